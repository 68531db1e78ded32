import Statistics

/// The score of a prediction interval: its width, and a fine for what it misses; less is better.
///
///     S = (u − l) + 2/α · (l − y)⁺ + 2/α · (y − u)⁺,    α = 1 − level
///
/// Gneiting & Raftery (2007), *Strictly Proper Scoring Rules, Prediction, and Estimation*, Journal
/// of the American Statistical Association 102, equation 43.
///
/// - Parameters:
///   - interval: The interval.
///   - actual: What happened.
///   - level: The probability that the interval should hold, in `0..<1`.
/// - Returns: The score, in the unit of the observation; infinite for an endless interval.
public func intervalScore(
  of interval: ClosedRange<Double>, actual: Double, level: Double
) -> Double {
  let width = interval.upperBound - interval.lowerBound
  let miss = max(0, interval.lowerBound - actual, actual - interval.upperBound)
  return width + 2 / (1 - level) * miss
}

extension Collection<Outcome> {
  /// The mean score of the prediction intervals of a level; nil without forecasts.
  public func intervalScore(level: Double) -> Double? {
    guard !isEmpty else { return nil }
    return map {
      Forecasting.intervalScore(
        of: $0.forecast.interval(level: level), actual: $0.actual, level: level)
    }.mean
  }
}
