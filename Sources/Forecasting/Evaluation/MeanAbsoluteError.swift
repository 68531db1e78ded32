import Statistics

extension Collection<Outcome> {
  /// The mean absolute error, in the unit of the series; nil without forecasts.
  public var meanAbsoluteError: Double? {
    isEmpty ? nil : map { abs($0.error) }.mean
  }
}
