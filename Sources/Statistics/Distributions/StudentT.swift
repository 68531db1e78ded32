import RealModule

/// Student's t distribution: a normal number over an independent estimate of its deviation.
///
///     P(T > t) = ½ Iₓ(ν/2, ½),    x = ν / (ν + t²),    t ≥ 0
public struct StudentT: ContinuousDistribution {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// Creates the distribution for a positive number of degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "\(degreesOfFreedom) degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at a value.
  public func density(_ value: Double) -> Double {
    guard value.isFinite else { return value.isNaN ? .nan : 0 }
    return foldedDensity(abs(value)) / 2
  }

  /// The probability of a value or less.
  public func probability(below value: Double) -> Double { probability(above: -value) }

  /// The probability of more than a value.
  public func probability(above value: Double) -> Double {
    let tail = folded(abs(value)).upper / 2
    return value < 0 ? 1 - tail : tail
  }

  /// The probability of a value as far from zero, on either side.
  public func probability(beyond value: Double) -> Double { folded(abs(value)).upper }

  /// The value that the distribution stays below with a probability.
  public func quantile(_ probability: Double) -> Double { -quantile(above: probability) }

  /// The value that the distribution exceeds with a probability.
  public func quantile(above probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability of \(probability)")
    let size = PositiveTails(probabilities: folded, density: foldedDensity)
      .quantile(lower: abs(1 - 2 * probability), upper: 2 * min(probability, 1 - probability))
    return probability > 0.5 ? -size : size
  }

  /// The probabilities of a size below and above a value that is not negative.
  private func folded(_ size: Double) -> (lower: Double, upper: Double) {
    if size.isNaN { return (.nan, .nan) }
    if size == .infinity { return (1, 0) }
    let (x, y) = parts(size)
    let (outer, inner) = beta.probabilities(x: x, y: y)
    return (inner, outer)
  }

  /// The density of the size, which is flat below 10⁻⁹ to rounding.
  private func foldedDensity(_ size: Double) -> Double {
    let size = max(size, 1e-9)
    let (x, y) = parts(size)
    return 2 * beta.factor(x: x, y: y) / size
  }

  /// The integral that the probabilities are.
  private var beta: IncompleteBeta { IncompleteBeta(a: degreesOfFreedom / 2, b: 0.5) }

  /// The bound of the integral and one less it.
  private func parts(_ size: Double) -> (x: Double, y: Double) {
    let ratio = size / degreesOfFreedom * size
    return (1 / (1 + ratio), ratio > 1 ? 1 / (1 + 1 / ratio) : ratio / (1 + ratio))
  }
}
