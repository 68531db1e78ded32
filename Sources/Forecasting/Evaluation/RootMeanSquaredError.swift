import Statistics

extension Collection<Outcome> {
  /// The root of the mean squared error, which counts wild misses most; nil without forecasts.
  public var rootMeanSquaredError: Double? {
    isEmpty ? nil : map { $0.error * $0.error }.mean.squareRoot()
  }
}
