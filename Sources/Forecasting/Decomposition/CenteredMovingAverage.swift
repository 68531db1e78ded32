public import TimeSeries

extension TimeSeries {
  /// The mean of the values around each, for a chart: half of the window lies in the future.
  ///
  /// Over an even window the two ends count half. Where the window reaches beyond the series, or
  /// holds a missing value, the mean is NaN. Hyndman & Athanasopoulos (2021), *Forecasting:
  /// Principles and Practice*, §3.3; the trend of R's `decompose`.
  ///
  /// - Parameter window: The number of values in a mean, at least one.
  /// - Returns: A series on the same days.
  public func centeredMovingAverage(window: Int) -> TimeSeries {
    precondition(window >= 1, "a window of \(window)")
    let means = Forecasting.centeredMovingAverage(of: values, period: window)
    return (try? TimeSeries(days: days, values: means)) ?? self
  }
}
