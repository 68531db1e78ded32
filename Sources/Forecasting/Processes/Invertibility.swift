import RealModule

/// Whether the past innovations of a moving average can be told from its past values.
///
/// The zeros of 1 + θ₁z + … + θ_q z^q then lie outside the unit circle, which the recursion of Schur
/// and Cohn tells from the coefficients: each step's last one is less than one in size.
/// Barndorff-Nielsen & Schou (1973), *On the parametrization of autoregressive models by partial
/// autocorrelations*.
func isInvertible(_ coefficients: [Double]) -> Bool {
  var current = coefficients
  while let last = current.popLast() {
    guard abs(last) < 1 else { return false }
    let reversed = Array(current.reversed())
    current = zip(current, reversed).map { ($0 - last * $1) / (1 - last * last) }
  }
  return true
}

/// The coefficients of the invertible moving average with the same autocorrelations.
///
/// Given invertible ones come back as they are. For others the innovations algorithm runs on the
/// autocovariances, whose last row tends to the invertible coefficients (Brockwell & Davis 1991,
/// *Time Series: Theory and Methods*, proposition 5.2.2 and its remark); a zero on the unit circle
/// is approached as one over the number of steps, and left at 2,000.
func invertible(_ coefficients: [Double]) -> [Double] {
  if isInvertible(coefficients) { return coefficients }
  var algorithm = InnovationsAlgorithm(coefficients: coefficients)
  // The first rows are shorter, as the past of their values is.
  for _ in coefficients { _ = algorithm.next() }
  var current = algorithm.next().coefficients
  for _ in 0..<2000 {
    let next = algorithm.next().coefficients
    let change = zip(next, current).reduce(0) { max($0, abs($1.0 - $1.1)) }
    current = next
    if change < 1e-15 { break }
  }
  return current
}
