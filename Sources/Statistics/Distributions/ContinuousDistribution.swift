import RealModule

/// A distribution of a real number with a density.
///
/// Both tails are given, since one less a probability near one has no digits left.
public protocol ContinuousDistribution: Sendable, Equatable {
  /// The density at a value.
  func density(_ value: Double) -> Double

  /// The probability of a value or less.
  func probability(below value: Double) -> Double

  /// The probability of more than a value.
  func probability(above value: Double) -> Double

  /// The value that the distribution stays below with a probability in `0...1`.
  func quantile(_ probability: Double) -> Double

  /// The value that the distribution exceeds with a probability in `0...1`.
  func quantile(above probability: Double) -> Double
}

// MARK: - Quantiles

/// A distribution of a positive number, as its quantiles are searched.
struct PositiveTails {
  /// The probabilities of less and of more than a value.
  let probabilities: (_ value: Double) -> (lower: Double, upper: Double)

  /// The density at a value.
  let density: (_ value: Double) -> Double

  /// The value between two given tails, which add to one, found by the smaller.
  ///
  /// Newton's method on the logarithm of the tail as a function of the logarithm of the value, in
  /// which the tails of the t, F and χ² distributions are nearly straight; bisection where a step
  /// leaves the bracket.
  func quantile(lower: Double, upper: Double) -> Double {
    precondition(lower >= 0 && upper >= 0, "probabilities \(lower) and \(upper)")
    if lower == 0 { return 0 }
    if upper == 0 { return .infinity }
    let usesLower = lower < upper
    let target = Double.log(usesLower ? lower : upper)
    var (low, high) = (-745.0, 709.0)
    var position = 0.0
    for _ in 0..<400 {
      let value = Double.exp(position)
      let tails = probabilities(value)
      let tail = usesLower ? tails.lower : tails.upper
      let excess = tail > 0 ? Double.log(tail) - target : -.infinity
      if (excess > 0) == usesLower { high = position } else { low = position }
      let slope = value * density(value) / tail * (usesLower ? 1 : -1)
      var next = position - excess / slope
      if !(next > low && next < high) || tail == 0 { next = (low + high) / 2 }
      let moved = abs(next - position)
      position = next
      if moved <= 2 * .ulpOfOne * max(1, abs(position)) { break }
    }
    return .exp(position)
  }
}
