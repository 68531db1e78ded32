/// A least-squares problem to which observations are added, and from which they are dropped.
///
/// It keeps the triangle of the design and the response side by side, so that each change costs of
/// the order of p² operations. An observation is added by Givens rotations and dropped by
/// hyperbolic ones in their mixed form, which is stable as long as the rest determines the
/// solution: Björck (1996), *Numerical Methods for Least Squares Problems*, §3.3.
public struct UpdatingLeastSquares: Sendable, Equatable {
  /// The number of coefficients.
  public let columns: Int

  /// The number of observations.
  public private(set) var observations = 0

  /// The triangle, row by row, its last column belonging to the response.
  private var triangle: [Double]

  /// The row on its way into the triangle or out of it.
  private var row: [Double]

  /// Creates a problem without observations.
  public init(columns: Int) {
    precondition(columns >= 1, "\(columns) columns")
    self.columns = columns
    triangle = Array(repeating: 0, count: (columns + 1) * (columns + 1))
    row = Array(repeating: 0, count: columns + 1)
  }

  /// Adds an observation: the value of each regressor, and the response.
  ///
  /// - Parameters:
  ///   - regressors: The values of its regressors.
  ///   - response: Its response.
  /// - Returns: Its recursive residual, which is how far the response is from what those before
  ///   foretell, by the standard deviation of that distance if the error's is one; zero where those
  ///   before do not determine the coefficients.
  @discardableResult
  public mutating func add(_ regressors: [Double], response: Double) -> Double {
    load(regressors, response)
    return addRow()
  }

  /// Drops an observation that was added before.
  ///
  /// - Parameters:
  ///   - regressors: The values of its regressors.
  ///   - response: Its response.
  /// - Throws: ``LeastSquaresError`` if the rest does not determine the solution; the problem must
  ///   then be built anew.
  public mutating func drop(_ regressors: [Double], response: Double) throws(LeastSquaresError) {
    load(regressors, response)
    guard dropRow() else {
      throw .tooFewRows(have: observations - 1, need: columns)
    }
  }

  /// The coefficients.
  ///
  /// - Throws: ``LeastSquaresError`` if the observations do not determine them.
  public var coefficients: [Double] {
    get throws(LeastSquaresError) {
      var result = [Double](repeating: 0, count: columns)
      if let column = solve(into: &result, at: 0) {
        if observations < columns { throw .tooFewRows(have: observations, need: columns) }
        throw .collinear(columns: [column])
      }
      return result
    }
  }

  /// The sum of the squared residuals.
  public var residualSumOfSquares: Double {
    let last = triangle[(columns + 1) * (columns + 1) - 1]
    return last * last
  }

  // MARK: - Rotations

  /// Takes a row.
  private mutating func load(_ regressors: [Double], _ response: Double) {
    precondition(regressors.count == columns, "\(regressors.count) values, \(columns) columns")
    for column in 0..<columns { row[column] = regressors[column] }
    row[columns] = response
  }

  /// Takes a row of a design.
  fileprivate mutating func load(_ index: Int, of design: Matrix, _ response: [Double]) {
    for column in 0..<columns { row[column] = design.elements[column * design.rows + index] }
    row[columns] = response[index]
  }

  /// Forgets every observation.
  fileprivate mutating func clear() {
    for index in triangle.indices { triangle[index] = 0 }
    observations = 0
  }

  /// Rotates the row into the triangle; what is left of the response is its recursive residual.
  @discardableResult
  fileprivate mutating func addRow() -> Double {
    let width = columns + 1
    var residual = 0.0
    for pivot in 0..<width where row[pivot] != 0 {
      if pivot == columns { residual = row[pivot] }
      let base = pivot * width
      let (diagonal, value) = (triangle[base + pivot], row[pivot])
      let length = (diagonal * diagonal + value * value).squareRoot()
      let (cosine, sine) = (diagonal / length, value / length)
      triangle[base + pivot] = length
      for column in pivot + 1..<max(pivot + 1, width) {
        let (above, below) = (triangle[base + column], row[column])
        triangle[base + column] = cosine * above + sine * below
        row[column] = cosine * below - sine * above
      }
    }
    observations += 1
    return residual
  }

  /// Rotates the row out of the triangle; false if too little would be left.
  fileprivate mutating func dropRow() -> Bool {
    let width = columns + 1
    for pivot in 0..<width where row[pivot] != 0 {
      let base = pivot * width
      let (diagonal, value) = (triangle[base + pivot], row[pivot])
      let square = (abs(diagonal) - abs(value)) * (abs(diagonal) + abs(value))
      // The response's own diagonal may shrink to nothing: a perfect fit is left.
      if pivot == columns {
        triangle[base + pivot] = max(0, square).squareRoot()
        break
      }
      guard square > 1e-12 * diagonal * diagonal else { return false }
      let length = square.squareRoot()
      let (cosine, sine) = (length / diagonal, value / diagonal)
      triangle[base + pivot] = length
      for column in pivot + 1..<width {
        let above = (triangle[base + column] - sine * row[column]) / cosine
        row[column] = cosine * row[column] - sine * above
        triangle[base + column] = above
      }
    }
    observations -= 1
    return true
  }

  /// Solves for the coefficients; the first column without a diagonal if there is one.
  fileprivate func solve(into result: inout [Double], at offset: Int, stride: Int = 1) -> Int? {
    let width = columns + 1
    for pivot in (0..<columns).reversed() {
      let base = pivot * width
      var (sum, size) = (triangle[base + columns], 0.0)
      for column in pivot + 1..<max(pivot + 1, columns) {
        sum -= triangle[base + column] * result[offset + column * stride]
      }
      for above in 0...pivot {
        size += triangle[above * width + pivot] * triangle[above * width + pivot]
      }
      let diagonal = triangle[base + pivot]
      guard diagonal * diagonal > 1e-26 * size else { return pivot }
      result[offset + pivot * stride] = sum / diagonal
    }
    return nil
  }
}

/// The coefficients of each window of rows that moves over a problem.
public struct RollingLeastSquares: Sendable, Equatable {
  /// The number of rows in a window.
  public let window: Int

  /// The coefficients, a row for each window, the first window at the first rows.
  ///
  /// NaN where a window's rows do not determine them.
  public let coefficients: Matrix

  /// The sum of the squared residuals of each window.
  public let residualSumOfSquares: [Double]

  /// Fits every window.
  ///
  /// The triangle is built anew each time that all rows of a window have been replaced, which costs
  /// as much as adding each once more and keeps the errors of dropping from growing.
  ///
  /// - Parameters:
  ///   - response: The observed values.
  ///   - design: The regressors.
  ///   - window: How many rows a window has, at least as many as there are columns.
  /// - Throws: ``LeastSquaresError`` if the rows are fewer than the window, the window is shorter
  ///   than the columns are many, or a value is not finite.
  /// - Complexity: O(n p²) for n rows and p columns, whatever the window.
  public init(
    response: [Double], design: Matrix, window: Int
  ) throws(LeastSquaresError) {
    precondition(response.count == design.rows, "\(response.count) responses")
    guard window >= design.columns else { throw .tooFewRows(have: window, need: design.columns) }
    guard design.rows >= window else { throw .tooFewRows(have: design.rows, need: window) }
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: row, column: nil)
    }
    if let index = design.elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: index % design.rows, column: index / design.rows)
    }
    let windows = design.rows - window + 1
    var estimates = [Double](repeating: .nan, count: windows * design.columns)
    var squares = [Double](repeating: 0, count: windows)
    var problem = UpdatingLeastSquares(columns: design.columns)
    var age = window
    for first in 0..<windows {
      var isBuilt = age < window
      if isBuilt {
        problem.load(first + window - 1, of: design, response)
        problem.addRow()
        problem.load(first - 1, of: design, response)
        isBuilt = problem.dropRow()
        age += 1
      }
      if !isBuilt {
        problem.clear()
        for row in first..<first + window {
          problem.load(row, of: design, response)
          problem.addRow()
        }
        age = 1
      }
      if problem.solve(into: &estimates, at: first, stride: windows) != nil {
        for column in 0..<design.columns { estimates[column * windows + first] = .nan }
      }
      squares[first] = problem.residualSumOfSquares
    }
    self.window = window
    coefficients = Matrix(rows: windows, columns: design.columns, elements: estimates)
    residualSumOfSquares = squares
  }

  /// Whether two results are the same, NaN counting as itself.
  public static func == (left: RollingLeastSquares, right: RollingLeastSquares) -> Bool {
    left.window == right.window
      && left.residualSumOfSquares == right.residualSumOfSquares
      && left.coefficients.elements.elementsEqual(right.coefficients.elements) {
        $0 == $1 || $0.isNaN && $1.isNaN
      }
  }
}
