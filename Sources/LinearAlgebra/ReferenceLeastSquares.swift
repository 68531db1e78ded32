/// Least squares in twice the working precision throughout: slow, and right to the last digit.
///
/// Householder's QR on columns of ``DoubleDouble``, for problems so ill-conditioned that data
/// rounded to doubles would already decide the answer, such as polynomials of a high degree in an
/// uncentred variable. With n rows and p columns it loses log₁₀ κ of 31 digits and takes about
/// twenty times as long as ``LeastSquares``.
public struct ReferenceLeastSquares: Sendable, Equatable {
  /// The coefficients, one a column.
  public let coefficients: [Double]

  /// The response less the fitted values.
  public let residuals: [Double]

  /// The sum of the squared residuals.
  public let residualSumOfSquares: Double

  /// The rows less the columns.
  public let degreesOfFreedom: Int

  /// The diagonal of (XᵀX)⁻¹.
  public let unscaledVariances: [Double]

  /// The squared distances of the response from its mean, and from zero, summed.
  private let totals: (aroundMean: DoubleDouble, aroundZero: DoubleDouble)

  /// The sum of the squared residuals, in full.
  private let squares: DoubleDouble

  /// Fits a response to columns.
  ///
  /// - Parameters:
  ///   - response: The observed values.
  ///   - columns: The regressors, each as long as the response; the first of ones where an
  ///     intercept is wanted.
  /// - Throws: ``LeastSquaresError`` if the rows are too few, a value is not finite, or a column
  ///   follows from those before it.
  public init(
    response: [DoubleDouble], columns: [[DoubleDouble]]
  ) throws(LeastSquaresError) {
    try checkValues(response, columns)
    let count = columns.count
    var work = columns
    var rotated = response
    var diagonal: [DoubleDouble] = []
    for index in 0..<count {
      let norm = length(columns[index][...])
      let pivot = reflect(&work, &rotated, at: index)
      // Exactly collinear columns leave the square of a double's rounding.
      guard abs(pivot.high) > 1e-29 * norm.high else { throw .collinear(columns: [index]) }
      diagonal.append(pivot)
    }
    let inverse = invert(work, diagonal: diagonal)
    let solution = (0..<count).map { row in
      sum((row..<count).map { inverse[$0][row] * rotated[$0] })
    }
    let residuals = response.indices.map { row in
      response[row] - sum((0..<count).map { columns[$0][row] * solution[$0] })
    }
    let mean = sum(response) / DoubleDouble(Double(response.count))

    coefficients = solution.map(\.high)
    self.residuals = residuals.map(\.high)
    squares = sum(residuals.map { $0 * $0 })
    residualSumOfSquares = squares.high
    degreesOfFreedom = response.count - count
    unscaledVariances = (0..<count).map { row in
      sum((row..<count).map { inverse[$0][row] * inverse[$0][row] }).high
    }
    totals = (
      sum(response.map { ($0 - mean) * ($0 - mean) }), sum(response.map { $0 * $0 })
    )
  }

  /// Fits doubles, taken as exact.
  public init(response: [Double], design: Matrix) throws(LeastSquaresError) {
    try self.init(
      response: response.map { DoubleDouble($0) },
      columns: (0..<design.columns).map { design.column($0).map { DoubleDouble($0) } })
  }

  /// The estimated standard deviation of the errors.
  public var residualStandardError: Double {
    (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
  }

  /// The standard error of each coefficient.
  public var standardErrors: [Double] {
    unscaledVariances.map { $0.squareRoot() * residualStandardError }
  }

  /// The part of the response's variation that is explained, nil if there is none to explain.
  ///
  /// - Parameter aroundMean: Whether variation is taken around the mean, as in a model with an
  ///   intercept, or around zero.
  /// - Returns: One less the part of the variation that is left.
  public func rSquared(aroundMean: Bool) -> Double? {
    let total = aroundMean ? totals.aroundMean : totals.aroundZero
    return total.high > 0 ? (DoubleDouble(1) - squares / total).high : nil
  }

  /// Whether two solutions are the same.
  public static func == (left: ReferenceLeastSquares, right: ReferenceLeastSquares) -> Bool {
    left.coefficients == right.coefficients && left.residuals == right.residuals
      && left.unscaledVariances == right.unscaledVariances && left.totals == right.totals
  }
}

// MARK: - Reflections

/// Refuses a problem without an answer.
private func checkValues(
  _ response: [DoubleDouble], _ columns: [[DoubleDouble]]
) throws(LeastSquaresError) {
  for column in columns {
    precondition(column.count == response.count, "a column of \(column.count) values")
  }
  guard response.count >= columns.count else {
    throw .tooFewRows(have: response.count, need: columns.count)
  }
  if let row = response.firstIndex(where: { !$0.high.isFinite }) {
    throw .notFinite(row: row, column: nil)
  }
  for (index, column) in columns.enumerated() {
    if let row = column.firstIndex(where: { !$0.high.isFinite }) {
      throw .notFinite(row: row, column: index)
    }
  }
}

/// Reflects the columns from an index on, and the response, so that the first ends at that row.
///
/// - Returns: What then stands on the diagonal.
private func reflect(
  _ columns: inout [[DoubleDouble]], _ response: inout [DoubleDouble], at index: Int
) -> DoubleDouble {
  var vector = Array(columns[index][index...])
  let norm = length(vector[...])
  guard norm.high > 0 else { return norm }
  let pivot = vector[0].high > 0 ? -norm : norm
  vector[0] = vector[0] - pivot
  let squares = sum(vector.map { $0 * $0 })
  for column in index + 1..<max(index + 1, columns.count) {
    mirror(&columns[column], in: vector, squares: squares, from: index)
  }
  mirror(&response, in: vector, squares: squares, from: index)
  return pivot
}

/// Mirrors the tail of a column in the plane across a vector.
private func mirror(
  _ column: inout [DoubleDouble], in vector: [DoubleDouble], squares: DoubleDouble, from index: Int
) {
  var product = DoubleDouble(0)
  for (offset, value) in vector.enumerated() { product = product + value * column[index + offset] }
  let factor = (product + product) / squares
  for (offset, value) in vector.enumerated() {
    column[index + offset] = column[index + offset] - factor * value
  }
}

/// The columns of the inverse of the triangle that reflections left.
private func invert(_ columns: [[DoubleDouble]], diagonal: [DoubleDouble]) -> [[DoubleDouble]] {
  diagonal.indices.map { column in
    var result = [DoubleDouble](repeating: DoubleDouble(0), count: diagonal.count)
    for row in (0...column).reversed() {
      var rest = DoubleDouble(row == column ? 1 : 0)
      for inner in row + 1..<max(row + 1, column + 1) {
        rest = rest - columns[inner][row] * result[inner]
      }
      result[row] = rest / diagonal[row]
    }
    return result
  }
}

/// The sum of several numbers.
private func sum(_ values: [DoubleDouble]) -> DoubleDouble {
  values.reduce(DoubleDouble(0)) { $0 + $1 }
}

/// The Euclidean length of a vector.
private func length(_ values: ArraySlice<DoubleDouble>) -> DoubleDouble {
  values.reduce(DoubleDouble(0)) { $0 + $1 * $1 }.squareRoot()
}
