import RealModule
import Statistics
public import TimeSeries

/// A model of the taxonomy with its constants and first states, run through a series.
///
/// Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with Exponential Smoothing*, chapters 2 to 6;
/// the equations are those of R's `ets`, which leaves n/2 (log(2π/n) + 1) out of its likelihood.
public struct ETSModel: FittedForecaster {
  /// The components.
  public let form: ETS.Form

  /// The number of observations in a cycle, one without a season.
  public let period: Int

  /// The constants.
  public let constants: ETS.Constants

  /// The components before the first observation.
  public let firstStates: ETS.States

  /// The components after the last observation.
  public let states: ETS.States

  /// The prediction of each observation from those before it.
  public let fittedValues: [Double]

  /// The one-step errors.
  public let residuals: [Double]

  /// The variance of the innovations: of the errors, or of the errors as parts of the predictions.
  public let innovationVariance: Double

  /// The number of observations less the number of constants and first states.
  public let degreesOfFreedom: Int

  /// The Gaussian likelihood of the observations, nil for a model that leaves no error.
  public let likelihood: Likelihood?

  /// Runs a model with given constants and first states through a series.
  ///
  /// - Parameters:
  ///   - form: The components.
  ///   - period: The number of observations in a cycle.
  ///   - constants: The constants; they and the states count as estimated.
  ///   - firstStates: The components before the first observation.
  ///   - series: At least one observation; a missing one changes nothing.
  /// - Throws: ``FitError`` if the series is empty or not finite, or a prediction that must be
  ///   positive is not.
  public init(
    _ form: ETS.Form, period: Int = 1, constants: ETS.Constants, firstStates: ETS.States,
    series: TimeSeries
  ) throws(FitError) {
    let count = try series.observed(atLeast: 1).count
    self.form = form
    self.period = form.season == .none ? 1 : period
    precondition(
      firstStates.seasons.count == (form.season == .none ? 0 : period),
      "\(firstStates.seasons.count) first seasons for a period of \(period)")
    self.constants = constants
    self.firstStates = firstStates
    let path = ETSPath(values: series.values, form: form, period: period)
    (fittedValues, states) = path.filter(constants, from: firstStates)
    residuals = zip(series.values, fittedValues).map { $0 - $1 }
    var (squares, logarithms) = (0.0, 0.0)
    for (index, residual) in residuals.enumerated() where !residual.isNaN {
      var innovation = residual
      if form.error == .multiplicative {
        guard fittedValues[index] > 0 else { throw .notPositive(on: series.days[index]) }
        innovation /= fittedValues[index]
        logarithms += .log(fittedValues[index])
      }
      squares += innovation * innovation
    }
    guard squares.isFinite, states.level.isFinite, states.slope.isFinite else { throw .overflow }
    let estimated = form.parameterCount(period: period)
    degreesOfFreedom = max(0, count - estimated)
    innovationVariance = degreesOfFreedom > 0 ? squares / Double(degreesOfFreedom) : 0
    let n = Double(count)
    likelihood =
      squares > 0
      ? Likelihood(
        logLikelihood: -n / 2 * (.log(2 * .pi * squares / n) + 1) - logarithms,
        parameterCount: estimated + 1, observationCount: count)
      : nil
  }

  /// The constants and the last level and slope, as far as the model has them.
  public var parameters: [Parameter] {
    var parameters = [Parameter(name: "smoothingConstant", estimate: constants.level)]
    if form.trend != .none {
      parameters.append(Parameter(name: "slopeConstant", estimate: constants.slope))
    }
    if form.season != .none {
      parameters.append(Parameter(name: "seasonConstant", estimate: constants.season))
    }
    if form.trend == .additiveDamped {
      parameters.append(Parameter(name: "damping", estimate: constants.damping))
    }
    parameters.append(Parameter(name: "level", estimate: states.level))
    if form.trend != .none { parameters.append(Parameter(name: "slope", estimate: states.slope)) }
    return parameters
  }

  /// The root of the squared errors over their count less the parameters estimated.
  public var sigma: Double? {
    guard degreesOfFreedom > 0 else { return nil }
    let squares = residuals.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }
    return (squares / Double(degreesOfFreedom)).squareRoot()
  }

  /// Predicts the components on.
  ///
  /// Forms whose variance is known by a formula give t distributions, the others simulated ones.
  public func forecast(horizon: Int) -> Forecast {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    let means = means(horizon: horizon)
    guard form.isStable else { return simulated(horizon: horizon) }
    let seasons = (0..<horizon).map { step in
      form.season == .multiplicative ? states.seasons[step % period] : 1
    }
    let variances = ETSVariance(
      form: form, constants: constants, period: period, innovationVariance: innovationVariance
    ).variances(means: means, seasons: seasons)
    return Forecast(
      distributions: zip(means, variances).map {
        PredictiveDistribution(mean: $0, variance: $1, degreesOfFreedom: degreesOfFreedom)
      })
  }

  /// The components a step at a time, without errors.
  func means(horizon: Int) -> [Double] {
    var states = states
    return (0..<horizon).map { _ in states.advance(to: .nan, constants, form) }
  }
}
