/// The distribution of each of the next observations.
public struct Forecast: Sendable, Equatable {
  /// The distribution of each step, the first for one step ahead.
  public let distributions: [PredictiveDistribution]

  /// Creates a forecast.
  public init(distributions: [PredictiveDistribution]) {
    self.distributions = distributions
  }

  /// Creates a forecast step by step.
  ///
  /// - Parameters:
  ///   - horizon: The number of steps, at least one.
  ///   - distribution: The distribution of a step, the first step being one; called in order.
  init(horizon: Int, _ distribution: (_ step: Int) -> PredictiveDistribution) {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    distributions = (1...horizon).map(distribution)
  }

  /// The mean of each step.
  public var means: [Double] { distributions.map(\.mean) }

  /// The median of each step.
  public var medians: [Double] { distributions.map(\.median) }

  /// The central prediction interval of each step, for a probability in `0..<1`.
  public func intervals(level: Double) -> [ClosedRange<Double>] {
    distributions.map { $0.interval(level: level) }
  }
}
