extension Axis {
  /// The extent and ticks of an axis of equal ratios, the ticks at 1, 2 or 5 times 10ⁿ.
  ///
  /// Where not all fit, the powers of ten are left, or each second of them and so on.
  func logarithmicGuide(values: [Double], space: GuideSpace) -> Guide {
    let known = values.filter { $0 > 0 && $0.isFinite }
    // An extent without two positive ends has no ratio.
    let range = range.flatMap { $0.lowerBound > 0 && $0.lowerBound < $0.upperBound ? $0 : nil }
    let lower = range?.lowerBound ?? known.min() ?? 1
    let upper = range?.upperBound ?? known.max() ?? 10
    let decades =
      Int(
        commonLogarithm(max(lower, 1e-300)).rounded(.down))...Int(
        commonLogarithm(min(max(upper, lower), 1e300)).rounded(.up) + 1)
    let all = decades.flatMap { decade in [1, 2, 5].map { $0 * powerOfTen(decade) } }

    let domain = range ?? widened(lower...max(lower, upper), by: space)
    let shown = all.filter { domain.contains($0) }
    let scale = Scale(domain: domain, start: 0, end: space.length, isLogarithmic: true)
    // Fewer than three of 1, 2, 5 say little of a short extent.
    let fine = decades.flatMap { decade in [1, 1.5, 2, 3, 4, 5, 7].map { $0 * powerOfTen(decade) } }
    let short = shown.count < 4 ? [fine.filter { domain.contains($0) }] : []
    for ticks in (short + [shown, powersOfTen(in: shown, each: 1)]).map({ tick($0, space: space) })
    where areApart(ticks, scale: scale, space: space) {
      return Guide(domain: domain, ticks: ticks, isLogarithmic: true)
    }
    let stride = max(2, decades.count * 60 / max(60, Int(space.length)) + 1)
    let ticks = tick(powersOfTen(in: shown, each: stride), space: space)
    return Guide(domain: domain, ticks: ticks, isLogarithmic: true)
  }

  /// The extent with room for a dot at each end, and at least from half to double of a value.
  private func widened(_ extent: ClosedRange<Double>, by space: GuideSpace) -> ClosedRange<Double> {
    var (lower, upper) = (extent.lowerBound, extent.upperBound)
    if upper / lower < 4 { (lower, upper) = (lower / 2, upper * 2) }
    let decades = commonLogarithm(upper) - commonLogarithm(lower)
    let share = min(0.2, 10 / max(space.length, 1))
    // Ten to the power of a small number, from the series of the exponential function.
    let exponent = decades * share * 2.302_585_092_994_045_7
    let factor = (1...30).reduce((sum: 1.0, term: 1.0)) { series, index in
      let term = series.term * exponent / Double(index)
      return (series.sum + term, term)
    }.sum
    return max(lower / factor, 1e-305)...min(upper * factor, 1e305)
  }

  private func powersOfTen(in values: [Double], each stride: Int) -> [Double] {
    values.filter { value in
      let exponent = Int(commonLogarithm(value).rounded())
      return powerOfTen(exponent) == value && exponent % stride == 0
    }
  }

  private func tick(_ values: [Double], space: GuideSpace) -> [Guide.Tick] {
    values.map { value in
      let decimals = max(0, -Int(commonLogarithm(value * 1.000_001).rounded(.down)))
      return .init(value: value, lines: [text(value, decimals: decimals, format: space.format)])
    }
  }

  /// Whether there are ticks, at least two, and no label touches the next.
  private func areApart(_ ticks: [Guide.Tick], scale: Scale, space: GuideSpace) -> Bool {
    ticks.count >= 2
      && zip(ticks, ticks.dropFirst()).allSatisfy { tick, next in
        let width = space.width(of: [tick, next])
        return space.fits(width: width, spacing: scale(next.value) - scale(tick.value))
      }
  }
}
