import RealModule
import Statistics
public import TimeSeries

/// A method whose intervals come from paths of its own past errors, drawn again.
///
/// The innovations are centred, and widened to the variance that the model gives them, since those
/// of a fit are smaller than those to come. Where they are correlated, by the test of Ljung and Box
/// at 5 %, they are drawn in blocks of ⌈n^⅓⌉ that follow each other, which keeps what the model has
/// left (Künsch 1989, *The jackknife and the bootstrap for general stationary observations*, Annals
/// of Statistics 17(3)); otherwise one by one, as R's `forecast(bootstrap = TRUE)` does: Hyndman &
/// Athanasopoulos (2021), *Forecasting: Principles and Practice*, §5.5. No shape of the errors is
/// taken for granted; model and parameters are taken for known. Of a combination each member, and of
/// a member that chooses each likely model, has its part of the paths.
///
/// The point stays the method's. The same seed gives the same intervals, at any number of threads.
public struct Bootstrapped: WrappingForecaster {
  /// The block length of the bootstrap.
  public enum Resampling: Sendable, Equatable {
    /// One, or blocks where the errors are correlated.
    case automatic

    /// One.
    case independent

    /// ⌈n^⅓⌉ of n.
    case blocks
  }

  /// The method.
  public let method: any Forecaster

  /// The block length of the bootstrap.
  public let resampling: Resampling

  /// The number of paths.
  public let pathCount: Int

  /// The seed of the random numbers.
  public let seed: UInt64

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What gives the points, and the errors.
  ///   - resampling: How many errors are drawn in a row.
  ///   - pathCount: The number of paths, at least 100.
  ///   - seed: The same seed gives the same paths.
  public init(
    _ method: any Forecaster, resampling: Resampling = .automatic, pathCount: Int = 4000,
    seed: UInt64 = 1
  ) {
    precondition(pathCount >= 100, "\(pathCount) paths")
    self.method = method
    self.resampling = resampling
    self.pathCount = pathCount
    self.seed = seed
  }

  /// Fits the method, and takes its errors.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to, with at least eight errors.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does, if it has no sample paths or too few errors.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let model = try method.fit(series, like: kept)
    let all: [LikelyModel]
    if let paths = model.paths {
      all = [LikelyModel(name: name, paths: paths)]
    } else {
      all = try method.likelyModels(of: series)
    }
    let models = all.filter { $0.paths.innovations.count >= 8 }
    guard !models.isEmpty else {
      throw .tooShort(have: all.map(\.paths.innovations.count).max() ?? 0, need: 8)
    }
    return Fitted(method: self, model: model, models: models)
  }

  /// A method with bootstrap intervals, fitted.
  public struct Fitted: SimulatingModel {
    let method: Bootstrapped

    /// The method, fitted.
    public let model: any FittedForecaster

    let models: [LikelyModel]

    /// Draws the paths.
    ///
    /// - Parameter horizon: The number of steps, at least one.
    /// - Returns: A value a step of each path; none where the spread is unknown.
    public func simulate(horizon: Int) -> [[Double]] {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      var random = SeededGenerator(seed: method.seed)
      var paths: [[Double]] = []
      for (likely, count) in zip(models, models.shares(of: method.pathCount)) {
        guard likely.paths.degreesOfFreedom > 0 else { continue }
        let pool = ResampledErrors(likely.paths, method.resampling)
        let run = likely.paths.prepare(horizon)
        for _ in 0..<count { paths.append(run(pool.draw(horizon, using: &random))) }
      }
      return paths
    }
  }
}

/// Past errors to draw from, in blocks that are as long as they are correlated.
struct ResampledErrors {
  /// The errors, of mean zero and the variance of those to come.
  let errors: [Double]

  /// The block length.
  let blockLength: Int

  init(_ paths: InnovationPaths, _ resampling: Bootstrapped.Resampling) {
    let all = paths.innovations
    let mean = all.mean
    let centred = all.map { $0 - mean }
    let square = centred.reduce(0) { $0 + $1 * $1 } / Double(centred.count)
    let factor = square > 0 ? paths.deviation / square.squareRoot() : 1
    errors = centred.map { $0 * factor }
    let lags = min(10, max(1, all.count / 5))
    let isInBlocks =
      switch resampling {
      case .automatic: square > 0 && centred.ljungBox(lags: lags).p < 0.05
      case .independent: false
      case .blocks: true
      }
    blockLength = isInBlocks ? Int(Double.pow(Double(all.count), 1.0 / 3).rounded(.up)) : 1
  }

  /// Draws as many as there are steps.
  func draw(_ count: Int, using random: inout SeededGenerator) -> [Double] {
    var drawn: [Double] = []
    drawn.reserveCapacity(count)
    while drawn.count < count {
      let start = Int(random.uniform() * Double(errors.count - blockLength + 1))
      drawn += errors[start..<start + min(blockLength, count - drawn.count)]
    }
    return drawn
  }
}
