import Statistics

extension Collection<Outcome> {
  /// The mean interval score, each in units of the mean absolute step until its origin.
  ///
  /// MSIS of the M4 competition: Makridakis, Spiliotis & Assimakopoulos (2020), *The M4
  /// Competition*, International Journal of Forecasting 36(1), equation 4. A forecast from an origin
  /// before which the series never moved has no scale and is left out.
  ///
  /// - Parameter level: The probability that the intervals should hold, in `0..<1`.
  /// - Returns: The mean; nil if no forecast has a scale, infinite if one has no bounds.
  public func meanScaledIntervalScore(level: Double) -> Double? {
    let scaled = compactMap { outcome -> Double? in
      guard let step = outcome.typicalStep, step > 0 else { return nil }
      let score = Forecasting.intervalScore(
        of: outcome.forecast.interval(level: level), actual: outcome.actual, level: level)
      return score / step
    }
    return scaled.isEmpty ? nil : scaled.mean
  }
}
