import CLAPACK

/// A factorization A·P = Q·R with the longest remaining column first, in LAPACK's compact form.
///
/// Q is *m* × *m* and orthogonal, R upper trapezoidal with a diagonal that falls in size, so that
/// a small one shows where the rank ends. Golub & Van Loan (2013), *Matrix Computations*, §5.4.2;
/// by `dgeqp3`.
public struct PivotedQR: Sendable, Equatable {
  /// The number of rows of A.
  public let rows: Int

  /// The number of columns of A.
  public let columns: Int

  /// The column of A that stands at each column of R.
  public let permutation: [Int]

  /// R on and above the diagonal, the reflectors that make Q below it.
  private let factors: [Double]

  /// The scalar of each reflector.
  private let reflectors: [Double]

  /// Factors a matrix, whose elements are all finite.
  public init(_ matrix: Matrix) {
    rows = matrix.rows
    columns = matrix.columns
    var factors = matrix.elements
    var reflectors = [Double](repeating: 0, count: min(rows, columns))
    var pivots = [Int32](repeating: 0, count: columns)
    var (m, n, leadingDimension) = (Int32(rows), Int32(columns), Int32(max(1, rows)))
    _ = withWorkspace { work, size, info in
      dgeqp3_(&m, &n, &factors, &leadingDimension, &pivots, &reflectors, work, &size, &info)
    }
    self.factors = factors
    self.reflectors = reflectors
    permutation = pivots.map { Int($0) - 1 }
  }

  /// The upper triangle R, with as many rows as A or as columns if those are fewer.
  public var triangle: Matrix {
    var result = Matrix(rows: min(rows, columns), columns: columns)
    for column in 0..<columns {
      for row in 0...min(column, result.rows - 1) {
        result[row, column] = factors[column * rows + row]
      }
    }
    return result
  }

  /// The number of columns that are independent of those before them.
  ///
  /// - Parameter tolerance: A diagonal element of R no larger than this part of the first is
  ///   taken for zero.
  /// - Returns: The rank, none for a matrix of zeros.
  public func rank(tolerance: Double) -> Int {
    let diagonal = triangle.diagonal.map(abs)
    guard let largest = diagonal.first, largest > 0 else { return 0 }
    return diagonal.firstIndex { $0 <= tolerance * largest } ?? diagonal.count
  }

  /// The solution of A·x = b for a square A of full rank.
  func solve(_ vector: [Double]) -> [Double] {
    let pivoted = Triangle(matrix: triangle).solve(transposedQ(times: vector))
    var result = [Double](repeating: 0, count: columns)
    for (position, column) in permutation.enumerated() { result[column] = pivoted[position] }
    return result
  }

  /// The product of Q's transpose with a vector as long as A has rows.
  public func transposedQ(times vector: [Double]) -> [Double] {
    applyingQ(to: vector, transposed: true)
  }

  /// The product of Q with a vector as long as A has rows.
  public func q(times vector: [Double]) -> [Double] {
    applyingQ(to: vector, transposed: false)
  }

  /// The product of Q or its transpose with a vector, by `dormqr`.
  private func applyingQ(to vector: [Double], transposed: Bool) -> [Double] {
    precondition(vector.count == rows, "a vector of \(vector.count) for \(rows) rows")
    var result = vector
    var (m, n, k) = (Int32(rows), Int32(1), Int32(reflectors.count))
    var (leadingA, leadingC) = (Int32(max(1, rows)), Int32(max(1, rows)))
    _ = withWorkspace { work, size, info in
      dormqr_(
        "L", transposed ? "T" : "N", &m, &n, &k, factors, &leadingA, reflectors, &result,
        &leadingC, work, &size, &info, 1, 1)
    }
    return result
  }
}
