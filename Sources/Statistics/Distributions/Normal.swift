import RealModule

/// The normal distribution.
///
///     f(x) = e^(−z²/2) / (σ √(2π)),    z = (x − μ) / σ
public struct Normal: ContinuousDistribution {
  /// The mean μ.
  public let mean: Double

  /// The standard deviation σ, zero for a value that is certain.
  public let standardDeviation: Double

  /// Creates the distribution, the standard one if nothing else is said.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(standardDeviation >= 0, "a standard deviation of \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The density at a value.
  public func density(_ value: Double) -> Double {
    standardDensity(standardized(value)) / standardDeviation
  }

  /// The probability of a value or less.
  public func probability(below value: Double) -> Double { upperTail(-standardized(value)) }

  /// The probability of more than a value.
  public func probability(above value: Double) -> Double { upperTail(standardized(value)) }

  /// The value that the distribution stays below with a probability.
  public func quantile(_ probability: Double) -> Double {
    mean - standardDeviation * upperQuantile(probability)
  }

  /// The value that the distribution exceeds with a probability.
  public func quantile(above probability: Double) -> Double {
    mean + standardDeviation * upperQuantile(probability)
  }

  /// A value in standard deviations from the mean; a certain value is infinitely many from others.
  private func standardized(_ value: Double) -> Double {
    if standardDeviation == 0 { return value < mean ? -.infinity : .infinity }
    return (value - mean) / standardDeviation
  }
}

// MARK: - The standard distribution

/// The density; the square's rounding error is made up for, as it counts in the tails.
private func standardDensity(_ z: Double) -> Double {
  guard z.isFinite else { return z.isNaN ? .nan : 0 }
  let square = z * z
  let lost = (-square).addingProduct(z, z)
  return .exp(-square / 2) * (1 - lost / 2) / (2 * Double.pi).squareRoot()
}

/// The probability of more than z, with z/√2 in twice the precision.
private func upperTail(_ z: Double) -> Double {
  guard z.isFinite else { return z.isNaN ? .nan : z < 0 ? 1 : 0 }
  let half = 0.5.squareRoot()
  // √½ less its double, by one step of Newton's method.
  let halfRest = 0.5.addingProduct(-half, half) / (2 * half)
  let argument = z * half
  let rest = (-argument).addingProduct(z, half) + z * halfRest
  return Double.erfc(argument) / 2 - standardDensity(z) * 2.0.squareRoot() * rest
}

/// The z that is exceeded with a probability.
///
/// From Abramowitz & Stegun (1964), 26.2.23, which errs by less than 4.5·10⁻⁴, by three steps of
/// Halley's method on the tail or, near the median, on the probability from there.
private func upperQuantile(_ probability: Double) -> Double {
  precondition((0...1).contains(probability), "a probability of \(probability)")
  let tail = min(probability, 1 - probability)
  guard tail > 0 else { return probability == 0 ? .infinity : -.infinity }
  let t = (-2 * Double.log(tail)).squareRoot()
  var z =
    t - (2.515517 + t * (0.802853 + t * 0.010328))
    / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for _ in 0..<3 {
    let excess =
      tail > 0.25
      ? (0.5 - tail) - Double.erf(z * 0.5.squareRoot()) / 2
      : upperTail(z) - tail
    let ratio = excess / standardDensity(z)
    z += ratio / (1 - ratio * z / 2)
  }
  return probability > 0.5 ? -z : z
}
