public import TimeSeries

/// A level with a slope that wanders, both in continuous time, seen through noise.
///
/// The structural model with ``Structural/Trend/linear`` alone: an integrated Wiener process, whose
/// forecast is a line from where the level and the slope have come to. Harvey (1989), *Forecasting,
/// Structural Time Series Models and the Kalman Filter*, §9.2.
public struct LocalTrend: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "local-trend" }

  /// Creates the method.
  public init() {}

  /// Estimates the variances by maximum likelihood.
  ///
  /// - Parameter series: At least four observations, on two days or more.
  /// - Returns: The fitted model. A line is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short, of one day, or not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Structural.Fitted {
    try Structural(trend: .linear).fit(series)
  }

  /// Filters a series with the ratios of variances that were found in another.
  public func fit(
    _ series: TimeSeries, keeping fitted: Structural.Fitted
  ) throws(FitError) -> Structural.Fitted {
    try fitted.method.fit(series, keeping: fitted)
  }
}
