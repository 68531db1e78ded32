import Statistics
public import TimeSeries

/// Simple exponential smoothing: a level that follows the series at a constant rate.
///
///     eₜ = yₜ − ℓₜ₋₁,    ℓₜ = ℓₜ₋₁ + α eₜ,    ŷₜ₊ₕ = ℓₜ,    var(yₜ₊ₕ) = σ² [1 + (h − 1) α²]
///
/// This is ETS(A,N,N): Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with Exponential
/// Smoothing*, chapters 2, 5 and 6. A missing value leaves the level where it is.
///
/// The best first level is found in closed form, and only α is searched for. R's `ses` searches for
/// both, to fewer digits, with α from 10⁻⁴ to 0.9999; this takes `0...1`, so it may end at the mean
/// or at the last value.
public struct ExponentialSmoothing: Forecaster {
  /// The start of the level.
  public enum InitialLevel: Sendable, Equatable {
    /// The first observation, which is then not predicted.
    case firstObservation

    /// The level with the least squared errors of all observations.
    case leastSquares
  }

  /// The smoothing constant α in `0...1`, or nil to choose the one with the least squared error.
  public let smoothingConstant: Double?

  /// The start of the level.
  public let initialLevel: InitialLevel

  /// The name by which users ask for the method.
  public var name: String { "ses" }

  /// Creates the method, by default with all estimated.
  public init(
    smoothingConstant: Double? = nil, initialLevel: InitialLevel = .leastSquares
  ) {
    if let smoothingConstant {
      precondition(
        (0...1).contains(smoothingConstant), "a smoothing constant of \(smoothingConstant)")
    }
    self.smoothingConstant = smoothingConstant
    self.initialLevel = initialLevel
  }

  /// Creates the exponential moving average of a span, α = 2 / (span + 1), from the first value on.
  ///
  /// Its weights have the mean age of a moving average over as many values. It is the `ewm` of
  /// pandas with `adjust=False`.
  public init(span: Double) {
    precondition(span >= 1, "a span of \(span)")
    self.init(smoothingConstant: 2 / (span + 1), initialLevel: .firstObservation)
  }

  /// Estimates the level, and the smoothing constant where none is given.
  ///
  /// - Parameter series: One observation more than is estimated: one for a given α that starts at
  ///   the first, three if α and the first level are to be found.
  /// - Returns: The fitted method. A constant series is forecast as certain.
  /// - Throws: ``FitError`` if the series is too short or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> ETSModel {
    try fit(series, keeping: nil)
  }

  /// Runs through a series with the smoothing constant that was found in another.
  public func fit(_ series: TimeSeries, keeping fitted: ETSModel) throws(FitError) -> ETSModel {
    try fit(series, keeping: fitted.constants.level)
  }

  private func fit(_ series: TimeSeries, keeping kept: Double?) throws(FitError) -> ETSModel {
    let isAlphaFree = smoothingConstant == nil
    let isLevelFree = initialLevel == .leastSquares
    let estimated = (isAlphaFree ? 1 : 0) + (isLevelFree ? 1 : 0)
    let observed = try series.observed(atLeast: isAlphaFree ? 3 : 1 + estimated)

    // From the first value, lest a large offset take the digits of the squares.
    let origin = observed[0]
    let smoothing = AdditiveSmoothing(values: series.values.map { $0 - origin }, trend: .none)
    func start(_ alpha: Double) -> ETS.States {
      isLevelFree ? smoothing.start(ETS.Constants(level: alpha)) : ETS.States(level: 0)
    }
    let alpha =
      kept ?? smoothingConstant
      ?? minimum(in: 0...1) { smoothing.run(.init(level: $0), from: start($0)).squares }.position
    return try ETSModel(
      smoothing: series, trend: .none, constants: ETS.Constants(level: alpha),
      firstStates: start(alpha), origin: origin, estimated: estimated,
      startsAtFirstValue: !isLevelFree)
  }

  /// The model, its constant and first level drawn from the likelihood as far as they are estimated.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let isEstimated = smoothingConstant == nil && initialLevel == .leastSquares
    return [fitted.likelySmoothing(name: name, of: series, isEstimated: isEstimated)]
  }
}
