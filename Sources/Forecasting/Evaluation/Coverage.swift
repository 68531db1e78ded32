extension Collection<Outcome> {
  /// The part of the observations that fell into their prediction interval.
  ///
  /// - Parameter level: The probability that the intervals should hold, in `0..<1`.
  /// - Returns: The part, its bounds counted in; nil without forecasts.
  public func coverage(level: Double) -> Double? {
    guard !isEmpty else { return nil }
    let hits = count { $0.forecast.interval(level: level).contains($0.actual) }
    return Double(hits) / Double(count)
  }
}
