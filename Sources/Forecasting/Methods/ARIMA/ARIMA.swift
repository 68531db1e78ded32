import RealModule
public import TimeSeries

/// An autoregressive integrated moving average of a given order, with seasonal factors.
///
///     φ(B) Φ(Bᵐ) (1 − B)ᵈ (1 − Bᵐ)ᴰ (yₜ − βᵀxₜ) = θ(B) Θ(Bᵐ) εₜ,    var(εₜ) = σ²
///
/// The likelihood is exact: of the differences if no value is missing, otherwise by a filter that
/// steps over the gaps. R's `arima` and, with a constant, `forecast::Arima` find the same up to the
/// accuracy of their search. Box & Jenkins (1976), *Time Series Analysis: Forecasting and Control*;
/// Harvey (1989), *Forecasting, Structural Time Series Models and the Kalman Filter*, §3.4.
///
/// Days count by their order only; an observation that is not there has to be there as NaN.
public struct ARIMA: Forecaster {
  /// How the coefficients are estimated.
  public enum Estimation: Sendable, Equatable {
    /// By the greatest exact likelihood, which is that of the differences.
    case maximumLikelihood

    /// By the greatest likelihood where the values before the first, of a differenced series, have
    /// a mean of zero and a variance that many times that of the innovations.
    ///
    /// R's `arima` takes 10⁶. Its likelihood then differs from that of the differences by some
    /// thousandths, and depends on where the zero of the series is.
    case maximumLikelihoodFrom(initialVariance: Double)

    /// By the least sum of squared innovations after the first p + mP values, those before taken
    /// to be zero: quicker, and for series without gaps only.
    case conditionalLeastSquares

    /// The variance of the start, nil if it is infinite.
    var initialVariance: Double? {
      if case .maximumLikelihoodFrom(let variance) = self { variance } else { nil }
    }
  }

  /// The order.
  public let order: ARIMAOrder

  /// Whether there is a constant: the mean if nothing is differenced, the drift after one
  /// difference, none after more.
  public let hasConstant: Bool

  /// What else the series depends on.
  public let regressors: [Regressor]

  /// How the coefficients are estimated.
  public let estimation: Estimation

  /// The name by which users ask for the method.
  public var name: String { "arima" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - order: The order.
  ///   - hasConstant: Whether there is a mean, or a drift after one difference.
  ///   - regressors: What else the series depends on; the model is then a regression with ARIMA
  ///     errors.
  ///   - estimation: How the coefficients are estimated.
  public init(
    _ order: ARIMAOrder, hasConstant: Bool = false, regressors: [Regressor] = [],
    estimation: Estimation = .maximumLikelihood
  ) {
    self.order = order
    self.hasConstant = hasConstant
    self.regressors = regressors
    self.estimation = estimation
  }

  /// Estimates the coefficients.
  ///
  /// - Parameter series: More observations than differencing uses up and coefficients there are;
  ///   missing values count as not observed. Each regressor has a value for each of the series.
  /// - Returns: The fitted model.
  /// - Throws: ``FitError`` if the series is too short, constant, or not finite, or if regressors
  ///   cannot be told apart.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, from: nil)
  }

  /// Filters a series with the ARMA coefficients that were found in another.
  ///
  /// The coefficients of the regressors and the constant are by generalized least squares.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let sample = try sample(of: series)
    try check(sample, series)
    var objective = ARIMAObjective(
      columns: sample.columns, order: order, estimation: estimation)
    let deviates = sample.names.map { _ in 0.0 }
    guard
      let estimate = ARIMAEstimate(&objective, at: fitted.position, deviates: deviates)
    else { throw .overflow }
    guard objective.dependentRegressors.isEmpty else {
      throw .collinear(regressors: objective.dependentRegressors.map { sample.names[$0] })
    }
    return try Fitted(self, series, sample, estimate, ARIMAStandardErrors(unknownFor: estimate))
  }

  /// Estimates the coefficients by searches from given free numbers, nil for the usual ones.
  func fit(_ series: TimeSeries, from starts: [[Double]]?) throws(FitError) -> Fitted {
    var (sample, objective, estimate) = try estimate(series, from: starts)
    let errors = ARIMAStandardErrors(&objective, estimate)
    return try Fitted(self, series, sample, estimate, errors)
  }

  /// Searches for the coefficients.
  func estimate(
    _ series: TimeSeries, from starts: [[Double]]?
  ) throws(FitError) -> (ARIMASample, ARIMAObjective, ARIMAEstimate) {
    let sample = try sample(of: series)
    try check(sample, series)
    var objective = ARIMAObjective(
      columns: sample.columns, order: order, estimation: estimation)
    let estimate = try estimate(&objective, sample, from: starts)
    return (sample, objective, estimate)
  }

  /// The series and its regressors in working units.
  private func sample(of series: TimeSeries) throws(FitError) -> ARIMASample {
    for regressor in regressors {
      precondition(
        regressor.values.count >= series.count,
        "\(regressor.values.count) values of \(regressor.name) for \(series.count) observations")
    }
    return try ARIMASample(
      series, order: order, constant: hasConstant, regressors: regressors,
      isShifted: estimation.initialVariance == nil)
  }

  private var isConditional: Bool { estimation == .conditionalLeastSquares }

  /// Refuses a sample that is too short, or has gaps where there may be none.
  private func check(_ sample: ARIMASample, _ series: TimeSeries) throws(FitError) {
    let coefficients = order.coefficientCount + sample.names.count
    let need =
      order.lostToDifferences + (isConditional ? order.autoregressiveReach : 0)
      + max(1, coefficients + (order.coefficientCount > 0 ? 1 : 0))
    guard sample.observationCount >= need else {
      throw .tooShort(have: sample.observationCount, need: need)
    }
    if isConditional, let gap = sample.columns[0].firstIndex(where: \.isNaN) {
      throw .missing(on: series.days[sample.start + gap])
    }
  }

  /// Searches from the regressions' estimate, from white noise, and from halves.
  private func estimate(
    _ objective: inout ARIMAObjective, _ sample: ARIMASample, from given: [[Double]]?
  ) throws(FitError) -> ARIMAEstimate {
    let noise = [Double](repeating: 0, count: order.coefficientCount)
    guard objective.run(free: noise) else { throw .overflow }
    let dependent = objective.dependentRegressors
    guard dependent.isEmpty else {
      throw .collinear(regressors: dependent.map { sample.names[$0] })
    }
    var whitened = [Double](repeating: 0, count: objective.residualCount)
    objective.fill(&whitened)
    // Nothing but rounding is left of a series that follows its regressors exactly.
    let isExact = objective.variance <= 1e-26
    guard !isExact || order.coefficientCount == 0 else { throw .noVariation }
    var starts = given ?? [noise]
    if given == nil, order.coefficientCount > 0 {
      starts = [
        ARMAStart(whitened, period: order.period).position(for: order), noise,
        noise.map { _ in 0.3 },
      ]
    }
    guard let estimate = ARIMAEstimate(&objective, from: starts) else { throw .overflow }
    return estimate
  }
}
