import CLAPACK

/// The singular value decomposition A = U·Σ·Vᵀ in its thin form, by `dgesdd`.
///
/// Golub & Van Loan (2013), *Matrix Computations*, §2.4 and §8.6.
public struct SVD: Sendable, Equatable {
  /// The left singular vectors, *m* × min(*m*, *n*).
  public let u: Matrix

  /// The singular values, the largest first.
  public let singularValues: [Double]

  /// The right singular vectors as rows, min(*m*, *n*) × *n*.
  public let vTransposed: Matrix

  /// Decomposes a matrix.
  ///
  /// - Parameter matrix: Any matrix of finite elements.
  /// - Throws: ``DecompositionError`` if an element is not finite or the iteration stalls.
  public init(_ matrix: Matrix) throws(DecompositionError) {
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    let order = min(matrix.rows, matrix.columns)
    var u = Matrix(rows: matrix.rows, columns: order)
    var vTransposed = Matrix(rows: order, columns: matrix.columns)
    var values = [Double](repeating: 0, count: order)
    let info = decompose(matrix, vectors: "S", &values, &u.elements, &vTransposed.elements)
    guard info == 0 else { throw .didNotConverge }
    self.u = u
    self.vTransposed = vTransposed
    singularValues = values
  }

  /// The singular values alone, the largest first.
  public static func values(of matrix: Matrix) throws(DecompositionError) -> [Double] {
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    var values = [Double](repeating: 0, count: min(matrix.rows, matrix.columns))
    var (none, nothing) = ([0.0], [0.0])
    let info = decompose(matrix, vectors: "N", &values, &none, &nothing)
    guard info == 0 else { throw .didNotConverge }
    return values
  }
}

/// Why a matrix cannot be decomposed.
public enum DecompositionError: Error, Equatable, Sendable {
  /// An element is NaN or infinite.
  case notFinite

  /// The iteration did not converge.
  case didNotConverge

  /// The matrix is not positive definite; its leading minor of this order is not.
  case notPositiveDefinite(order: Int)
}

extension DecompositionError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .notFinite:
      "the matrix has a NaN or an infinite element; drop its row"
    case .didNotConverge:
      "the decomposition did not converge; scale the columns to a common size"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite from row \(order) on; drop that term or add a penalty"
    }
  }
}

/// Calls `dgesdd` with room for thin singular vectors, or for none.
private func decompose(
  _ matrix: Matrix, vectors: String, _ values: inout [Double], _ u: inout [Double],
  _ vTransposed: inout [Double]
) -> Int {
  guard !values.isEmpty else { return 0 }
  var elements = matrix.elements
  var integers = [Int32](repeating: 0, count: 8 * values.count)
  var (m, n, order) = (Int32(matrix.rows), Int32(matrix.columns), Int32(values.count))
  return withWorkspace { work, size, info in
    dgesdd_(
      vectors, &m, &n, &elements, &m, &values, &u, &m, &vTransposed, &order, work, &size,
      &integers, &info, 1)
  }
}
