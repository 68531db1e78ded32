public import TimeSeries

/// Exponential smoothing with the trend that the small-sample criterion chooses.
///
/// The candidates are the additive models without a season: ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N),
/// of which the one with the least AICc is kept; one for which the series is too short is no
/// candidate, and a model that leaves no error is taken at once. Hyndman & Khandakar (2008),
/// *Automatic time series forecasting*, Journal of Statistical Software 27(3); R's
/// `ets(additive.only = TRUE)`.
public struct ETS: Forecaster {
  /// The trend of a model of the taxonomy.
  public enum Trend: Sendable, Equatable {
    /// None, N.
    case none

    /// A line, A.
    case additive

    /// A line that dies out, Ad.
    case additiveDamped
  }

  /// The name by which users ask for the method.
  public var name: String { "ets" }

  /// Creates the method.
  public init() {}

  /// Fits the candidates and keeps the best.
  ///
  /// - Parameter series: At least three observations, none missing if a trend is to be considered.
  /// - Returns: The model with the least AICc.
  /// - Throws: ``FitError`` if even the model without a trend cannot be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let level = try ExponentialSmoothing().fit(series)
    var best = Fitted(trend: .none, model: level)
    for (trend, method) in [(Trend.additive, Holt.Trend.linear), (.additiveDamped, .damped)] {
      guard let criterion = best.aicc else { break }
      guard let model = try? Holt(trend: method).fit(series) else { continue }
      let candidate = Fitted(trend: trend, model: model)
      if candidate.aicc.map({ $0 < criterion }) ?? true { best = candidate }
    }
    return best
  }

  /// The model that was kept, fitted.
  public struct Fitted: FittedForecaster {
    /// The trend of the model.
    public let trend: Trend

    /// The model.
    public let model: any FittedForecaster

    /// Akaike's criterion for few observations, nil for a model that leaves no error.
    public var aicc: Double? { likelihood?.aicc }

    /// The parameters of the model.
    public var parameters: [Parameter] { model.parameters }

    /// The prediction of each observation from those before it.
    public var fittedValues: [Double] { model.fittedValues }

    /// The one-step errors.
    public var residuals: [Double] { model.residuals }

    /// The root of the squared errors over their count less the parameters estimated.
    public var sigma: Double? { model.sigma }

    /// The Gaussian likelihood of the observations.
    public var likelihood: Likelihood? { model.likelihood }

    /// Predicts as the model does.
    public func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }
  }
}
