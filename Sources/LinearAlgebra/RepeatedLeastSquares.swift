/// Many small least-squares problems one after the other, in one workspace.
///
/// Householder's QR without pivoting, scaling or refinement: for simulations and bootstraps, where
/// the overhead of a call to LAPACK would cost more than its arithmetic. Golub & Van Loan (2013),
/// *Matrix Computations*, §5.3.2.
public struct RepeatedLeastSquares: Sendable {
  /// The coefficients of the last problem.
  public private(set) var coefficients: [Double]

  /// The standard error of each coefficient of the last problem.
  public private(set) var standardErrors: [Double]

  /// The sum of the squared residuals of the last problem.
  public private(set) var residualSumOfSquares = 0.0

  private let rows: Int
  private let columns: Int

  /// The design and the response side by side, overwritten by the triangle.
  private var work: [Double]

  /// A column of the triangle's inverse.
  private var inverse: [Double]

  /// Creates a workspace for problems of one size, with more rows than columns.
  public init(rows: Int, columns: Int) {
    precondition(rows > columns && columns >= 1, "\(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    coefficients = Array(repeating: 0, count: columns)
    standardErrors = coefficients
    work = Array(repeating: 0, count: rows * (columns + 1))
    inverse = coefficients
  }

  /// Fits a response to a design of the workspace's size.
  ///
  /// - Parameters:
  ///   - response: The observed values.
  ///   - design: The regressors.
  /// - Throws: ``LeastSquaresError`` if a value is not finite or the columns are collinear.
  public mutating func fit(_ response: [Double], on design: Matrix) throws(LeastSquaresError) {
    precondition(design.rows == rows && design.columns == columns, "another size")
    precondition(response.count == rows, "\(response.count) responses")
    work.replaceSubrange(0..<rows * columns, with: design.elements)
    work.replaceSubrange(rows * columns..<rows * (columns + 1), with: response)
    for pivot in 0..<columns {
      let norm = columnNorm(pivot)
      let diagonal = reflect(pivot)
      guard norm.isFinite else { throw notFinite(response, design) }
      guard abs(diagonal) > 8e-16 * Double(columns) * norm else {
        throw .collinear(columns: [pivot])
      }
    }
    residualSumOfSquares = squares(from: rows * columns + columns, to: rows * (columns + 1))
    guard residualSumOfSquares.isFinite else { throw notFinite(response, design) }
    solve()
  }

  // MARK: - Kernel

  /// The sum of squares of a part of the workspace.
  private func squares(from start: Int, to end: Int) -> Double {
    var sum = 0.0
    for index in start..<end { sum += work[index] * work[index] }
    return sum
  }

  /// The length of a column, which reflections keep.
  private func columnNorm(_ column: Int) -> Double {
    squares(from: column * rows, to: (column + 1) * rows).squareRoot()
  }

  /// Reflects a column onto its diagonal, and those after it alike.
  private mutating func reflect(_ pivot: Int) -> Double {
    let base = pivot * rows
    let length = squares(from: base + pivot, to: base + rows).squareRoot()
    let first = work[base + pivot]
    let diagonal = first > 0 ? -length : length
    guard length > 0 else { return 0 }
    work[base + pivot] = first - diagonal
    let scale = diagonal * (first - diagonal)
    for column in pivot + 1...columns {
      let other = column * rows
      var (even, odd) = (0.0, 0.0)
      var row = pivot
      while row + 1 < rows {
        even += work[base + row] * work[other + row]
        odd += work[base + row + 1] * work[other + row + 1]
        row += 2
      }
      if row < rows { even += work[base + row] * work[other + row] }
      let factor = (even + odd) / scale
      for row in pivot..<rows { work[other + row] += factor * work[base + row] }
    }
    work[base + pivot] = diagonal
    return diagonal
  }

  /// Solves the triangle for the coefficients and for the rows of its inverse.
  private mutating func solve() {
    let variance = residualSumOfSquares / Double(rows - columns)
    for row in (0..<columns).reversed() {
      var sum = work[columns * rows + row]
      for column in row + 1..<max(row + 1, columns) {
        sum -= work[column * rows + row] * coefficients[column]
      }
      coefficients[row] = sum / work[row * rows + row]
    }
    for row in 0..<columns {
      // A row of R⁻¹ solves z R = e, from its diagonal to the right.
      var size = 0.0
      for column in row..<columns {
        var sum = column == row ? 1.0 : 0
        for inner in row..<column { sum -= inverse[inner] * work[column * rows + inner] }
        inverse[column] = sum / work[column * rows + column]
        size += inverse[column] * inverse[column]
      }
      standardErrors[row] = (variance * size).squareRoot()
    }
  }

  /// The error of a value that is not finite.
  private func notFinite(_ response: [Double], _ design: Matrix) -> LeastSquaresError {
    if let index = design.elements.firstIndex(where: { !$0.isFinite }) {
      return .notFinite(row: index % rows, column: index / rows)
    }
    return .notFinite(row: response.firstIndex { !$0.isFinite } ?? 0, column: nil)
  }
}
