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
      let diagonal = reflect(pivot)
      let norm = columnNorm(pivot)
      guard norm.isFinite else { throw notFinite(response, design) }
      guard abs(diagonal) > 8e-16 * Double(columns) * norm else {
        throw .collinear(columns: [pivot])
      }
    }
    let rest = rows * columns + columns
    residualSumOfSquares = product(rest, rest, count: rows - columns)
    guard residualSumOfSquares.isFinite else { throw notFinite(response, design) }
    solve()
  }

  // MARK: - Kernel

  /// The product of two parts of the workspace, in four sums that do not wait for each other.
  private func product(_ left: Int, _ right: Int, count: Int) -> Double {
    var sums = SIMD4<Double>.zero
    var index = 0
    while index + 3 < count {
      let a = SIMD4(
        work[left + index], work[left + index + 1], work[left + index + 2], work[left + index + 3])
      let b = SIMD4(
        work[right + index], work[right + index + 1], work[right + index + 2],
        work[right + index + 3])
      sums += a * b
      index += 4
    }
    var sum = sums.sum()
    while index < count {
      sum += work[left + index] * work[right + index]
      index += 1
    }
    return sum
  }

  /// The length of a column, which the triangle has kept.
  private func columnNorm(_ column: Int) -> Double {
    product(column * rows, column * rows, count: column + 1).squareRoot()
  }

  /// Reflects a column onto its diagonal, and those after it alike.
  private mutating func reflect(_ pivot: Int) -> Double {
    let base = pivot * rows
    let count = rows - pivot
    let length = product(base + pivot, base + pivot, count: count).squareRoot()
    let first = work[base + pivot]
    let diagonal = first > 0 ? -length : length
    guard length > 0 else { return 0 }
    work[base + pivot] = first - diagonal
    let scale = diagonal * (first - diagonal)
    for column in pivot + 1...columns {
      let other = column * rows
      let factor = product(base + pivot, other + pivot, count: count) / scale
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
