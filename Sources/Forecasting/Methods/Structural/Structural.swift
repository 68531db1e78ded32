public import TimeSeries

/// A structural time series model in continuous time: trend, season, errors and regressors.
///
///     yᵢ = μ(tᵢ) + γ(tᵢ) + ψ(tᵢ) + βᵀxᵢ + εᵢ,    εᵢ ~ N(0, σε²)
///
/// μ is a level that may wander and have a slope, γ a season of waves whose amplitudes may wander,
/// ψ an error that dies out. Each follows a stochastic differential equation, whose exact move over
/// a gap of any length is used, so that 3 days and 140 are what they are; a missing value is a
/// longer gap. Harvey (1989), *Forecasting, Structural Time Series Models and the Kalman Filter*,
/// chapter 9; Jones (1993), *Longitudinal Data with Serial Correlation: A State-Space Approach*;
/// Durbin & Koopman (2012), *Time Series Analysis by State Space Methods*, chapter 3.
///
/// With equal gaps it is the basic structural model of Harvey, with trigonometric seasonality, in
/// R's `StructTS` and statsmodels' `UnobservedComponents`. Their linear trend of variances ση² and
/// σζ² is the one here of variances ση² + σζ²/6 and σζ².
public struct Structural: Forecaster {
  /// How the trend moves.
  public enum Trend: Sendable, Hashable, CaseIterable {
    /// Not at all: a mean.
    case constant

    /// A level that wanders.
    case level

    /// A level and a slope that wander; with σζ² = 0 a line, with ση² = 0 a smoothing spline.
    case linear

    /// A level with a slope that returns to zero.
    case damped
  }

  /// How the trend moves.
  public let trend: Trend

  /// The season, nil for none.
  public let cycle: Cycle?

  /// Whether there are errors that die out beside those that do not last.
  public let hasAutoregression: Bool

  /// What else the series depends on.
  public let regressors: [Regressor]

  /// Whether forecasts allow for the variances being estimates, see ``Fitted/forecast(on:)``.
  public let isIntegrated: Bool

  /// The name by which users ask for the method.
  public var name: String { "structural" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - trend: How the trend moves.
  ///   - cycle: The season, nil for none.
  ///   - hasAutoregression: Whether there are errors that die out, by an Ornstein–Uhlenbeck process.
  ///   - regressors: What else the series depends on, each with a value for each observation and
  ///     for each step to be forecast.
  ///   - isIntegrated: Whether forecasts of a model with a trend alone are averages over the
  ///     variances that the series allows; false for the likeliest variances.
  public init(
    trend: Trend, cycle: Cycle? = nil, hasAutoregression: Bool = false,
    regressors: [Regressor] = [], isIntegrated: Bool = true
  ) {
    self.trend = trend
    self.cycle = cycle
    self.hasAutoregression = hasAutoregression
    self.regressors = regressors
    self.isIntegrated = isIntegrated
  }

  /// Estimates the variances by maximum likelihood.
  ///
  /// - Parameter series: Two observations more than the model has coefficients: one of the level,
  ///   one of a linear slope, two a wave, one a regressor.
  /// - Returns: The fitted model. A series that the model follows without error is forecast as
  ///   certain.
  /// - Throws: ``FitError`` if the series is too short, not finite, or does not tell the model's
  ///   coefficients apart.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, given: nil)
  }

  /// Takes the variances as given, and estimates what starts from anywhere.
  ///
  /// - Parameters:
  ///   - series: The observations.
  ///   - parameters: Each variance and rate of the model by its name in ``Fitted/parameters``.
  /// - Returns: The model, whose forecasts are normal.
  /// - Throws: ``FitError`` as ``fit(_:)``.
  public func fit(
    _ series: TimeSeries, given parameters: [String: Double]
  ) throws(FitError) -> Fitted {
    try fit(series, given: .some(parameters))
  }

  /// Filters a series with the ratios of variances and the rates that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let working = try sample(of: series, usualGap: fitted.usualGap)
    var likelihood = try likelihood(of: working)
    let average = fitted.average.map { StructuralAverage(&likelihood, keeping: $0) }
    let estimate = try StructuralEstimate(
      &likelihood, at: fitted.position, regressorNames: regressors.map(\.name))
    return try Fitted(self, series, working, estimate, &likelihood, average: average)
  }

  private func sample(
    of series: TimeSeries, usualGap: Double? = nil
  ) throws(FitError) -> StructuralSample {
    for regressor in regressors {
      precondition(
        regressor.values.count >= series.count,
        "\(regressor.values.count) values of \(regressor.name) for \(series.count) observations")
    }
    return try StructuralSample(series, regressors: regressors, usualGap: usualGap)
  }

  private func likelihood(of working: StructuralSample) throws(FitError) -> StateSpaceLikelihood {
    let form = StateSpaceForm(blocks(usualGap: working.usualGap))
    let unknown = form.diffuseElements.count + regressors.count
    let need = unknown + 2
    guard working.sample.observationCount >= need else {
      throw .tooShort(have: working.sample.observationCount, need: need)
    }
    return StateSpaceLikelihood(working.sample, form)
  }

  private func fit(
    _ series: TimeSeries, given parameters: [String: Double]?
  ) throws(FitError) -> Fitted {
    let working = try sample(of: series)
    var likelihood = try likelihood(of: working)
    let names = regressors.map(\.name)
    var average: StructuralAverage?
    let estimate: StructuralEstimate
    if let parameters {
      let units = StructuralUnits(likelihood.filter.form, working)
      estimate = try StructuralEstimate(
        &likelihood,
        variances: units.variances.map { Self.value($0.name, in: parameters) / $0.unit },
        rates: units.rates.map { Self.value($0.name, in: parameters) / $0.unit },
        regressorNames: names)
    } else {
      average = isIntegrated ? StructuralAverage(&likelihood, trend: trend) : nil
      estimate = try StructuralEstimate(
        &likelihood, from: average.map { [$0.best] }, regressorNames: names)
    }
    return try Fitted(self, series, working, estimate, &likelihood, average: average)
  }

  private static func value(_ name: String, in parameters: [String: Double]) -> Double {
    guard let value = parameters[name], value >= 0, value.isFinite else {
      preconditionFailure("\(name) is \(parameters[name]?.description ?? "not given")")
    }
    return value
  }

  /// The blocks of the model, in units of the usual gap.
  private func blocks(usualGap: Double) -> [StateBlock] {
    var blocks: [StateBlock] =
      switch trend {
      case .constant: [.constant]
      case .level: [.level]
      case .linear: [.trend]
      case .damped: [.dampedTrend(rate: 0.2)]
      }
    if let cycle {
      let length =
        switch cycle.length {
        case .days(let days): days / usualGap
        case .observations(let count): Double(count)
        }
      for harmonic in 1...cycle.harmonics {
        blocks.append(
          .wave(
            frequency: 2 * .pi * Double(harmonic) / length,
            isSeenAtCrests: cycle.length == .observations(2 * harmonic)))
      }
    }
    if hasAutoregression { blocks.append(.autoregression(rate: 0.5)) }
    return blocks
  }
}
