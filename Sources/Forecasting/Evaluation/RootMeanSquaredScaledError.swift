import Statistics

extension Collection<Outcome> {
  /// The root of the mean squared error, each in units of the mean squared step until its origin.
  ///
  ///     RMSSE = √ mean of (y − ŷ)² / [mean of (yₜ − yₜ₋ₘ)²]
  ///
  /// Means are what it rewards, where the absolute scaled error rewards medians. A forecast from an
  /// origin before which the series never moved has no scale and is left out. Hyndman & Koehler
  /// (2006), *Another look at measures of forecast accuracy*, International Journal of Forecasting
  /// 22(4); the measure of the M5 competition.
  ///
  /// - Returns: The root; nil if no forecast has a scale.
  public var rootMeanSquaredScaledError: Double? {
    let scaled = compactMap { outcome -> Double? in
      guard let square = outcome.typicalSquaredStep, square > 0 else { return nil }
      return outcome.error * outcome.error / square
    }
    return scaled.isEmpty ? nil : scaled.mean.squareRoot()
  }
}
