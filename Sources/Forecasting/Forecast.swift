/// What a model says of the next observations: a distribution for each step ahead.
public struct Forecast: Sendable, Equatable {
  /// The distribution of each step, the first for one step ahead.
  public let distributions: [PredictiveDistribution]

  /// Creates a forecast.
  public init(distributions: [PredictiveDistribution]) {
    self.distributions = distributions
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
