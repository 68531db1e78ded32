import RealModule
import Statistics

/// A power of the values, or their logarithm, that evens out a spread which grows with the level.
///
///     w = log y for λ = 0,    w = (sign(y) |y|^λ − 1) / λ otherwise
///
/// Box & Cox (1964), *An analysis of transformations*, Journal of the Royal Statistical Society
/// B 26(2), with the sign of Bickel & Doksum (1981) for values that are not positive; R's `BoxCox`.
public struct BoxCox: Sendable, Equatable {
  /// The power, zero for the logarithm.
  public let lambda: Double

  /// Creates a transform; a power of one only moves the values.
  public init(lambda: Double) {
    precondition(lambda.isFinite, "a power of \(lambda)")
    self.lambda = lambda
  }

  /// Chooses the power that makes the spread of the subseries least dependent on their level.
  ///
  /// The coefficient of variation of sᵢ / mᵢ^(1 − λ) over the cycles, of mean mᵢ and standard
  /// deviation sᵢ, is least. Guerrero (1993), *Time-series analysis supported by power
  /// transformations*, Journal of Forecasting 12; R's `BoxCox.lambda`.
  ///
  /// - Parameters:
  ///   - values: The values in order, positive ones if the range holds powers below zero.
  ///   - period: The number of observations in a cycle; of a series without one, pairs are taken.
  ///   - range: Where to look.
  /// - Returns: The transform; that by one if there are no more than two cycles, or if the spread
  ///   says nothing.
  public static func guerrero(
    of values: [Double], period: Int = 1, in range: ClosedRange<Double> = -1...2
  ) -> BoxCox {
    let length = max(2, period)
    guard values.count > 2 * period, values.count >= 2 * length else { return BoxCox(lambda: 1) }
    let least = values.contains { $0 <= 0 } ? max(0, range.lowerBound) : range.lowerBound
    var cycles: [(mean: Double, deviation: Double)] = []
    for start in stride(from: values.count % length, to: values.count, by: length) {
      let cycle = values[start..<start + length]
      let mean = cycle.reduce(0, +) / Double(length)
      let squares = cycle.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      cycles.append((mean, (squares / Double(length - 1)).squareRoot()))
    }
    func variation(_ lambda: Double) -> Double {
      let ratios = cycles.map { $0.deviation / .pow($0.mean, 1 - lambda) }
      let mean = ratios.reduce(0, +) / Double(ratios.count)
      let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(ratios.count - 1)).squareRoot() / mean
    }
    let best = minimum(in: least...max(least, range.upperBound), of: variation)
    return BoxCox(lambda: best.value.isFinite ? best.position : 1)
  }

  /// The transform of a value, NaN where it has none.
  public func transform(_ value: Double) -> Double {
    if lambda == 0 { return .log(value) }
    if lambda < 0, value <= 0 { return .nan }
    let power = Double.pow(abs(value), lambda)
    return ((value < 0 ? -power : power) - 1) / lambda
  }

  /// The value of which a number is the transform.
  ///
  /// Of a power below zero no value is beyond −1/λ; a number there gives a very large one.
  public func inverse(_ number: Double) -> Double {
    if lambda == 0 { return min(.exp(number), 1e300) }
    let base = number * lambda + 1
    if lambda < 0 { return min(.pow(max(base, 1e-9), 1 / lambda), 1e300) }
    return base < 0 ? -.pow(-base, 1 / lambda) : .pow(base, 1 / lambda)
  }
}
