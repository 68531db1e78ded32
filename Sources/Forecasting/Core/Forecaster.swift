public import TimeSeries

/// A forecasting method and its settings, before it has seen a series.
///
/// Settings and fitted model are two types, so a forecast from a model that was never fitted does
/// not compile, and one setting can be fitted to many series at once.
public protocol Forecaster: Sendable {
  /// What fitting gives.
  associatedtype Fitted: FittedForecaster

  /// The name by which users ask for the method, such as `moving-average`.
  var name: String { get }

  /// Learns from a series what a forecast needs.
  ///
  /// - Parameter series: The observations, at regular or irregular days.
  /// - Returns: The fitted model, whose forecasts are finite.
  /// - Throws: ``FitError`` if the series does not determine the model.
  func fit(_ series: TimeSeries) throws(FitError) -> Fitted

  /// Takes in a series with the parameters that were learnt from another, such as its beginning.
  ///
  /// Kept is what had to be searched for or chosen: smoothing constants, ARMA coefficients, ratios of
  /// variances, orders, forms and weights. First states, regression coefficients, seasonal figures
  /// and the variance of the errors, which follow from these directly, are the series' own.
  ///
  /// - Parameters:
  ///   - series: The observations.
  ///   - fitted: What was learnt.
  /// - Returns: The model after the observations, its parameters as they were.
  /// - Throws: ``FitError`` if the series cannot be taken in.
  func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted

  /// The models that a series may come from, each with its parameters as far as they are known.
  ///
  /// A method that does not choose among models gives one.
  ///
  /// - Parameter series: The observations.
  /// - Returns: The models, at least one, their weights one together.
  /// - Throws: ``FitError`` if the series cannot be fitted, or the method has no sample paths.
  func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel]
}

extension Forecaster {
  /// Learns anew, for a method that has no parameters to keep.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series)
  }

  /// Takes in a series with the parameters of a model of unknown type; learns anew if there is none,
  /// or it is of another method.
  func fit(
    _ series: TimeSeries, like fitted: (any FittedForecaster)?
  ) throws(FitError) -> any FittedForecaster {
    guard let own = fitted as? Fitted else { return try fit(series) }
    return try fit(series, keeping: own)
  }

  /// The fitted model alone, its parameters taken for known, for a method without a likelihood.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    guard let paths = try fit(series).paths else { throw .noPaths(method: name) }
    return [LikelyModel(name: name, paths: paths)]
  }
}

/// A method fitted to a series.
public protocol FittedForecaster: Sendable {
  /// The parameters, in the order in which they are usually written.
  var parameters: [Parameter] { get }

  /// The one-step predictions of the observations, NaN where there is none.
  var fittedValues: [Double] { get }

  /// The observations less their predictions, NaN where either is missing.
  var residuals: [Double] { get }

  /// The standard deviation of the one-step errors, nil if there are too few to tell.
  var sigma: Double? { get }

  /// The likelihood of the series, nil for a method that has none.
  var likelihood: Likelihood? { get }

  /// How the values to come follow from errors to come, nil for a method that does not say.
  var paths: InnovationPaths? { get }

  /// Predicts the observations that follow the series at its usual pace, at least one.
  func forecast(horizon: Int) -> Forecast

  /// Predicts the observations on given days, none before the last of the series.
  func forecast(on days: [Day]) -> Forecast
}

extension FittedForecaster {
  /// The likelihood that most simple methods do not have.
  public var likelihood: Likelihood? { nil }

  /// The paths that not every method has.
  public var paths: InnovationPaths? { nil }

  /// Predicts as many steps as there are days: to most methods only the order is known.
  public func forecast(on days: [Day]) -> Forecast { forecast(horizon: days.count) }

  /// Akaike's information criterion, nil for a method without a likelihood.
  public var aic: Double? { likelihood?.aic }
}
