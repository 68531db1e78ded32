import RealModule
import Statistics
public import TimeSeries

/// Simple exponential smoothing: a level that follows the series at a constant rate.
///
///     eₜ = yₜ − ℓₜ₋₁,    ℓₜ = ℓₜ₋₁ + α eₜ,    ŷₜ₊ₕ = ℓₜ,    var(yₜ₊ₕ) = σ² [1 + (h − 1) α²]
///
/// This is ETS(A,N,N): Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with Exponential
/// Smoothing*, chapters 2, 5 and 6. A missing value leaves the level where it is.
///
/// For a given α the errors are linear in the first level, so its best value is a quotient of sums,
/// and only α is searched for. R's `ses` searches for both, to fewer digits, with α from 10⁻⁴ to
/// 0.9999; this takes `0...1`, so it may end at the mean or at the last value.
public struct ExponentialSmoothing: Forecaster {
  /// Where the level starts.
  public enum InitialLevel: Sendable, Equatable {
    /// At the first observation, which is then not predicted.
    case firstObservation

    /// Where the squared errors of all observations are least.
    case leastSquares
  }

  /// The smoothing constant α in `0...1`, or nil to choose the one with the least squared error.
  public let smoothingConstant: Double?

  /// Where the level starts.
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
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    try fit(series, keeping: nil)
  }

  /// Runs through a series with the smoothing constant that was found in another.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    try fit(series, keeping: fitted.smoothingConstant)
  }

  private func fit(_ series: TimeSeries, keeping kept: Double?) throws(FitError) -> Fitted {
    let isAlphaFree = smoothingConstant == nil
    let isLevelFree = initialLevel == .leastSquares
    let estimated = (isAlphaFree ? 1 : 0) + (isLevelFree ? 1 : 0)
    let observed = try series.observed(atLeast: isAlphaFree ? 3 : 1 + estimated)

    // From the first value, lest a large offset take the digits of the squares.
    let origin = observed[0]
    let path = LevelPath(values: series.values.map { $0 - origin }, isLevelFree: isLevelFree)
    let alpha =
      kept ?? smoothingConstant ?? minimum(in: 0...1, of: path.squaredError).position
    let (fittedValues, level) = path.run(alpha: alpha)
    guard level.isFinite, (level + origin).isFinite else { throw .overflow }
    return Fitted(
      smoothingConstant: alpha, level: level + origin,
      estimatedCount: estimated,
      inSample: try InSample(
        of: series, fittedValues: fittedValues.map { $0 + origin }, estimated: estimated))
  }

  /// Simple exponential smoothing, fitted.
  public struct Fitted: InSampleModel {
    /// The smoothing constant α.
    public let smoothingConstant: Double

    /// The level after the last observation.
    public let level: Double

    /// The number of parameters that were estimated, the variance left out.
    let estimatedCount: Int

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The smoothing constant and the last level.
    public var parameters: [Parameter] {
      [
        Parameter(name: "smoothingConstant", estimate: smoothingConstant),
        Parameter(name: "level", estimate: level),
      ]
    }

    /// The Gaussian likelihood of the observations that were predicted.
    public var likelihood: Likelihood? {
      gaussianLikelihood(of: residuals, estimated: estimatedCount)
    }

    /// Predicts the last level, with a variance that grows by α² a step.
    public func forecast(horizon: Int) -> Forecast {
      let alpha = smoothingConstant
      return Forecast(horizon: horizon) { step in
        inSample.prediction(of: level, growth: 1 + Double(step - 1) * alpha * alpha)
      }
    }
  }
}

// MARK: - Recursion

/// A series as a level runs through it.
private struct LevelPath {
  /// The values, NaN where there is none.
  let values: [Double]

  /// Whether the first level is the best one or the first value.
  let isLevelFree: Bool

  /// The sum of the squared errors.
  func squaredError(alpha: Double) -> Double {
    var (level, squares) = (start(alpha: alpha), 0.0)
    for value in values where !value.isNaN {
      let error = level.isNaN ? 0 : value - level
      squares += error * error
      level = level.isNaN ? value : level + alpha * error
    }
    return squares
  }

  /// The level before each value, and after the last.
  func run(alpha: Double) -> (fittedValues: [Double], level: Double) {
    var level = start(alpha: alpha)
    let fittedValues = values.map { value in
      defer {
        if !value.isNaN { level = level.isNaN ? value : level + alpha * (value - level) }
      }
      return level
    }
    return (fittedValues, level)
  }

  /// The first level: NaN for none, or the one that leaves the least squared error.
  ///
  /// An error is eₜ = aₜ − (1 − α)ᵗ⁻¹ ℓ₀, where aₜ is the error from a first level of zero.
  private func start(alpha: Double) -> Double {
    guard isLevelFree else { return .nan }
    var (level, effect, product, square) = (0.0, 1.0, 0.0, 0.0)
    for value in values where !value.isNaN {
      let error = value - level
      product += effect * error
      square += effect * effect
      level += alpha * error
      effect *= 1 - alpha
    }
    return product / square
  }
}

// MARK: - Paths

extension ExponentialSmoothing.Fitted {
  /// A part α of every error stays.
  public var paths: InnovationPaths? { paths(alpha: smoothingConstant, level: level) }

  fileprivate func paths(alpha: Double, level: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { [Double](repeating: level, count: $0) },
      responses: { [Double](repeating: alpha, count: $0) })
  }
}

extension ExponentialSmoothing {
  /// The model, its constant and first level drawn from the likelihood as far as they are estimated.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let paths = fitted.paths(alpha: fitted.smoothingConstant, level: fitted.level)
    let values = series.values.filter { !$0.isNaN }
    guard smoothingConstant == nil, initialLevel == .leastSquares, let sigma = fitted.sigma,
      sigma > 0, let first = fitted.fittedValues.first
    else { return [LikelyModel(name: name, paths: paths)] }
    @Sendable func run(_ position: [Double]) -> (squares: Double, level: Double) {
      var (squares, level) = (0.0, position[1])
      for value in values {
        let error = value - level
        squares += error * error
        level += position[0] * error
      }
      return (squares, level)
    }
    let surface = LikelihoodSurface(
      estimate: [fitted.smoothingConstant, first], bounds: [0...1, anywhere], count: values.count,
      squares: { run($0).squares },
      paths: { fitted.paths(alpha: $0[0], level: run($0).level) })
    return [LikelyModel(name: name, paths: paths, surface: surface)]
  }
}
