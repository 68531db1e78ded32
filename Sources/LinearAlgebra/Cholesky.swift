import CLAPACK

/// The factorization A = Rᵀ·R of a positive definite matrix, R upper triangular; by `dpotrf`.
///
/// Golub & Van Loan (2013), *Matrix Computations*, §4.2.
public struct Cholesky: Sendable, Equatable {
  /// The triangle R.
  public let triangle: Matrix

  /// Factors a symmetric matrix, of which only the upper triangle is looked at.
  ///
  /// - Parameter matrix: A square matrix.
  /// - Throws: ``DecompositionError`` if an element is not finite or the matrix is not positive
  ///   definite.
  public init(_ matrix: Matrix) throws(DecompositionError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) × \(matrix.columns)")
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    var result = matrix
    var (order, info) = (Int32(matrix.rows), Int32(0))
    var leadingDimension = max(1, order)
    dpotrf_("U", &order, &result.elements, &leadingDimension, &info, 1)
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    for column in 0..<result.columns {
      for row in column + 1..<max(column + 1, result.rows) { result[row, column] = 0 }
    }
    triangle = result
  }

  /// The solution of A·x = b.
  public func solve(_ vector: [Double]) -> [Double] {
    let factor = Triangle(matrix: triangle)
    return factor.solve(factor.solve(vector, transposed: true))
  }

  /// The trace of the inverse of A, the sum of the squares of R⁻¹.
  public var inverseTrace: Double {
    Triangle(matrix: triangle).inverse.elements.reduce(0) { $0 + $1 * $1 }
  }
}
