import RealModule

/// The regularized incomplete beta function and its complement.
///
///     Iₓ(a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b)
///
/// The smaller side by the continued fraction of Didonato & Morris (1992), *Algorithm 708*, ACM
/// Transactions on Mathematical Software 18, equation 9; the factor by Loader's deviances, see
/// ``stirlingError(_:)``.
struct IncompleteBeta {
  /// The shape parameters, both positive.
  let a: Double
  let b: Double

  /// The two parts of the integral, below x and above it.
  ///
  /// - Parameters:
  ///   - x: The bound, in `0...1`.
  ///   - y: One less x, given since a subtraction would lose its digits.
  /// - Returns: The parts, which add to one.
  func probabilities(x: Double, y: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    let factor = self.factor(x: x, y: y)
    let excess = difference(x: x, y: y)
    if x < (a + 1) / (a + b + 2) {
      let lower = factor / fraction(a, b, x: x, y: y, excess: -excess)
      return (lower, 1 - lower)
    }
    let upper = factor / fraction(b, a, x: y, y: x, excess: excess)
    return (1 - upper, upper)
  }

  /// The factor before the fraction, xᵃ yᵇ / B(a, b).
  func factor(x: Double, y: Double) -> Double {
    let sum = a + b
    let difference = self.difference(x: x, y: y)
    let exponent =
      a * logMinusExcess(ratio: sum * (x / a), excess: difference / a)
      + b * logMinusExcess(ratio: sum * (y / b), excess: -difference / b)
    let stirling = stirlingError(sum) - stirlingError(a) - stirlingError(b)
    return (a / sum * b / (2 * .pi)).squareRoot() * .exp(exponent + stirling)
  }

  /// The difference b x − a y, by Kahan's two fused products to keep its digits.
  private func difference(x: Double, y: Double) -> Double {
    let product = a * y
    return (-product).addingProduct(b, x) + product.addingProduct(-a, y)
  }
}

/// The fraction b₀ + a₁ / (b₁ + a₂ / (b₂ + …)) under the integral's factor, by Lentz's method.
///
/// The excess of a y over b x decides how many digits it keeps, so it is given.
private func fraction(
  _ a: Double, _ b: Double, x: Double, y: Double, excess: Double
) -> Double {
  let tiny = 1e-300
  var result = a * (excess + 1) / (a + 1)
  var (numerator, denominator) = (result, 0.0)
  for step in 1..<1_000_000 {
    let m = Double(step)
    let width = a + 2 * m
    let above =
      (a + m - 1) / (width - 1) * ((a + b + m - 1) / (width - 1)) * m * (b - m) * x * x
    let below =
      m + m * (b - m) * x / (width - 1) + (a + m) * (excess + 1 + m * (1 + y)) / (width + 1)
    denominator = below + above * denominator
    if abs(denominator) < tiny { denominator = tiny }
    numerator = below + above / numerator
    if abs(numerator) < tiny { numerator = tiny }
    denominator = 1 / denominator
    let change = numerator * denominator
    result *= change
    if abs(change - 1) <= .ulpOfOne { break }
  }
  return result
}
