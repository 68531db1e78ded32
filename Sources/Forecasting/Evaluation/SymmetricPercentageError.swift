import Statistics

extension Collection<Outcome> {
  /// The mean absolute error in percent of the mean size of forecast and actual, from 0 to 200.
  ///
  ///     sMAPE = mean of 200 |y − ŷ| / (|y| + |ŷ|)
  ///
  /// A forecast of zero that was zero has no error. Makridakis & Hibon (2000), *The M3-Competition*,
  /// International Journal of Forecasting 16(4), with the absolute values of Makridakis, Spiliotis &
  /// Assimakopoulos (2020), *The M4 Competition*, same journal 36(1).
  ///
  /// - Returns: The mean; nil without forecasts.
  public var symmetricPercentageError: Double? {
    isEmpty
      ? nil
      : map { outcome in
        let size = abs(outcome.actual) + abs(outcome.forecast.mean)
        return size > 0 ? 200 * abs(outcome.error) / size : 0
      }.mean
  }
}
