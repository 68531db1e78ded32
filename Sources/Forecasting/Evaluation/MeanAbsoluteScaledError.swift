import Statistics

extension Collection<Outcome> {
  /// The mean of the absolute errors, each in units of the mean absolute step until its origin.
  ///
  /// One is what the last value scores where steps stay as large as they were. A forecast from an
  /// origin before which the series never moved has no scale and is left out. Hyndman & Koehler
  /// (2006), *Another look at measures of forecast accuracy*, International Journal of Forecasting
  /// 22(4).
  ///
  /// - Returns: The mean; nil if no forecast has a scale.
  public var meanAbsoluteScaledError: Double? {
    let scaled = compactMap { outcome -> Double? in
      guard let step = outcome.typicalStep, step > 0 else { return nil }
      return abs(outcome.error) / step
    }
    return scaled.isEmpty ? nil : scaled.mean
  }
}
