import LinearAlgebra
import RealModule
import Statistics

/// The bandwidth b of Bartlett's weights 1 − j/b for j < b: the lags over which errors may be
/// correlated.
public enum Bandwidth: Sendable, Equatable {
  /// Up to a lag, zero or more: b is one more.
  case lag(Int)

  /// The lag ⌊4 (n/100)^(2/9)⌋ for n observations.
  ///
  /// Newey & West (1994), *Automatic lag selection in covariance matrix estimation*, Review of
  /// Economic Studies 61, section 3.
  case usual

  /// The automatic bandwidth of Andrews (1991), from the autocorrelation of the terms' scores.
  ///
  ///     b = 1.1447 (α n)^(1/3)
  ///
  /// Andrews (1991), *Heteroskedasticity and autocorrelation consistent covariance matrix
  /// estimation*, Econometrica 59, equations 6.2 and 6.4, with a first-order autoregression for
  /// each score but the intercept's; sandwich's `bwAndrews` for the Bartlett kernel.
  case andrews
}

extension Bandwidth {
  /// The b of a solution.
  func value(for solution: LeastSquares) -> Double {
    switch self {
    case .lag(let lag):
      precondition(lag >= 0, "a lag of \(lag)")
      return Double(lag + 1)
    case .usual:
      return Double(Int(4 * Double.pow(Double(solution.design.rows) / 100, 2.0 / 9)) + 1)
    case .andrews:
      return andrewsBandwidth(solution)
    }
  }
}

/// The bandwidth that is best for first-order autoregressions like those of the scores.
private func andrewsBandwidth(_ solution: LeastSquares) -> Double {
  let design = solution.design
  let residuals = solution.weightedResiduals
  let columns = (0..<design.columns).map { design.column($0) }
  let varying = columns.filter { column in !column.allSatisfy { $0 == 1 } }
  let scores = (varying.isEmpty ? columns : varying).map { Score($0, residuals) }
  // Fourth powers of a unit such as 1e100 would leave the range of numbers.
  let largest = scores.map(\.size).max() ?? 0
  guard largest > 0 else { return 1 }
  var (numerator, denominator) = (0.0, 0.0)
  for score in scores {
    guard let (slope, variance) = autoregression(score.values) else { continue }
    let share = score.size / largest
    let square = variance * variance * share * share * share * share
    let rest = 1 - slope
    denominator += square / (rest * rest * rest * rest)
    let spread = rest * rest * rest * (1 + slope)
    numerator += 4 * slope * slope * square / (spread * spread)
  }
  guard denominator > 0 else { return 1 }
  return 1.1447 * Double.root(numerator / denominator * Double(design.rows), 3)
}

/// The products of a term and the residuals, as parts of the largest.
private struct Score {
  let values: [Double]
  let size: Double

  init(_ term: ArraySlice<Double>, _ residuals: [Double]) {
    let products = zip(term, residuals).map { $0 * $1 }
    let size = products.reduce(0) { max($0, abs($1)) }
    values = products.map { size > 0 ? $0 / size : 0 }
    self.size = size
  }
}

/// The slope and, but for a factor, the variance of a first-order autoregression by least squares.
private func autoregression(_ values: [Double]) -> (slope: Double, variance: Double)? {
  guard values.count > 2 else { return nil }
  let (now, before) = (Array(values.dropFirst()), Array(values.dropLast()))
  let (nowMean, beforeMean) = (now.mean, before.mean)
  let spread = before.squaredDeviations
  guard spread > 0 else { return nil }
  let product = zip(now, before).reduce(0) { $0 + ($1.0 - nowMean) * ($1.1 - beforeMean) }
  let slope = product / spread
  let squares = zip(now, before).reduce(0) { sum, pair in
    let rest = pair.0 - nowMean - slope * (pair.1 - beforeMean)
    return sum + rest * rest
  }
  return (slope, squares)
}
