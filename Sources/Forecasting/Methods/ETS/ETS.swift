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

  /// The estimator of constants and first states.
  public enum Estimation: Sendable, Equatable {
    /// Maximum likelihood.
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
  public func fit(_ series: TimeSeries) throws(FitError) -> ETSModel {
    switch candidates {
    case .additiveWithoutSeason: try fitAdditive(series)
    case .all: try fitAll(series)
    case .only(let form): try fit(form, to: series)
    }
  }

  /// Runs the model that another series chose through a series, with its constants.
  public func fit(_ series: TimeSeries, keeping fitted: ETSModel) throws(FitError) -> ETSModel {
    guard candidates == .additiveWithoutSeason || fitted.isClosedForm else {
      return try model(like: fitted, on: series)
    }
    return switch fitted.trend {
    case .none: try ExponentialSmoothing().fit(series, keeping: fitted)
    case .additive: try Holt().fit(series, keeping: fitted)
    case .additiveDamped: try Holt(trend: .damped).fit(series, keeping: fitted)
    }
  }

  /// Fits the additive models without a season.
  func fitAdditive(_ series: TimeSeries) throws(FitError) -> ETSModel {
    var best = try ExponentialSmoothing().fit(series)
    for trend in [Holt.Trend.linear, .damped] {
      guard let criterion = best.aicc else { break }
      guard let candidate = try? Holt(trend: trend).fit(series) else { continue }
      if candidate.aicc.map({ $0 < criterion }) ?? true { best = candidate }
    }
    return best
  }
}
