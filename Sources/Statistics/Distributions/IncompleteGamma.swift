import RealModule

/// The regularized incomplete gamma functions.
///
///     P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a),    Q = 1 − P
///
/// The smaller side by the series or the continued fraction of *NIST Digital Library of
/// Mathematical Functions* 8.11.4 and 8.9.2.
struct IncompleteGamma {
  /// The shape parameter, positive.
  let a: Double

  /// The two parts of the integral, below x and above it.
  func probabilities(_ x: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    if x < a + 1 {
      let lower = factor(x) * series(x)
      return (lower, 1 - lower)
    }
    let upper = factor(x) * a * fraction(x)
    return (1 - upper, upper)
  }

  /// The factor before both, xᵃ e⁻ˣ / Γ(a + 1).
  func factor(_ x: Double) -> Double {
    let exponent = a * logMinusExcess(ratio: x / a, excess: (x - a) / a)
    return .exp(exponent - stirlingError(a)) / (2 * .pi * a).squareRoot()
  }

  /// The series of xⁿ / [(a + 1) … (a + n)] from n = 0 on.
  private func series(_ x: Double) -> Double {
    var (term, sum, index) = (1.0, 1.0, a)
    while term > 1e-17 * sum {
      index += 1
      term *= x / index
      sum += term
    }
    return sum
  }

  /// The fraction 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − …)), by Lentz's method.
  private func fraction(_ x: Double) -> Double {
    let tiny = 1e-300
    var base = x + 1 - a
    var numerator = 1 / tiny
    var denominator = 1 / base
    var (result, index) = (denominator, 0.0)
    while index < 1_000_000 {
      index += 1
      let term = -index * (index - a)
      base += 2
      denominator = base + term * denominator
      if abs(denominator) < tiny { denominator = tiny }
      numerator = base + term / numerator
      if abs(numerator) < tiny { numerator = tiny }
      denominator = 1 / denominator
      let change = numerator * denominator
      result *= change
      if abs(change - 1) <= .ulpOfOne { break }
    }
    return result
  }
}
