/// Whether the past innovations of a moving average can be told from its past values.
///
/// The zeros of 1 + θ₁z + … + θ_q z^q then lie outside the unit circle, as ``partials(of:)``
/// tell.
func isInvertible(_ coefficients: [Double]) -> Bool {
  partials(of: coefficients).allSatisfy { abs($0) < 1 }
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

// MARK: - Partial coefficients

/// The last coefficients of the recursion of Schur and Cohn, each below one in size if invertible.
///
/// Barndorff-Nielsen & Schou (1973), *On the parametrization of autoregressive models by partial
/// autocorrelations*, Journal of Multivariate Analysis 3(4).
func partials(of coefficients: [Double]) -> [Double] {
  var current = coefficients
  var partials: [Double] = []
  while let last = current.popLast() {
    partials.append(last)
    let reversed = Array(current.reversed())
    current = zip(current, reversed).map { ($0 - last * $1) / (1 - last * last) }
  }
  return partials.reversed()
}

/// The coefficients of the moving average that the recursion of Schur and Cohn reduces to these.
func coefficients(fromPartials partials: [Double]) -> [Double] {
  var current: [Double] = []
  for last in partials {
    let reversed = Array(current.reversed())
    current = zip(current, reversed).map { $0 + last * $1 } + [last]
  }
  return current
}
