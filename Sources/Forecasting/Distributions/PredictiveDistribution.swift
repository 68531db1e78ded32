import Statistics

/// What a model says of one observation to come.
public enum PredictiveDistribution: Sendable, Equatable {
  /// A normal distribution, its standard deviation zero for a value that is certain.
  case normal(mean: Double, standardDeviation: Double)

  /// Student's t about a location: a normal error whose scale is itself an estimate.
  case studentT(location: Double, scale: Double, degreesOfFreedom: Double)

  /// A point with the errors of past forecasts around it.
  case empirical(EmpiricalDistribution)

  /// The distribution of a power of the observation, taken back.
  indirect case boxCox(BoxCoxDistribution)

  /// A point from which nothing tells how far the observation may be.
  case unknownSpread(location: Double)

  /// Creates what a model with normal errors says when their variance is an estimate.
  ///
  /// - Parameters:
  ///   - mean: The point forecast.
  ///   - variance: The variance of its error.
  ///   - degreesOfFreedom: How many errors, less estimated parameters, the variance comes from;
  ///     without one the spread is unknown.
  public init(mean: Double, variance: Double, degreesOfFreedom: Int) {
    self =
      degreesOfFreedom < 1
      ? .unknownSpread(location: mean)
      : .studentT(
        location: mean, scale: variance.squareRoot(), degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// The mean; the location where a t has too heavy tails for a mean.
  public var mean: Double {
    switch self {
    case .normal(let mean, _): mean
    case .studentT(let location, _, _), .unknownSpread(let location): location
    case .empirical(let distribution): distribution.mean
    case .boxCox(let distribution): distribution.mean
    }
  }

  /// The median.
  public var median: Double {
    switch self {
    case .normal, .studentT, .unknownSpread: mean
    case .empirical(let distribution): distribution.quantile(0.5)
    case .boxCox(let distribution): distribution.median
    }
  }

  /// The value that the observation stays below with a probability between zero and one.
  ///
  /// Where the spread is unknown, all quantiles but the median are infinite.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability of \(probability)")
    switch self {
    case .normal(let mean, let standardDeviation):
      return Normal(mean: mean, standardDeviation: standardDeviation).quantile(probability)
    case .studentT(let location, let scale, let degreesOfFreedom):
      return location
        + scale
        * StudentQuantiles.quantile(probability, degreesOfFreedom: degreesOfFreedom)
    case .empirical(let distribution):
      return distribution.quantile(probability)
    case .boxCox(let distribution):
      return distribution.quantile(probability)
    case .unknownSpread(let location):
      return probability < 0.5 ? -.infinity : probability > 0.5 ? .infinity : location
    }
  }

  /// The interval between the quantiles that leave out equal parts on both sides, for a probability
  /// in `0..<1`.
  public func interval(level: Double) -> ClosedRange<Double> {
    precondition((0..<1).contains(level), "a level of \(level)")
    return quantile((1 - level) / 2)...quantile((1 + level) / 2)
  }

  /// The distribution of a positive multiple of the observation.
  public func scaled(by factor: Double) -> PredictiveDistribution {
    precondition(factor > 0, "a factor of \(factor)")
    return switch self {
    case .normal(let mean, let standardDeviation):
      .normal(mean: mean * factor, standardDeviation: standardDeviation * factor)
    case .studentT(let location, let scale, let degreesOfFreedom):
      .studentT(
        location: location * factor, scale: scale * factor, degreesOfFreedom: degreesOfFreedom)
    case .empirical(let distribution):
      .empirical(distribution.moved(to: distribution.point * factor, scaledBy: factor))
    case .boxCox(let distribution):
      .boxCox(distribution.scaled(by: factor))
    case .unknownSpread(let location):
      .unknownSpread(location: location * factor)
    }
  }

  /// The distribution moved by a distance.
  public func shifted(by distance: Double) -> PredictiveDistribution {
    switch self {
    case .normal(let mean, let standardDeviation):
      .normal(mean: mean + distance, standardDeviation: standardDeviation)
    case .studentT(let location, let scale, let degreesOfFreedom):
      .studentT(
        location: location + distance, scale: scale, degreesOfFreedom: degreesOfFreedom)
    case .empirical(let distribution):
      .empirical(distribution.shifted(by: distance))
    case .boxCox(let distribution):
      .boxCox(distribution.shifted(by: distance))
    case .unknownSpread(let location):
      .unknownSpread(location: location + distance)
    }
  }
}
