/// A number as the unevaluated sum of two doubles, good for about 31 digits.
///
/// The larger part is the sum rounded to a double. Dekker (1971), *A floating-point technique for
/// extending the available precision*, Numerische Mathematik 18; the operations are those that
/// Joldes, Muller & Popescu (2017), ACM Transactions on Mathematical Software 44, prove accurate.
public struct DoubleDouble: Sendable, Equatable {
  /// The number rounded to a double.
  public let high: Double

  /// The low part: the rounding error of the high part.
  public let low: Double

  /// Creates a number from a double, exactly.
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// Creates a number from two parts of which the second is within rounding of the first.
  private init(_ large: Double, plus small: Double) {
    high = large + small
    low = small - (high - large)
  }

  /// Creates a number from a decimal, such as "-6.860120914" or "1e-3"; nil for other text.
  ///
  /// A double keeps sixteen digits of most decimals; this keeps them all, up to thirty.
  public init?(_ text: String) {
    guard let nearest = Double(text), nearest.isFinite else { return nil }
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var value = DoubleDouble(0)
    var pastPoint = false
    for character in parts.first ?? "" {
      if character == "." { pastPoint = true }
      guard let digit = character.wholeNumberValue else { continue }
      value = value * DoubleDouble(10) + DoubleDouble(Double(digit))
      if pastPoint { exponent -= 1 }
    }
    guard abs(exponent) <= 300 else { return nil }
    var power = DoubleDouble(1)
    for _ in 0..<abs(exponent) { power = power * DoubleDouble(10) }
    value = exponent < 0 ? value / power : value * power
    self = text.hasPrefix("-") ? -value : value
  }

  /// The number with its sign changed.
  public static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(-value.high, plus: -value.low)
  }

  /// The sum.
  public static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let (sum, error) = exactSum(left.high, right.high)
    let (rest, restError) = exactSum(left.low, right.low)
    let first = DoubleDouble(sum, plus: error + rest)
    return DoubleDouble(first.high, plus: first.low + restError)
  }

  /// The difference.
  public static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + -right
  }

  /// The product.
  public static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    let error = (-product).addingProduct(left.high, right.high)
    let cross = (left.high * right.low).addingProduct(left.low, right.high)
    return DoubleDouble(product, plus: error + (cross + left.low * right.low))
  }

  /// The quotient, by long division in three digits of a double each.
  public static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let first = left.high / right.high
    let rest = left - right * DoubleDouble(first)
    let second = rest.high / right.high
    let last = (rest - right * DoubleDouble(second)).high / right.high
    return DoubleDouble(first, plus: second) + DoubleDouble(last)
  }

  /// The square root of a number that is not negative, by one step of Newton's method.
  public func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(high.squareRoot()) }
    let root = DoubleDouble(high.squareRoot())
    return root + DoubleDouble((self - root * root).high / (2 * root.high))
  }
}

/// A sum and its rounding error, which together are exact: Knuth's TwoSum.
private func exactSum(_ left: Double, _ right: Double) -> (sum: Double, error: Double) {
  let sum = left + right
  let part = sum - left
  return (sum, (left - (sum - part)) + (right - part))
}
