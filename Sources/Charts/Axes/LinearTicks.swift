extension Axis {
  /// The extent and ticks of an axis of equal differences, the ticks at 1, 2 or 5 times 10ⁿ.
  func linearGuide(values: [Double], space: GuideSpace) -> Guide {
    let extent = linearExtent(values: values)
    // A low plot has its ticks closer, so that it has more than two.
    let pixels = space.direction == .horizontal ? 56.0 : space.length < 160 ? 20 : 34
    let most = max(2, Int(space.length / pixels))
    var guide = Guide(domain: extent, ticks: [])
    for count in (1...most).reversed() {
      guide = ticked(extent, step: roundStep(extent, count: count), space: space)
      let spacing = space.length / Double(max(1, guide.ticks.count - 1))
      if space.fits(width: space.width(of: guide.ticks), spacing: spacing) { break }
    }
    return guide
  }

  /// The least extent that holds the values.
  private func linearExtent(values: [Double]) -> ClosedRange<Double> {
    if let range, range.lowerBound < range.upperBound { return range }
    // Beyond this the difference of two values would not be finite.
    let known = values.filter { abs($0) <= 1e300 } + (including.map { [$0] } ?? [])
    var (lower, upper) = (known.min() ?? 0, known.max() ?? 1)
    if lower == upper {
      let margin = lower == 0 ? 1 : abs(lower) / 10
      if including != lower || lower < 0 { lower -= margin }
      if including != upper || lower >= 0 { upper += margin }
    }
    return lower...upper
  }

  /// The extent widened to whole steps, unless it is given, and a tick at each step within it.
  private func ticked(_ extent: ClosedRange<Double>, step: Double, space: GuideSpace) -> Guide {
    let first = (extent.lowerBound / step).rounded(range == nil ? .down : .up)
    let last = max(
      (extent.upperBound / step).rounded(range == nil ? .up : .down), range == nil ? first + 1 : 0)
    let decimals = decimals(of: notation == .percent ? step * 100 : step)
    let ticks = stride(from: first, through: last, by: 1).prefix(100).map { index in
      let value = index * step
      return Guide.Tick(
        value: value, lines: [text(value, decimals: decimals, format: space.format)])
    }
    return Guide(
      domain: range ?? roomy(first * step...last * step, around: extent, space: space),
      ticks: ticks)
  }

  /// An extent with as much room beyond values as is drawn there, and none beyond a zero.
  private func roomy(
    _ extent: ClosedRange<Double>, around values: ClosedRange<Double>, space: GuideSpace
  ) -> ClosedRange<Double> {
    let unit = (extent.upperBound - extent.lowerBound) / max(space.length, 1)
    let isBelow = including.map { values.lowerBound < $0 } ?? true
    let isAbove = including.map { values.upperBound > $0 } ?? true
    let lower = values.lowerBound - (isBelow ? unit * space.headroom.lower : 0)
    let upper = values.upperBound + (isAbove ? unit * space.headroom.upper : 0)
    return min(extent.lowerBound, lower)...max(extent.upperBound, upper)
  }

  /// A number as the axis writes it.
  func text(_ value: Double, decimals: Int, format: ChartFormat) -> String {
    switch notation {
    case .plain: format.number(value, decimals: decimals)
    case .ungrouped:
      ChartFormat.ungrouped(format).number(value, decimals: decimals)
    case .signed: format.signed(value, decimals: decimals)
    case .percent: format.percent(value, decimals: decimals)
    }
  }

  /// The least of 1, 2, 5 times 10ⁿ that cuts an extent into no more than a count of parts.
  private func roundStep(_ extent: ClosedRange<Double>, count: Int) -> Double {
    let raw = (extent.upperBound / Double(count)) - (extent.lowerBound / Double(count))
    let exponent = Int(commonLogarithm(raw).rounded(.down))
    for step in [1.0, 2, 5, 10, 20].map({ $0 * powerOfTen(exponent) }) where step >= raw * 0.999_999
    {
      return step
    }
    return raw
  }

  /// The number of decimals that a step of 1, 2 or 5 times 10ⁿ needs.
  private func decimals(of step: Double) -> Int {
    max(0, -Int((commonLogarithm(step) + 1e-9).rounded(.down)))
  }
}

/// Ten to the power of a whole number, the double that is nearest to it.
func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(exponent)") ?? 0
}
