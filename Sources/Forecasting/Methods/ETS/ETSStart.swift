/// Where the search for a model's first states starts.
///
/// The season is that of the classical decomposition; of the values without it, the first ten, or
/// two cycles if that is more, give a level by their mean or a level and a slope by a line. Hyndman
/// & Khandakar (2008), *Automatic time series forecasting*, §2.3, Journal of Statistical Software
/// 27(3), as in R's `ets`, which takes a Fourier term in place of a decomposition where there are
/// less than three cycles.
struct ETSStart {
  /// The first states of the models with each season, without a trend and with one.
  private let plain, additive, multiplicative: (flat: ETS.States, sloped: ETS.States)?

  /// Finds the states.
  ///
  /// - Parameters:
  ///   - values: The values, NaN where there is none.
  ///   - period: The number of observations in a cycle; below two cycles there is no season.
  init(of values: [Double], period: Int) {
    let filled = interpolated(values)
    plain = firstStates(of: filled, seasons: [], form: .additive)
    guard period > 1, filled.count >= 2 * period else {
      (additive, multiplicative) = (nil, nil)
      return
    }
    let trend = centeredMovingAverage(of: filled, period: period)
    let isPositive = filled.allSatisfy { $0 > 0 }
    func start(_ form: Decomposition.Form) -> (flat: ETS.States, sloped: ETS.States)? {
      guard form == .additive || isPositive else { return nil }
      let figure = ClassicalDecomposition(period: period, form: form)
        .seasonalFigure(of: filled, trend: trend)
      let bounded = form == .additive ? figure : figure.map { max($0, 0.01) }
      return firstStates(of: filled, seasons: bounded, form: form)
    }
    (additive, multiplicative) = (start(.additive), start(.multiplicative))
  }

  /// The first states of a model, nil if its season cannot be found.
  func states(for form: ETS.Form) -> ETS.States? {
    let pair =
      switch form.season {
      case .none: plain
      case .additive: additive
      case .multiplicative: multiplicative
      }
    return form.trend == .none ? pair?.flat : pair?.sloped
  }
}

/// The level, and the level and slope, of values without given seasons.
private func firstStates(
  of values: [Double], seasons: [Double], form: Decomposition.Form
) -> (flat: ETS.States, sloped: ETS.States) {
  let period = max(1, seasons.count)
  let count = min(max(10, 2 * period), values.count)
  let adjusted = (0..<count).map { index in
    guard !seasons.isEmpty else { return values[index] }
    let season = seasons[index % period]
    return form == .additive ? values[index] - season : values[index] / season
  }
  let mean = adjusted.reduce(0, +) / Double(count)
  let center = Double(count + 1) / 2
  var (product, square) = (0.0, 0.0)
  for (index, value) in adjusted.enumerated() {
    let distance = Double(index + 1) - center
    product += distance * (value - mean)
    square += distance * distance
  }
  let slope = square > 0 ? product / square : 0
  return (
    ETS.States(level: mean, slope: 0, seasons: seasons),
    ETS.States(level: mean - center * slope, slope: slope, seasons: seasons)
  )
}
