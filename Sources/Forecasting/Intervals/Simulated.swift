import RealModule
import Statistics
public import TimeSeries

/// A method whose intervals come from sample paths, parameters and models uncertain.
///
/// Each path is drawn in four steps: a model from those that the series may come from, by Akaike's
/// weights; parameters of that model from its likelihood, with flat priors within their bounds, or
/// the prior that the method itself takes; the variance of the innovations given these, as SSE/χ²;
/// and normal innovations, each path with its mirror image. An analytic interval takes model and
/// parameters for known. That parameters are drawn and not found again in simulated series keeps
/// the paths those that go on from the last values; Hyndman, Koehler, Ord & Snyder (2008),
/// *Forecasting with Exponential Smoothing*, §6.1; Chatfield (1993), *Calculating interval
/// forecasts*, Journal of Business & Economic Statistics 11(2), on what is left out otherwise;
/// Burnham & Anderson (2002), *Model Selection and Multimodel Inference*, §4.2, on the weights.
///
/// The point stays the method's. The members of a combination count as equally likely models. The
/// same seed gives the same intervals, at any number of threads.
public struct Simulated: WrappingForecaster {
  /// The sources of uncertainty that paths include.
  public enum Uncertainty: Sendable, Equatable, CaseIterable {
    /// Their innovations and how large these are; the parameters are taken for known.
    case errors

    /// Their parameters too.
    case parameters

    /// The models too.
    case models
  }

  /// The method.
  public let method: any Forecaster

  /// The sources of uncertainty that paths include.
  public let uncertainty: Uncertainty

  /// The number of paths.
  public let pathCount: Int

  /// The seed of the random numbers.
  public let seed: UInt64

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What gives the points, and the models.
  ///   - uncertainty: What paths differ by.
  ///   - pathCount: The number of paths, at least 100.
  ///   - seed: The same seed gives the same paths.
  public init(
    _ method: any Forecaster, uncertainty: Uncertainty = .models, pathCount: Int = 4000,
    seed: UInt64 = 1
  ) {
    precondition(pathCount >= 100, "\(pathCount) paths")
    self.method = method
    self.uncertainty = uncertainty
    self.pathCount = pathCount
    self.seed = seed
  }

  /// Fits the method, and finds what else the series may come from.
  ///
  /// Kept parameters are those of the point; the paths are of what this series itself leaves open.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does, or if it has no sample paths.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    let model = try method.fit(series, like: kept)
    var models = try method.likelyModels(of: series)
    if uncertainty != .models {
      // The likeliest alone; the first of several.
      let best = models.indices.max { models[$0].weight < models[$1].weight } ?? 0
      models = [models[best].weighted(by: 1 / models[best].weight)]
    }
    return Fitted(method: self, model: model, models: models)
  }

  /// A method with simulated intervals, fitted.
  public struct Fitted: SimulatingModel {
    let method: Simulated

    /// The method, fitted.
    public let model: any FittedForecaster

    /// The models that the series may come from.
    public let models: [LikelyModel]

    /// Draws the paths.
    ///
    /// - Parameter horizon: The number of steps, at least one.
    /// - Returns: A value a step of each path; none where the spread is unknown.
    public func simulate(horizon: Int) -> [[Double]] {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      var random = SeededGenerator(seed: method.seed)
      let pairs = method.pathCount / 2
      var paths: [[Double]] = []
      for (likely, count) in zip(models, models.shares(of: pairs)) where count > 0 {
        paths += simulate(likely, pairs: count, horizon: horizon, using: &random)
      }
      return paths
    }

    /// Draws pairs of mirrored paths of a model.
    private func simulate(
      _ likely: LikelyModel, pairs: Int, horizon: Int, using random: inout SeededGenerator
    ) -> [[Double]] {
      var drawn: [InnovationPaths] = []
      if method.uncertainty != .errors, let draw = likely.draw {
        drawn = draw(min(pairs, 1000), &random)
      }
      if drawn.isEmpty { drawn = [likely.paths] }
      let runs = drawn.map { $0.prepare(horizon) }
      var paths: [[Double]] = []
      for pair in 0..<pairs {
        let model = drawn[pair % drawn.count]
        guard model.degreesOfFreedom > 0 else { return [] }
        let deviation = model.drawnDeviation(using: &random)
        let errors = (0..<horizon).map { _ in deviation * random.normal() }
        let run = runs[pair % drawn.count]
        paths.append(run(errors))
        paths.append(run(errors.map { -$0 }))
      }
      return paths
    }
  }
}

extension InnovationPaths {
  /// A deviation as uncertain as its degrees of freedom leave it, √(SSE / χ²).
  fileprivate func drawnDeviation(using random: inout SeededGenerator) -> Double {
    guard degreesOfFreedom < .max else { return deviation }
    let freedom = Double(degreesOfFreedom)
    let square = random.chiSquared(degreesOfFreedom: freedom)
    return deviation * (freedom / square).squareRoot()
  }
}
