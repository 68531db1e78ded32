import RealModule

/// Fisher's F distribution: the ratio of two mean squares of independent normal numbers.
public struct FDistribution: ContinuousDistribution {
  /// The degrees of freedom of the numerator.
  public let numerator: Double

  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// Creates the distribution for positive numbers of degrees of freedom.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
      "\(numerator) and \(denominator) degrees of freedom")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The density at a value, zero below zero.
  public func density(_ value: Double) -> Double {
    guard value != 0 else { return numerator == 2 ? 1 : numerator < 2 ? .infinity : 0 }
    guard value > 0, value < .infinity else { return value.isNaN ? .nan : 0 }
    let (x, y) = parts(value)
    return beta.factor(x: x, y: y) / value
  }

  /// The probability of a value or less.
  public func probability(below value: Double) -> Double { probabilities(value).lower }

  /// The probability of more than a value.
  public func probability(above value: Double) -> Double { probabilities(value).upper }

  /// The value that the distribution stays below with a probability.
  public func quantile(_ probability: Double) -> Double {
    tails.quantile(lower: probability, upper: 1 - probability)
  }

  /// The value that the distribution exceeds with a probability.
  public func quantile(above probability: Double) -> Double {
    tails.quantile(lower: 1 - probability, upper: probability)
  }

  /// The integral that the probabilities are.
  private var beta: IncompleteBeta { IncompleteBeta(a: numerator / 2, b: denominator / 2) }

  /// The distribution as its quantiles are searched.
  private var tails: PositiveTails {
    PositiveTails(probabilities: probabilities, density: density)
  }

  /// The probabilities of less and of more than a value.
  private func probabilities(_ value: Double) -> (lower: Double, upper: Double) {
    if value <= 0 { return (0, 1) }
    if value == .infinity { return (1, 0) }
    let (x, y) = parts(value)
    return beta.probabilities(x: x, y: y)
  }

  /// The bound of the integral and one less it.
  private func parts(_ value: Double) -> (x: Double, y: Double) {
    let ratio = numerator / denominator * value
    return (ratio > 1 ? 1 / (1 + 1 / ratio) : ratio / (1 + ratio), 1 / (1 + ratio))
  }
}
