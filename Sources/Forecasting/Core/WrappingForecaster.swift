public import TimeSeries

/// A method that changes what another sees, or what it says.
public protocol WrappingForecaster: Forecaster where Fitted: WrappingModel {
  /// Fits the inner method.
  ///
  /// - Parameters:
  ///   - series: The observations.
  ///   - kept: A fitted model of the inner method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the inner method does.
  func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted
}

extension WrappingForecaster {
  /// The inner method is learnt.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, innerLike: nil)
  }

  /// The inner method keeps its parameters.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, innerLike: fitted.model)
  }
}

/// A method around another, fitted; of all but forecasts it says what the inner model says, where it
/// has nothing else to say.
public protocol WrappingModel: FittedForecaster {
  /// The inner method, fitted.
  var model: any FittedForecaster { get }
}

extension WrappingModel {
  /// The parameters of the inner model.
  public var parameters: [Parameter] { model.parameters }

  /// The inner model's predictions.
  public var fittedValues: [Double] { model.fittedValues }

  /// The observations less those predictions.
  public var residuals: [Double] { model.residuals }

  /// The standard deviation of the inner model's one-step errors.
  public var sigma: Double? { model.sigma }

  /// The likelihood of the inner model.
  public var likelihood: Likelihood? { model.likelihood }
}
