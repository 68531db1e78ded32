import RealModule

/// The χ² distribution: a sum of squares of independent standard normal numbers.
///
///     f(x) = x^(ν/2 − 1) e^(−x/2) / [2^(ν/2) Γ(ν/2)]
public struct ChiSquared: ContinuousDistribution {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// Creates the distribution for a positive number of degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at a value, zero below zero.
  public func density(_ value: Double) -> Double {
    guard value != 0 else {
      return degreesOfFreedom == 2 ? 0.5 : degreesOfFreedom < 2 ? .infinity : 0
    }
    guard value > 0, value < .infinity else { return value.isNaN ? .nan : 0 }
    return gamma.factor(value / 2) * gamma.a / value
  }

  /// The probability of a value or less.
  public func probability(below value: Double) -> Double { gamma.probabilities(value / 2).lower }

  /// The probability of more than a value.
  public func probability(above value: Double) -> Double { gamma.probabilities(value / 2).upper }

  /// The value that the distribution stays below with a probability.
  public func quantile(_ probability: Double) -> Double {
    tails.quantile(lower: probability, upper: 1 - probability)
  }

  /// The value that the distribution exceeds with a probability.
  public func quantile(above probability: Double) -> Double {
    tails.quantile(lower: 1 - probability, upper: probability)
  }

  /// The integral that the probabilities are.
  private var gamma: IncompleteGamma { IncompleteGamma(a: degreesOfFreedom / 2) }

  /// The distribution as its quantiles are searched.
  private var tails: PositiveTails {
    PositiveTails(probabilities: { gamma.probabilities($0 / 2) }, density: density)
  }
}
