import CLAPACK

/// The eigenvalues and eigenvectors of a symmetric matrix, A = V·Λ·Vᵀ; by `dsyev`.
///
/// Golub & Van Loan (2013), *Matrix Computations*, §8.3.
public struct SymmetricEigen: Sendable, Equatable {
  /// The eigenvalues, the least first.
  public let values: [Double]

  /// The eigenvectors, a column each, orthonormal.
  public let vectors: Matrix

  /// Decomposes a symmetric matrix, of which only the upper triangle is looked at.
  ///
  /// - Parameter matrix: A square matrix.
  /// - Throws: ``DecompositionError`` if an element is not finite or the iteration stalls.
  public init(_ matrix: Matrix) throws(DecompositionError) {
    precondition(matrix.rows == matrix.columns, "\(matrix.rows) × \(matrix.columns)")
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rows)
    var order = Int32(matrix.rows)
    var leadingDimension = max(1, order)
    let info = withWorkspace { work, size, info in
      dsyev_(
        "V", "U", &order, &vectors.elements, &leadingDimension, &values, work, &size, &info, 1, 1)
    }
    guard info == 0 else { throw .didNotConverge }
    self.values = values
    self.vectors = vectors
  }
}
