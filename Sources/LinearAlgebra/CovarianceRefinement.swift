/// A covariance factor C and the design in its coordinates, X·C, whose weighted columns are
/// orthonormal.
struct CovarianceRefinement {
  /// The factor.
  let factor: Matrix

  /// The product X·C.
  let orthonormal: Matrix

  /// Corrects a factor whose digits an ill-conditioned triangle has cost.
  ///
  ///     G = (X C)ᵀ W (X C) = RᵀR,    C ← C R⁻¹
  ///
  /// X·C is summed as in twice the working precision, so that G differs from the identity by what
  /// is wrong with C and no more. One step suffices as long as that is small. Yamamoto, Nakatsukasa,
  /// Yanagisawa & Fukaya (2015), *Roundoff error analysis of the CholeskyQR2 algorithm*, Electronic
  /// Transactions on Numerical Analysis 44.
  ///
  /// - Returns: Nil where the factor is too far off to be corrected.
  init?(_ factor: Matrix, design: Matrix, weights: [Double]?) {
    var product = Matrix(rows: design.rows, columns: factor.columns)
    for column in 0..<factor.columns {
      for row in 0..<design.rows {
        var sum = CompensatedDot(0)
        for k in 0..<design.columns { sum.add(design[row, k], factor[k, column]) }
        product[row, column] = sum.value
      }
    }
    let weighted = weights.map { product.scalingRows(by: $0) } ?? product
    let gram = weighted.transposed(times: product)
    guard let cholesky = try? Cholesky(gram) else { return nil }
    let correction = Triangle(matrix: cholesky.triangle).inverse
    self.factor = factor * correction
    orthonormal = product * correction
  }
}
