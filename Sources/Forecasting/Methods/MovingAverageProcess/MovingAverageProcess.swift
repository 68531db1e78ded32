import RealModule
public import TimeSeries

/// A moving-average process MA(q): the mean, and the echo of the last q innovations.
///
///     yₜ = μ + εₜ + θ₁ εₜ₋₁ + … + θ_q εₜ₋q,    var(εₜ) = σ²
///
/// By default the coefficients come from least squares alone, after Hannan & Rissanen (1982),
/// *Recursive estimation of mixed autoregressive-moving average order*, Biometrika 69(1), as told
/// by Brockwell & Davis (2016), *Introduction to Time Series and Forecasting*, §5.1.4: a long
/// autoregression gives estimates of the innovations, and the series is regressed on those. Their
/// long autoregression is by Yule–Walker; ours by least squares, which a near unit root biases
/// less.
///
/// Predictions and the likelihood are exact for the coefficients found: the best linear predictor
/// from the finite past, by the innovations algorithm.
public struct MovingAverageProcess: Forecaster {
  /// How the coefficients are estimated.
  public enum Estimation: Sendable, Equatable {
    /// By the two regressions.
    case hannanRissanen

    /// With a third regression, of the innovations on their derivatives, that takes away the first
    /// order of the bias and makes the estimate efficient.
    case hannanRissanenCorrected

    /// By the greatest exact likelihood, searched for from the regressions; the mean with them.
    case maximumLikelihood
  }

  /// The number of past innovations that still count, q.
  public let order: Int

  /// How the coefficients are estimated.
  public let estimation: Estimation

  /// The order of the long autoregression, or nil to choose it by the length of the series.
  public let autoregressiveOrder: Int?

  /// The name by which users ask for the method.
  public var name: String { "moving-average" }

  /// Creates the method for an order of at least one.
  ///
  /// - Parameters:
  ///   - order: The number of past innovations that still count.
  ///   - estimation: How the coefficients are estimated.
  ///   - autoregressiveOrder: The order of the long autoregression, more than `order`; if nil,
  ///     10 log₁₀ n as R's `ar` has it, but at most a quarter of the observations, and q + 1 at
  ///     least.
  public init(
    order: Int, estimation: Estimation = .hannanRissanen, autoregressiveOrder: Int? = nil
  ) {
    precondition(order >= 1, "an order of \(order)")
    if let autoregressiveOrder {
      precondition(autoregressiveOrder > order, "an autoregression of order \(autoregressiveOrder)")
    }
    self.order = order
    self.estimation = estimation
    self.autoregressiveOrder = autoregressiveOrder
  }

  /// Estimates the mean and the coefficients.
  ///
  /// - Parameter series: None missing, and enough for both regressions to have more rows than
  ///   columns: at least 3q + 3 observations with the default autoregression.
  /// - Returns: The fitted process, with its invertible coefficients.
  /// - Throws: ``FitError`` if the series is too short, has a gap, or leaves nothing to regress on.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let longOrder = autoregressiveOrder ?? defaultAutoregressiveOrder(series.count)
    let values = try series.complete(atLeast: max(2 * longOrder + 2, longOrder + 2 * order + 2))
    let origin = values[0]
    let regressions = HannanRissanen(order: order, autoregressiveOrder: longOrder)
    let centered = values.map { $0 - origin }
    var estimate = try regressions.estimate(
      centered, isCorrected: estimation == .hannanRissanenCorrected)
    estimate.coefficients = invertible(estimate.coefficients)
    if estimation == .maximumLikelihood {
      estimate = MovingAverageLikelihood(values: centered).maximum(from: estimate.coefficients)
    }
    return try fitted(series, mean: estimate.mean + origin, estimate.coefficients)
  }

  /// Runs through a series with the mean and the coefficients that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    _ = try series.complete(atLeast: order + 2)
    return try self.fitted(series, mean: fitted.mean, fitted.coefficients)
  }

  private func fitted(
    _ series: TimeSeries, mean: Double, _ coefficients: [Double]
  ) throws(FitError) -> Fitted {
    guard mean.isFinite else { throw .overflow }
    let innovations = MovingAverageInnovations(
      coefficients: coefficients, values: series.values.map { $0 - mean })
    let fittedValues = innovations.predictions.map { $0 + mean }
    guard innovations.variance.isFinite, fittedValues.allSatisfy(\.isFinite) else {
      throw .overflow
    }
    return Fitted(
      mean: mean, coefficients: coefficients, innovations: innovations,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: order + 1))
  }

  /// The order of the long autoregression for a number of observations.
  private func defaultAutoregressiveOrder(_ count: Int) -> Int {
    let byLength = Int(10 * Double.log10(Double(max(1, count))))
    return max(order + 1, min(byLength, count / 4))
  }

  /// A moving-average process, fitted.
  public struct Fitted: InSampleModel {
    /// The mean μ.
    public let mean: Double

    /// The coefficients θ₁ … θ_q.
    public let coefficients: [Double]

    let innovations: MovingAverageInnovations

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The mean and the coefficients, `ma1` and on.
    public var parameters: [Parameter] {
      [Parameter(name: "mean", estimate: mean)]
        + coefficients.enumerated().map { index, coefficient in
          Parameter(name: "ma\(index + 1)", estimate: coefficient)
        }
    }

    /// The root of the innovation variance that makes the likelihood greatest, as R's `arima`.
    public var sigma: Double? { innovations.variance.squareRoot() }

    /// The exact Gaussian likelihood at the coefficients found.
    public var likelihood: Likelihood? {
      Likelihood(
        logLikelihood: innovations.logLikelihood, parameterCount: coefficients.count + 2,
        observationCount: residuals.count)
    }

    /// Predicts the echo of the last innovations, and the mean from q + 1 steps on.
    ///
    /// The variance is σ² (1 + θ₁² + … + θₕ₋₁²), with σ² from the squared residuals over their
    /// count less q + 1.
    public func forecast(horizon: Int) -> Forecast {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      let echo = innovations.predictions(horizon: horizon)
      var growth = 1.0
      return Forecast(
        distributions: echo.enumerated().map { step, deviation in
          defer {
            if step < coefficients.count { growth += coefficients[step] * coefficients[step] }
          }
          return inSample.prediction(of: mean + deviation, growth: growth)
        })
    }
  }
}

// MARK: - Paths

extension MovingAverageProcess.Fitted {
  /// An error echoes for as many steps as there are coefficients.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { innovations.predictions(horizon: $0).map { $0 + mean } },
      responses: { (0..<$0).map { $0 < coefficients.count ? coefficients[$0] : 0 } })
  }
}
