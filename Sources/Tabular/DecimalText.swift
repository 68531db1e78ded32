extension Int {
  /// The number in decimal with a comma before each group of three digits.
  public var grouped: String {
    if (-999...999).contains(self) { return String(self) }
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    let count = digits.utf8.count
    for (index, digit) in digits.unicodeScalars.enumerated() {
      if index > 0, (count - index).isMultiple(of: 3) { text += "," }
      text.unicodeScalars.append(digit)
    }
    return text
  }
}

extension Double {
  /// The number in decimal with so many digits after the point, rounded half away from zero.
  ///
  /// The same on any machine and in any locale. A number of 1e15 or more, infinity and NaN are
  /// written as Swift describes them.
  ///
  /// - Parameter decimals: The number of digits after the point, from 0 to 15.
  /// - Returns: The text; never a negative zero.
  public func fixed(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (self * scale).rounded()
    guard scaled.magnitude < 9e15 else { return description }
    let digits = String(Int64(scaled.magnitude))
    let padded = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// The number in decimal with so many significant digits at least, all of those before the point.
  ///
  /// - Parameter digits: The number of digits, from one on.
  /// - Returns: The text, as ``fixed(decimals:)`` writes it.
  public func significant(digits: Int) -> String { fixed(decimals: decimals(digits: digits)) }

  /// How many decimals show so many significant digits, from 0 to 15.
  public func decimals(digits: Int) -> Int {
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    var (power, place) = (1.0, digits - 1)
    while magnitude >= 10 * power, power < 1e300 { (power, place) = (power * 10, place - 1) }
    while magnitude < power, power > 1e-300 { (power, place) = (power / 10, place + 1) }
    return Swift.min(15, Swift.max(0, place))
  }

  /// A probability with four decimals, or what it is less than.
  public var probabilityText: String {
    self < 0.00005 && self >= 0 ? "<0.0001" : fixed(decimals: 4)
  }
}
