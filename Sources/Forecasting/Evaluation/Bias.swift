import Statistics

extension Collection<Outcome> {
  /// The mean of forecast less actual, positive where forecasts are too high; nil without any.
  public var bias: Double? {
    isEmpty ? nil : map { -$0.error }.mean
  }
}
