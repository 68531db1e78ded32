import RealModule
import Statistics

/// Whether a series correlates with itself a cycle ago beyond chance.
///
///     |rₘ| > z √[(1 + 2 Σ rᵢ²) / n],    i < m
///
/// z is the normal quantile that a two-sided test at the level asks for; 1.645 at 90 %, as in the
/// Theta method for the M3 competition: Assimakopoulos & Nikolopoulos (2000), *The theta model*,
/// International Journal of Forecasting 16(4), and Fiorucci et al. (2016), same journal 32(4).
///
/// - Parameters:
///   - values: The values, all observed.
///   - period: The number of observations in a cycle.
///   - level: The level of the test.
/// - Returns: Whether the series is seasonal; never if it has less than two cycles or is constant.
public func isSeasonal(_ values: [Double], period: Int, level: Double = 0.9) -> Bool {
  let count = values.count
  guard period >= 2, count >= 2 * period else { return false }
  let center = values.reduce(0) { $0 + $1 / Double(count) }
  let distances = values.map { $0 - center }
  let square = distances.reduce(0) { $0 + $1 * $1 }
  // What is left of a constant series is the rounding of its mean.
  guard square > 1e-26 * values.reduce(0, { $0 + $1 * $1 }), square.isFinite else { return false }
  var sum = 1.0
  for lag in 1...period {
    var product = 0.0
    for index in lag..<count { product += distances[index] * distances[index - lag] }
    let correlation = product / square
    if lag == period {
      let limit = Normal().quantile((1 + level) / 2) * (sum / Double(count)).squareRoot()
      return abs(correlation) > limit
    }
    sum += 2 * correlation * correlation
  }
  return false
}
