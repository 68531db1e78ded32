extension Axis {
  /// The extent and ticks of an axis of equal ratios, the ticks at 1, 2 or 5 times 10ⁿ.
  ///
  /// The extent reaches to the next of these; where not all fit, the powers of ten are left, or
  /// each second of them and so on.
  func logarithmicGuide(values: [Double], space: GuideSpace) -> Guide {
    let known = values.filter { $0 > 0 && $0.isFinite }
    let lower = range?.lowerBound ?? known.min() ?? 1
    let upper = range?.upperBound ?? known.max() ?? 10
    let decades =
      Int(
        commonLogarithm(max(lower, 1e-300)).rounded(.down))...Int(
        commonLogarithm(min(max(upper, lower), 1e300)).rounded(.up) + 1)
    let all = decades.flatMap { decade in [1, 2, 5].map { $0 * powerOfTen(decade) } }

    let first = all.last { $0 <= lower } ?? lower
    let last = all.first { $0 >= upper && $0 > first } ?? upper
    let domain = range ?? first...last
    let shown = all.filter { domain.contains($0) }
    let scale = Scale(domain: domain, start: 0, end: space.length, isLogarithmic: true)
    for ticks in [shown, powersOfTen(in: shown, each: 1)].map({ tick($0, space: space) })
    where areApart(ticks, scale: scale, space: space) {
      return Guide(domain: domain, ticks: ticks, isLogarithmic: true)
    }
    let stride = max(2, decades.count * 60 / max(60, Int(space.length)) + 1)
    let ticks = tick(powersOfTen(in: shown, each: stride), space: space)
    return Guide(domain: domain, ticks: ticks, isLogarithmic: true)
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
