public import TimeSeries

/// A method fitted to a series with what is off its course taken out.
///
/// Single values that ``Anomalies`` finds are put back on the course, and the values before a change
/// of level are moved to the level after it, so that neither bends what the method learns: the
/// two-step way of Chen & Liu (1993), *Forecasting time series with outliers*, Journal of Forecasting
/// 12(1). A value at the very end may be an outlier or the first of a new level; it is taken for an
/// outlier, and the forecast says so by staying where it was. The intervals are those of a series
/// without outliers: where such come again, they are too narrow by that much.
public struct RobustlyFitted: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The number of observations in a cycle, one without a season.
  public let period: Int

  /// The probability that anything is taken out of a series without anything off its course.
  public let falseAlarmRate: Double

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What is fitted to the rest.
  ///   - period: The number of observations in a cycle, one without a season.
  ///   - falseAlarmRate: The probability that anything is taken out of a series without anything off
  ///     its course, at most.
  public init(_ method: any Forecaster, period: Int = 1, falseAlarmRate: Double = 0.05) {
    precondition(
      period >= 1 && falseAlarmRate > 0 && falseAlarmRate < 1,
      "period \(period), false alarms at \(falseAlarmRate)")
    self.method = method
    self.period = period
    self.falseAlarmRate = falseAlarmRate
  }

  /// Finds what is off the course, takes it out, and fits the method to the rest.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let found = Anomalies(in: series, period: period, falseAlarmRate: falseAlarmRate)
    var values = found.cleaned.values
    for shift in found.levelShifts {
      for index in 0..<shift.index { values[index] += shift.effect }
    }
    // The days are those of the series, which were in order.
    let adjusted = (try? TimeSeries(days: series.days, values: values)) ?? series
    let model = try method.fit(adjusted, like: kept)
    let fittedValues = zip(model.fittedValues, zip(series.values, values)).map {
      $0 + $1.0 - $1.1
    }
    return Fitted(model: model, anomalies: found, fittedValues: fittedValues)
  }

  /// A method fitted to a series with what is off its course taken out.
  public struct Fitted: WrappingModel {
    /// The method, fitted to the rest.
    public let model: any FittedForecaster

    /// The outliers and level shifts that were found.
    public let anomalies: Anomalies

    /// The predictions of the observations, with what is off the course.
    public let fittedValues: [Double]

    /// Predicts as the method does.
    public func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }

    /// Predicts as the method does on given days.
    public func forecast(on days: [Day]) -> Forecast { model.forecast(on: days) }
  }
}
