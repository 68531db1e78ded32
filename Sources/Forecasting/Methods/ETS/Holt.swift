import Statistics
public import TimeSeries

/// Holt's method: a level and a slope that follow the series, the slope dying out if damped.
///
///     ŷₜ₊ₕ = ℓₜ + φₕ bₜ,    φₕ = φ + … + φʰ,    var(yₜ₊ₕ) = σ² [1 + Σⱼ (α + β φⱼ)²],  j < h
///
/// These are ETS(A,A,N) and ETS(A,Ad,N): Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with
/// Exponential Smoothing*, chapters 2, 5 and 6. The first level and slope are found by least squares
/// inside the search for the constants.
public struct Holt: Forecaster {
  /// The course of the slope.
  public enum Trend: Sendable, Equatable {
    /// It goes on for ever, φ = 1.
    case linear

    /// It dies out at a rate φ that is estimated, in `0.8...0.98` as in R's `ets`: nearer to one
    /// it cannot be told from a line, and farther it is gone before it is seen.
    case damped
  }

  /// The course of the slope.
  public let trend: Trend

  /// The name by which users ask for the method.
  public var name: String { "holt" }

  /// Creates the method.
  public init(trend: Trend = .linear) {
    self.trend = trend
  }

  /// Estimates the constants and the first level and slope together.
  ///
  /// - Parameter series: At least five observations, six to damp the slope, none missing.
  /// - Returns: The fitted method. A straight line is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> ETSModel {
    try fit(series, constants: nil)
  }

  /// Runs through a series with the constants that were found in another.
  public func fit(_ series: TimeSeries, keeping fitted: ETSModel) throws(FitError) -> ETSModel {
    try fit(series, constants: fitted.constants)
  }

  private func fit(
    _ series: TimeSeries, constants: ETS.Constants?
  ) throws(FitError) -> ETSModel {
    let estimated = trend == .damped ? 5 : 4
    let values = try series.complete(atLeast: estimated + 1)
    let origin = values[0]
    let smoothing = AdditiveSmoothing(
      values: values.map { $0 - origin }, trend: trend == .damped ? .additiveDamped : .additive)
    let constants = constants ?? best(on: smoothing)
    return try ETSModel(
      smoothing: series, trend: smoothing.trend, constants: constants,
      firstStates: smoothing.start(constants), origin: origin, estimated: estimated)
  }

  /// The constants of the least squared error.
  private func best(on smoothing: AdditiveSmoothing) -> ETS.Constants {
    let bounds = smoothing.bounds
    let starts: [[Double]] = [[0.2, 0.1, 0.9], [0.8, 0.1, 0.95]]
    let found = starts.map { start in
      minimum(from: Array(start.prefix(bounds.count)), in: bounds) { position in
        smoothing.squaredError(smoothing.constants(at: position))
      }
    }
    return smoothing.constants(
      at: (found[1].value < found[0].value ? found[1] : found[0]).position)
  }

  /// The model, its constants, first level and slope drawn from the likelihood.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    [try fit(series).likelySmoothing(name: name, of: series)]
  }
}
