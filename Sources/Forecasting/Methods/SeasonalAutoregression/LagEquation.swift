import LinearAlgebra

/// One ridge regression of a series on a set of its lags.
///
/// The normal equations are what is wanted here: the penalty bounds their condition, and their
/// products are shared by all sets of lags.
struct LagEquation: Sendable, Equatable {
  /// The lags, in rising order.
  let lags: [Int]

  /// The coefficient of each lag.
  let coefficients: [Double]

  /// The constant.
  let intercept: Double

  /// The weights of the rows that were fitted, together.
  let weight: Double

  /// The number of parameters that the penalty leaves free, tr (XᵀX + λ v I)⁻¹XᵀX, and the constant.
  let effectiveParameterCount: Double

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - products: The products of the series at these lags among others.
  ///   - set: The lags and the penalty λ.
  ///   - prior: The coefficients that those of the lags are drawn towards.
  init(_ products: LaggedProducts, _ set: SeasonalLags.Set, startingFrom prior: [Double]) {
    lags = set.lags
    let count = lags.count
    let (weight, means, moments) = products.moments(of: lags)
    self.weight = weight
    let values = products.values
    let squares = zip(values, values.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
    let penalty = set.penalty * squares / Double(max(1, values.count - 1))

    func moment(_ row: Int, _ column: Int) -> Double { moments[column * (count + 1) + row] }
    var matrix = [Double](repeating: 0, count: count * count)
    var right = [Double](repeating: 0, count: count)
    for column in 0..<count {
      right[column] = moment(0, column + 1)
      for row in 0..<count {
        matrix[column * count + row] = moment(row + 1, column + 1)
        right[column] -= moment(row + 1, column + 1) * prior[row]
      }
      matrix[column * count + column] += penalty
    }
    // A constant series, or one whose steps vanish beside its range, says nothing against the prior.
    let factor =
      penalty > 0 ? try? Cholesky(Matrix(rows: count, columns: count, elements: matrix)) : nil
    let moves = factor?.solve(right) ?? right.map { _ in 0 }
    coefficients = zip(prior, moves).map { $0 + $1 }
    effectiveParameterCount = factor.map { Double(count) - penalty * $0.inverseTrace + 1 } ?? 1
    intercept = zip(means.dropFirst(), coefficients).reduce(means[0]) { $0 - $1.0 * $1.1 }
  }

  /// The factor by which the variance of future errors exceeds that of the fit's.
  var inflation: Double {
    weight / max(weight - effectiveParameterCount, 0.2 * weight)
  }
}
