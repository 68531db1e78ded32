import RealModule
import Statistics
public import TimeSeries

/// The Theta method: half the slope of the trend line on top of exponential smoothing.
///
///     ŷₜ₊ₕ = ℓₜ + b/2 · [h − 1 + (1 − (1 − α)ᵗ) / α]
///
/// b is the slope of the least-squares line through the series. Assimakopoulos & Nikolopoulos
/// (2000), *The theta model*, International Journal of Forecasting 16(4), in the closed form of
/// Hyndman & Billah (2003), *Unmasking the Theta method*, same journal 19(2). Without a season, as
/// R's `thetaf` of yearly data; its interval is that of exponential smoothing, and so is ours.
public struct Theta: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "theta" }

  /// Creates the method.
  public init() {}

  /// Fits the line and the smoothing.
  ///
  /// - Parameter series: At least three observations, none missing.
  /// - Returns: The fitted method. A constant series is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: 3)
    return try fit(values, of: series, ExponentialSmoothing().fit(series))
  }

  /// Runs through a series with the smoothing constant that was found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: 3)
    return try fit(
      values, of: series, ExponentialSmoothing().fit(series, keeping: fitted.smoothing))
  }

  private func fit(
    _ values: [Double], of series: TimeSeries, _ smoothing: ExponentialSmoothing.Fitted
  ) throws(FitError) -> Fitted {
    let slope = trend(of: values)
    let drift = Drift(slope: slope, alpha: smoothing.smoothingConstant)
    let fittedValues = smoothing.fittedValues.enumerated().map { index, level in
      level + drift.after(index, horizon: 1)
    }
    guard slope.isFinite, fittedValues.allSatisfy({ $0.isFinite }) else { throw .overflow }
    return Fitted(
      smoothing: smoothing, drift: drift,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 2))
  }

  /// The Theta method, fitted.
  public struct Fitted: InSampleModel {
    /// The exponential smoothing.
    let smoothing: ExponentialSmoothing.Fitted

    let drift: Drift

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The slope of the line through the series.
    public var slope: Double { drift.slope }

    /// The smoothing constant, the last level and the slope of the line.
    public var parameters: [Parameter] {
      smoothing.parameters + [Parameter(name: "slope", estimate: slope)]
    }

    /// Predicts the level and half the slope on.
    public func forecast(horizon: Int) -> Forecast {
      let alpha = smoothing.smoothingConstant
      let count = fittedValues.count
      return Forecast(horizon: horizon) { step in
        inSample.prediction(
          of: smoothing.level + drift.after(count, horizon: step),
          growth: 1 + Double(step - 1) * alpha * alpha)
      }
    }
  }

  /// What the line adds to the level.
  struct Drift: Sendable {
    let slope: Double
    let alpha: Double

    /// The addition to the level after so many observations, so many steps ahead.
    func after(_ count: Int, horizon: Int) -> Double {
      // (1 − (1 − α)ᵗ) / α is the count where α is zero.
      let t = Double(count)
      let lag = alpha > 0 ? -Double.expMinusOne(t * .log(onePlus: -alpha)) / alpha : t
      return slope / 2 * (Double(horizon - 1) + (count == 0 ? 0 : lag))
    }
  }
}

// MARK: - Line

/// The slope of the least-squares line through values at equal steps, centred.
private func trend(of values: [Double]) -> Double {
  let center = Double(values.count - 1) / 2
  let first = values[0]
  var (product, square) = (0.0, 0.0)
  for (index, value) in values.enumerated() {
    let distance = Double(index) - center
    product += distance * (value - first)
    square += distance * distance
  }
  return product / square
}

// MARK: - Paths

extension Theta.Fitted {
  /// A part α of every error stays.
  public var paths: InnovationPaths? {
    paths(drift, level: smoothing.level)
  }

  fileprivate func paths(_ drift: Theta.Drift, level: Double) -> InnovationPaths {
    let count = fittedValues.count
    return InnovationPaths(
      inSample, means: { (1...$0).map { level + drift.after(count, horizon: $0) } },
      responses: { [Double](repeating: drift.alpha, count: $0) })
  }
}

extension Theta {
  /// The method as smoothing with a drift, its constant and first level drawn from the likelihood.
  ///
  /// The slope, which the method takes from the line through all values and not from its errors,
  /// is drawn from the line's standard error for errors that stay in part α: σ √(12 / n) α, and no
  /// less than for independent ones.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(fitted.drift, level: fitted.smoothing.level)
    guard let sigma = fitted.sigma, sigma > 0, let first = fitted.smoothing.fittedValues.first
    else { return [LikelyModel(name: name, paths: paths)] }
    let values = series.values
    let (slope, n) = (fitted.slope, Double(values.count))
    let slopeError =
      sigma * max(fitted.drift.alpha / n.squareRoot() * 1.1, (12 / (n * n * n)).squareRoot())
    @Sendable func run(_ position: [Double]) -> (squares: Double, level: Double) {
      let drift = Drift(slope: position[2], alpha: position[0])
      var (squares, level) = (0.0, position[1])
      for (index, value) in values.enumerated() {
        let error = value - level - drift.after(index, horizon: 1)
        squares += error * error
        level += position[0] * (value - level)
      }
      return (squares, level)
    }
    let count = values.count
    let surface = LikelihoodSurface(
      estimate: [fitted.smoothing.smoothingConstant, first, slope],
      bounds: [0...1, anywhere, anywhere],
      deviance: { position in
        let distance = (position[2] - slope) / slopeError
        return Double(count) * .log(run(position).squares) + distance * distance
      },
      paths: { position in
        let end = run(position)
        return fitted.paths(Drift(slope: position[2], alpha: position[0]), level: end.level)
          .drawn(deviation: (end.squares / Double(count)).squareRoot(), degreesOfFreedom: count)
      })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}
