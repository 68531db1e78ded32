import LinearAlgebra

/// The covariance of a model's coefficients, in factors that keep its digits.
///
///     V = C · M · Cᵀ,    (XᵀWX)⁻¹ = C · Cᵀ
///
/// M is the covariance of CᵀXᵀWε, the scores in coordinates in which the design is orthonormal.
struct CoefficientCovariance: Sendable, Equatable {
  /// The factor C.
  let factor: Matrix

  /// The middle M.
  let middle: Matrix

  /// Estimates the covariance from the residuals of a solution.
  init(_ solution: LeastSquares, _ assumption: Covariance) {
    factor = solution.covarianceFactor
    switch assumption {
    case .classical:
      let variance = solution.residualSumOfSquares / Double(solution.degreesOfFreedom)
      middle = Matrix.identity(factor.columns).scalingColumns(
        by: Array(repeating: variance, count: factor.columns))
    case .heteroskedastic(let correction):
      middle = squaredScores(solution, correction)
    case .autocorrelated(let bandwidth):
      middle = serialScores(solution, bandwidth: bandwidth.value(for: solution))
    case .clustered(let clusters):
      middle = clusteredScores(solution, clusters)
    }
  }

  /// A covariance that is a multiple of (XᵀWX)⁻¹.
  init(factor: Matrix, variance: Double) {
    self.factor = factor
    middle = Matrix.identity(factor.columns).scalingColumns(
      by: Array(repeating: variance, count: factor.columns))
  }

  /// The covariance V.
  var matrix: Matrix { factor * middle * factor.transposed }

  /// The variance of a sum of multiples of the coefficients.
  func variance(of multiples: [Double]) -> Double {
    let rotated = factor.transposed(times: multiples)
    return max(0, zip(rotated, middle * rotated).reduce(0) { $0 + $1.0 * $1.1 })
  }
}

// MARK: - Scores

extension LeastSquares {
  /// The residuals times their weights.
  var weightedResiduals: [Double] {
    guard let weights else { return residuals }
    return zip(weights, residuals).map { $0 * $1 }
  }
}

/// The sum of the scores' squares, each corrected for its residual's smallness.
private func squaredScores(
  _ solution: LeastSquares, _ correction: HeteroskedasticCorrection
) -> Matrix {
  let leverage = correction == .hc2 || correction == .hc3 ? solution.leverage : []
  let inflation = Double(solution.observations) / Double(solution.degreesOfFreedom)
  let sizes = solution.weightedResiduals.enumerated().map { row, residual in
    switch correction {
    case .hc0: residual
    case .hc1: residual * inflation.squareRoot()
    case .hc2: residual / (1 - leverage[row]).squareRoot()
    case .hc3: residual / (1 - leverage[row])
    }
  }
  // A row that fits itself has leverage one and a residual of zero: it says nothing.
  let scores = solution.orthonormalDesign.scalingRows(by: sizes.map { $0.isFinite ? $0 : 0 })
  return scores.transposed(times: scores)
}

/// The sum of the squares of the clusters' total scores, corrected for the clusters being few.
private func clusteredScores(_ solution: LeastSquares, _ clusters: [Int]) -> Matrix {
  precondition(clusters.count == solution.design.rows, "\(clusters.count) clusters' numbers")
  let scores = solution.orthonormalDesign.scalingRows(by: solution.weightedResiduals)
  let names = Set(clusters).sorted()
  precondition(names.count >= 2, "\(names.count) clusters")
  var totals = Matrix(rows: names.count, columns: scores.columns)
  let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  for (row, cluster) in clusters.enumerated() {
    guard let place = places[cluster] else { continue }
    for column in 0..<scores.columns { totals[place, column] += scores[row, column] }
  }
  let (groups, count) = (Double(names.count), Double(solution.observations))
  let correction = groups / (groups - 1) * (count - 1) / Double(solution.degreesOfFreedom)
  let product = totals.transposed(times: totals)
  return product.scalingColumns(by: Array(repeating: correction, count: product.columns))
}

/// The sum of the scores' products with those less than a bandwidth before, by Bartlett's weights.
private func serialScores(_ solution: LeastSquares, bandwidth: Double) -> Matrix {
  let scores = solution.orthonormalDesign.scalingRows(by: solution.weightedResiduals)
  var middle = scores.transposed(times: scores)
  var lag = 1
  while Double(lag) < bandwidth, lag < scores.rows {
    let later = scores.selectingRows(Array(lag..<scores.rows))
    let earlier = scores.selectingRows(Array(0..<scores.rows - lag))
    let product = later.transposed(times: earlier)
    let weight = 1 - Double(lag) / bandwidth
    for column in 0..<middle.columns {
      for row in 0..<middle.rows {
        middle[row, column] += weight * (product[row, column] + product[column, row])
      }
    }
    lag += 1
  }
  return middle
}
