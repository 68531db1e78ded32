import RealModule
public import Statistics
import TimeSeries

extension ARIMA {
  /// An ARIMA model, fitted.
  public struct Fitted: FittedForecaster {
    /// The model before it saw a series.
    let method: ARIMA

    /// The order.
    public var order: ARIMAOrder { method.order }

    /// The free numbers that give the ARMA coefficients.
    let position: [Double]

    /// The coefficients in R's order, those of the mean or drift and the regressors last.
    public let parameters: [Parameter]

    /// The innovation variance that makes the likelihood greatest: the squares over their count.
    public let innovationVariance: Double

    /// The prediction of each observation from those before it, NaN for the first d + mD.
    public let fittedValues: [Double]

    /// The observations less their predictions, NaN where either is missing.
    public let residuals: [Double]

    /// The exact Gaussian likelihood; nil after estimation by least squares, or without errors.
    public let likelihood: Likelihood?

    /// The number of innovations less that of coefficients.
    let degreesOfFreedom: Int

    /// The state after the last observation, in working units and without the regression.
    let state: ARIMAState

    let scale: Double

    /// What the regression says of each step that is to be forecast: the drift goes on for ever.
    let regression: Regression

    /// The squares over the degrees of freedom, in working units.
    let variance: Double

    /// Packs what was estimated.
    init(
      _ method: ARIMA, _ series: TimeSeries, _ sample: ARIMASample, _ estimate: ARIMAEstimate,
      _ errors: ARIMAStandardErrors
    ) throws(FitError) {
      self.method = method
      position = estimate.position
      let order = method.order
      let slopes = sample.regressionCoefficients(estimate.regressionCoefficients)
      let slopeErrors = errors.regressionCoefficients.indices.map { index in
        errors.regressionCoefficients[index].map {
          $0 * sample.scale / sample.regressorScales[index]
        }
      }
      let names = order.coefficientNames + sample.names
      let count = order.coefficientCount
      parameters = names.indices.map { index in
        let offset = index - count
        return Parameter(
          name: names[index],
          estimate: offset < 0 ? estimate.coefficients[index] : slopes[offset],
          standardError: offset < 0 ? errors.coefficients[index] : slopeErrors[offset])
      }
      innovationVariance = estimate.variance * sample.scale * sample.scale
      regression = Regression(method, sample, slopes, seriesCount: series.count)
      scale = sample.scale

      let working = sample.columns[0].indices.map { index in
        var rest = sample.columns[0][index]
        for (column, slope) in zip(sample.columns.dropFirst(), estimate.regressionCoefficients) {
          rest -= slope * column[index]
        }
        return rest
      }
      var filter = DiffuseFilter(
        columns: [working], initialVariance: method.estimation.initialVariance)
      let process = ARMAProcess(order, coefficients: estimate.coefficients)
      guard filter.run(process), let end = filter.end else { throw .overflow }
      guard !filter.isUnresolved else {
        throw .tooShort(have: sample.observationCount, need: sample.observationCount + 1)
      }
      state = end
      let (scale, regression) = (scale, regression)
      let padding = [Double](repeating: .nan, count: sample.start)
      fittedValues =
        padding + filter.predictions.enumerated().map { $1 * scale + regression[sample.start + $0] }
      residuals = zip(series.values, fittedValues).map { $0 - $1 }
      degreesOfFreedom = max(0, estimate.observationCount - names.count)
      variance =
        degreesOfFreedom > 0
        ? estimate.variance * Double(estimate.observationCount) / Double(degreesOfFreedom) : 0
      likelihood =
        method.estimation == .conditionalLeastSquares || estimate.variance < 1e-26
        ? nil
        : Likelihood(
          logLikelihood: estimate.logLikelihood
            - Double(estimate.observationCount) * .log(sample.scale),
          parameterCount: names.count + 1, observationCount: estimate.observationCount)
      guard innovationVariance.isFinite else { throw .overflow }
    }

    /// The coefficients of the autoregression, the seasonal factor and the differences left out.
    public var coefficients: [Double] { parameters.map(\.estimate) }

    /// The root of the squared innovations over the degrees of freedom, as `forecast::Arima` has it.
    public var sigma: Double? {
      degreesOfFreedom > 0 ? variance.squareRoot() * scale : nil
    }

    /// Predicts the mean of each step, and a variance that grows as what is not yet known adds up.
    ///
    /// The distribution is Student's t, since σ² is an estimate; that the coefficients are too is
    /// left out of account.
    ///
    /// - Parameter horizon: The number of steps, for which each regressor must have a value.
    /// - Returns: A distribution a step.
    public func forecast(horizon: Int) -> Forecast {
      var state = state
      return Forecast(horizon: horizon) { step in
        defer { state.advance() }
        return PredictiveDistribution(
          mean: state.prediction(column: 0) * scale
            + regression[fittedValues.count + step - 1],
          variance: variance * state.observed.variance * scale * scale,
          degreesOfFreedom: degreesOfFreedom)
      }
    }

    /// Draws a path of the observations to come from their joint normal distribution.
    ///
    /// - Parameters:
    ///   - horizon: The number of steps.
    ///   - generator: Where the random numbers come from.
    /// - Returns: A value a step.
    public func simulate(horizon: Int, using generator: inout SeededGenerator) -> [Double] {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      var state = state
      return (0..<horizon).map { step in
        // A drawn value is an observation: the next is drawn given it.
        let (covariances, growth) = state.observed
        let innovation = (variance * growth).squareRoot() * generator.normal()
        let value = state.prediction(column: 0) + innovation
        if growth > 0 {
          state.correct([innovation], covariances, variance: growth)
          state.add(-0.5 / growth, covariances, covariances)
        }
        state.advance()
        return value * scale + regression[fittedValues.count + step]
      }
    }
  }
}

/// The part of a series that its regressors explain, at any index.
struct Regression: Sendable {
  private let regressors: [Regressor]
  private let slopes: [Double]
  private let constant: Double
  private let drift: Double
  private let seriesCount: Int

  init(_ method: ARIMA, _ sample: ARIMASample, _ slopes: [Double], seriesCount: Int) {
    let first = sample.names.first
    let hasConstant = slopes.count > method.regressors.count
    regressors = method.regressors
    self.slopes = Array(slopes.suffix(method.regressors.count))
    drift = hasConstant && first == "drift" ? slopes[0] : 0
    constant = hasConstant && first == "mean" ? slopes[0] : sample.shift
    self.seriesCount = seriesCount
  }

  subscript(index: Int) -> Double {
    var sum = constant + drift * Double(index + 1)
    for (regressor, slope) in zip(regressors, slopes) {
      precondition(
        index < regressor.values.count,
        "\(regressor.name) has no value \(index - seriesCount + 1) steps ahead; give it one")
      sum += slope * regressor.values[index]
    }
    return sum
  }
}
