import Statistics

extension Collection<Outcome> {
  /// The median absolute error, which a few wild misses do not move; nil without forecasts.
  public var medianAbsoluteError: Double? {
    isEmpty ? nil : map { abs($0.error) }.median
  }
}
