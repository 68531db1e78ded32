import RealModule

/// The scale on which values are regressed: themselves by their largest size, or logarithms.
struct ValueScale: Sendable, Equatable {
  /// Whether values are positive and regressed as logarithms.
  let isLogarithmic: Bool

  /// The divisor of the values.
  let unit: Double

  /// The location subtracted from them, so that sums of squares keep their digits.
  let center: Double

  /// The scales for a series without a missing value, logarithms where all are positive.
  static func all(for values: [Double]) -> [ValueScale] {
    let largest = values.reduce(0) { max($0, abs($1)) }
    let unit = largest > 0 ? largest : 1
    let isPositive = values.allSatisfy { $0 > 0 }
    return (isPositive ? [true, false] : [false]).map { isLogarithmic in
      let plain = ValueScale(isLogarithmic: isLogarithmic, unit: unit, center: 0)
      let center = plain.scaled(values).reduce(0) { $0 + $1 / Double(values.count) }
      return ValueScale(isLogarithmic: isLogarithmic, unit: unit, center: center)
    }
  }

  /// The values on the scale.
  func scaled(_ values: [Double]) -> [Double] { values.map(scaled) }

  /// A value on the scale.
  func scaled(_ value: Double) -> Double {
    (isLogarithmic ? .log(value / unit) : value / unit) - center
  }

  /// The value of which a number is that on the scale.
  @inline(__always)
  func value(_ scaled: Double) -> Double {
    let number = scaled + center
    return (isLogarithmic ? .exp(number) : number) * unit
  }
}
