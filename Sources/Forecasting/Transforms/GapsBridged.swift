import TimeSeries

/// A method that is shown a series whose gaps are bridged with the season's course.
///
/// For methods that cannot step over a missing value; see ``SeasonalAutoregression`` for the bridge.
struct GapsBridged: WrappingForecaster {
  /// The method.
  let method: any Forecaster

  /// The seasonal periods.
  let periods: [Int]

  /// The name by which users ask for the method.
  var name: String { method.name }

  /// Fits the method to the series without gaps.
  func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 1)
    let bridged = series.with(SeasonalBridge(periods: periods).filled(series.values))
    let model = try method.fit(bridged, like: kept)
    return Fitted(
      model: model, residuals: zip(series.values, model.fittedValues).map { $0 - $1 })
  }

  /// A method fitted to a series without gaps.
  struct Fitted: WrappingModel {
    /// The method, fitted.
    let model: any FittedForecaster

    /// The observations less their predictions, NaN where there was none.
    let residuals: [Double]

    /// The method's paths.
    var paths: InnovationPaths? { model.paths }

    /// Predicts as the method does.
    func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }

    /// Predicts as the method does on given days.
    func forecast(on days: [Day]) -> Forecast { model.forecast(on: days) }
  }
}
