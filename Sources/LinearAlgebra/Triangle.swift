import CLAPACK

/// An upper triangular matrix without a zero on its diagonal.
struct Triangle: Sendable, Equatable {
  /// The matrix; what stands below its diagonal is not looked at.
  let matrix: Matrix

  /// Solves T·x = b, or Tᵀ·x = b.
  func solve(_ vector: [Double], transposed: Bool = false) -> [Double] {
    precondition(vector.count == matrix.rows, "\(vector.count) values for order \(matrix.rows)")
    var result = vector
    var (n, one, leadingDimension) = (Int32(vector.count), Int32(1), Int32(max(1, vector.count)))
    var info: Int32 = 0
    dtrtrs_(
      "U", transposed ? "T" : "N", "N", &n, &one, matrix.elements, &leadingDimension, &result,
      &leadingDimension, &info, 1, 1, 1)
    precondition(info == 0, "a zero on the diagonal, at \(info)")
    return result
  }

  /// The inverse, upper triangular too.
  var inverse: Matrix {
    var result = matrix
    var (n, leadingDimension) = (Int32(matrix.rows), Int32(max(1, matrix.rows)))
    var info: Int32 = 0
    dtrtri_("U", "N", &n, &result.elements, &leadingDimension, &info, 1, 1)
    precondition(info == 0, "a zero on the diagonal, at \(info)")
    for column in 0..<result.columns {
      for row in column + 1..<max(column + 1, result.rows) { result[row, column] = 0 }
    }
    return result
  }

  /// The largest singular value by the smallest, the columns scaled to length one.
  var conditionNumber: Double {
    let norms = (0..<matrix.columns).map { column in
      matrix.column(column).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let values = try? SVD.values(of: matrix.scalingColumns(by: norms.map { 1 / $0 }))
    guard let largest = values?.first, let smallest = values?.last, smallest > 0 else {
      return .infinity
    }
    return largest / smallest
  }
}
