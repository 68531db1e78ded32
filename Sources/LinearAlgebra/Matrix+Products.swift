import CLAPACK

extension Matrix {
  /// The product of two matrices.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    left.product(with: right)
  }

  /// The product of a matrix with a vector.
  public static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    matrix.product(with: vector, transposed: false)
  }

  /// The product of the matrix's transpose with another matrix.
  public func transposed(times other: Matrix) -> Matrix {
    product(with: other, transposed: true)
  }

  /// The product of the matrix's transpose with a vector.
  public func transposed(times vector: [Double]) -> [Double] {
    product(with: vector, transposed: true)
  }

  /// The inverse of a square matrix of full rank, for a few rows and columns.
  package var inverse: Matrix {
    precondition(rows == columns, "the inverse of \(rows) × \(columns)")
    let qr = PivotedQR(self)
    return Matrix(
      columns: (0..<rows).map { row in
        qr.solve((0..<rows).map { $0 == row ? 1 : 0 })
      })
  }

  /// The product with another matrix, by `dgemm`.
  private func product(with other: Matrix, transposed: Bool = false) -> Matrix {
    let (resultRows, inner) = transposed ? (columns, rows) : (rows, columns)
    precondition(other.rows == inner, "\(inner) columns times \(other.rows) rows")
    var result = Matrix(rows: resultRows, columns: other.columns)
    guard !result.elements.isEmpty, inner > 0 else { return result }
    var (m, n, k) = (Int32(resultRows), Int32(other.columns), Int32(inner))
    var (leadingA, leadingB, leadingC) = (Int32(rows), Int32(other.rows), Int32(resultRows))
    var (one, zero) = (1.0, 0.0)
    dgemm_(
      transposed ? "T" : "N", "N", &m, &n, &k, &one, elements, &leadingA, other.elements,
      &leadingB, &zero, &result.elements, &leadingC, 1, 1)
    return result
  }

  /// The product with a vector, by `dgemv`.
  private func product(with vector: [Double], transposed: Bool) -> [Double] {
    let (count, inner) = transposed ? (columns, rows) : (rows, columns)
    precondition(vector.count == inner, "\(inner) columns times a vector of \(vector.count)")
    var result = [Double](repeating: 0, count: count)
    guard count > 0, inner > 0 else { return result }
    var (m, n, leadingDimension, stride) = (Int32(rows), Int32(columns), Int32(rows), Int32(1))
    var (one, zero) = (1.0, 0.0)
    dgemv_(
      transposed ? "T" : "N", &m, &n, &one, elements, &leadingDimension, vector, &stride, &zero,
      &result, &stride, 1)
    return result
  }
}
