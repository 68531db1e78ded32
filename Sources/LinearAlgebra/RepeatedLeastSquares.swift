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

  /// The design and the response side by side.
  private var block: BlockTriangle

  /// A row of the triangle's inverse.
  private var inverse: [Double]

  /// Creates a workspace for problems of one size, with more rows than columns.
  public init(rows: Int, columns: Int) {
    precondition(rows > columns && columns >= 1, "\(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    coefficients = Array(repeating: 0, count: columns)
    standardErrors = coefficients
    block = BlockTriangle(rows: rows, columns: columns + 1)
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
    load(response, design)
    block.reduce()
    for pivot in 0..<columns {
      let norm = columnNorm(pivot)
      guard norm.isFinite else { throw notFinite(response, design) }
      let diagonal = block.triangle[pivot * (columns + 1) + pivot]
      guard abs(diagonal) > 8e-16 * Double(columns) * norm else {
        throw .collinear(columns: [pivot])
      }
    }
    let rest = block.triangle[(columns + 1) * (columns + 1) - 1]
    residualSumOfSquares = rest * rest
    guard residualSumOfSquares.isFinite else { throw notFinite(response, design) }
    solve()
  }

  /// Copies a problem into the workspace.
  private mutating func load(_ response: [Double], _ design: Matrix) {
    let (rows, columns) = (rows, columns)
    block.load { place, stride in
      for column in 0...columns {
        let start = column * stride
        if column < columns {
          for row in 0..<rows { place[start + row] = design.elements[column * rows + row] }
        } else {
          for row in 0..<rows { place[start + row] = response[row] }
        }
        for row in rows..<stride { place[start + row] = 0 }
      }
    }
  }

  /// The length of a column, which the triangle has kept.
  private func columnNorm(_ column: Int) -> Double {
    var sum = 0.0
    for row in 0...column {
      let value = block.triangle[row * (columns + 1) + column]
      sum += value * value
    }
    return sum.squareRoot()
  }

  /// Solves the triangle for the coefficients and for the rows of its inverse.
  private mutating func solve() {
    let variance = residualSumOfSquares / Double(rows - columns)
    let width = columns + 1
    let triangle = block.triangle
    for row in (0..<columns).reversed() {
      var sum = triangle[row * width + columns]
      for column in row + 1..<max(row + 1, columns) {
        sum -= triangle[row * width + column] * coefficients[column]
      }
      coefficients[row] = sum / triangle[row * width + row]
    }
    for row in 0..<columns {
      // A row of R⁻¹ solves z R = e, from its diagonal to the right.
      var size = 0.0
      for column in row..<columns {
        var sum = column == row ? 1.0 : 0
        for inner in row..<column { sum -= inverse[inner] * triangle[inner * width + column] }
        inverse[column] = sum / triangle[column * width + column]
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
