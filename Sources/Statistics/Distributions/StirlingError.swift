import RealModule

/// The error of Stirling's formula for the logarithm of the factorial.
///
///     δ(z) = ln Γ(z + 1) − ln [√(2πz) (z/e)ᶻ]
///
/// Its use in place of ln Γ keeps the digits of densities of many degrees of freedom: Loader
/// (2000), *Fast and accurate computation of binomial probabilities*. The series is that of
/// Abramowitz & Stegun (1964), 6.1.42; a small argument is first raised by
/// δ(z) = δ(z + 1) + (z + ½) ln(1 + 1/z) − 1.
func stirlingError(_ value: Double) -> Double {
  var (z, raised) = (value, 0.0)
  while z < 15 {
    raised += (z + 0.5) * Double.log(onePlus: 1 / z) - 1
    z += 1
  }
  let coefficients = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
  ]
  let square = z * z
  return raised + coefficients.reversed().reduce(0) { $0 / square + $1 } / z
}

/// The logarithm of a ratio less what the ratio exceeds one by, without cancellation near one.
///
/// With r = u / (2 + u) it is r [2r² (1/3 + r²/5 + r⁴/7 + …) − u].
///
/// - Parameters:
///   - ratio: The ratio, known to its last digit where it is near zero.
///   - u: The ratio less one, known to its last digit where that is near zero.
/// - Returns: ln(1 + u) − u.
func logMinusExcess(ratio: Double, excess u: Double) -> Double {
  guard u > -0.6, u < 1.5 else { return .log(ratio) - u }
  let r = u / (2 + u)
  let square = r * r
  var (power, sum, odd) = (1.0, 0.0, 3.0)
  while power > 1e-17 {
    sum += power / odd
    power *= square
    odd += 2
  }
  return r * (2 * square * sum - u)
}
