public import TimeSeries

/// Exponential smoothing with the components that the small-sample criterion chooses.
///
/// The candidates are all models of the taxonomy whose forecasts have a finite variance, the
/// multiplicative ones for positive values only, and the season for at least two cycles of at most 24
/// observations: Hyndman & Khandakar (2008), *Automatic time series forecasting*, Journal of
/// Statistical Software 27(3); R's `ets`. Unlike R's the constants and first states are by default
/// drawn towards usual ones, which forecasts better, see ``Estimation/shrunken``.
///
/// ``additive`` chooses among the additive models without a season only.
public struct ETS: Forecaster {
  /// The trend of a model of the taxonomy.
  public enum Trend: Sendable, Hashable {
    /// None, N.
    case none

    /// A line, A.
    case additive

    /// A line that dies out, Ad.
    case additiveDamped
  }

  /// How constants and first states are estimated.
  public enum Estimation: Sendable, Equatable {
    /// Where the likelihood is greatest.
    case maximumLikelihood

    /// Where the likelihood times a prior is greatest, so that a short series does not move the
    /// constants far from usual ones, nor the first states from the classical decomposition.
    case shrunken
  }

  /// The models to choose from.
  enum Candidates: Sendable, Equatable {
    case additiveWithoutSeason
    case all
    case only(Form)
  }

  /// The number of observations in a cycle, one without a season.
  public let period: Int

  /// How constants and first states are estimated; of the additive models without a season always
  /// by likelihood.
  public let estimation: Estimation

  let candidates: Candidates

  /// The name by which users ask for the method.
  public var name: String { candidates == .additiveWithoutSeason ? "ets-additive" : "ets" }

  /// The choice among the additive models without a season: ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N).
  ///
  /// The one with the least AICc is kept; one for which the series is too short is no candidate, and
  /// a model that leaves no error is taken at once. R's `ets(additive.only = TRUE)`.
  public static let additive = ETS(
    period: 1, estimation: .maximumLikelihood, candidates: .additiveWithoutSeason)

  private init(period: Int, estimation: Estimation, candidates: Candidates) {
    self.period = period
    self.estimation = estimation
    self.candidates = candidates
  }

  /// Creates the method with all models of the taxonomy.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, one for none.
  ///   - estimation: How constants and first states are estimated.
  public init(period: Int = 1, estimation: Estimation = .shrunken) {
    precondition(period >= 1, "a period of \(period)")
    self.init(period: period, estimation: estimation, candidates: .all)
  }

  /// Creates the method with one model, its constants and states to be estimated.
  ///
  /// - Parameters:
  ///   - form: The model.
  ///   - period: The number of observations in a cycle, at least two if the model has a season.
  ///   - estimation: How constants and first states are estimated.
  public init(_ form: Form, period: Int = 1, estimation: Estimation = .shrunken) {
    precondition(period >= (form.season == .none ? 1 : 2), "a period of \(period) for \(form)")
    self.init(period: period, estimation: estimation, candidates: .only(form))
  }

  /// Fits the candidates and keeps the best.
  ///
  /// - Parameter series: At least three observations; of the additive models without a season, none
  ///   missing if a trend is to be considered.
  /// - Returns: The model with the least AICc.
  /// - Throws: ``FitError`` if even the model without a trend cannot be fitted.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    switch candidates {
    case .additiveWithoutSeason: try fitAdditive(series)
    case .all: try fitAll(series)
    case .only(let form): try fit(form, to: series)
    }
  }

  /// Runs the model that another series chose through a series, with its constants.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let model: any FittedForecaster =
      switch fitted.model {
      case let model as ETSModel: try self.model(like: model, on: series)
      case let model as Holt.Fitted: try Holt(trend: model.trend).fit(series, keeping: model)
      default: try ExponentialSmoothing().fit(series, like: fitted.model)
      }
    return Fitted(trend: fitted.trend, model: model)
  }

  /// Fits the additive models without a season.
  func fitAdditive(_ series: TimeSeries) throws(FitError) -> Fitted {
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

    /// The components of the model.
    public var form: Form {
      (model as? ETSModel)?.form ?? Form(error: .additive, trend: trend, season: .none)
    }

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
