import Statistics

extension Collection<Outcome> {
  /// The mean continuous ranked probability score; nil without forecasts.
  ///
  /// It is infinite if one forecast does not say how far the observation may be.
  public var crps: Double? {
    isEmpty ? nil : map { $0.forecast.crps(of: $0.actual) }.mean
  }
}
