/// The places of values along a line of pixels.
struct Scale {
  /// The values at the ends of the line.
  let domain: ClosedRange<Double>

  /// The place of the lower end.
  let start: Double

  /// The place of the upper end, which may be before the other.
  let end: Double

  /// Whether equal distances are equal ratios.
  let isLogarithmic: Bool

  /// The place of a value, NaN if it has none.
  func callAsFunction(_ value: Double) -> Double {
    if isLogarithmic {
      guard value > 0 else { return .nan }
      let lower = commonLogarithm(domain.lowerBound)
      let upper = commonLogarithm(domain.upperBound)
      return place((commonLogarithm(value) - lower) / (upper - lower))
    }
    // Halved, so that the difference of the largest numbers is finite.
    let span = domain.upperBound / 2 - domain.lowerBound / 2
    return place((value / 2 - domain.lowerBound / 2) / span)
  }

  /// The pixels that one unit takes, on a scale of equal differences.
  var unit: Double { abs(end - start) / (domain.upperBound - domain.lowerBound) }

  private func place(_ share: Double) -> Double {
    start + share * (end - start)
  }
}

/// The logarithm of a positive number to the base of ten.
///
///     log₁₀ x = (e ln 2 + 2 artanh((m − 1)/(m + 1))) / ln 10,    x = 2ᵉ m,  ½√2 ≤ m < √2
///
/// Computed here so that a picture does not depend on the mathematical library of the system.
func commonLogarithm(_ value: Double) -> Double {
  guard value.isFinite, value > 0 else { return value == 0 ? -.infinity : .nan }
  var exponent = Double(value.exponent)
  var significand = value.significand
  if significand > 2.0.squareRoot() {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  var power = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 25, by: 2) {
    sum += power / odd
    power *= ratio * ratio
  }
  return (exponent * 0.693_147_180_559_945_3 + 2 * sum) / 2.302_585_092_994_045_7
}
