/// The coefficients that bring a design closest to a response, and what they leave over.
///
///     minimize ‖W^½ (y − X β)‖²
///
/// By QR with column pivoting on columns scaled to a length near one, so that units do not decide
/// the rank; then Björck's refinement of the augmented system with residuals in twice the working
/// precision. Golub & Van Loan (2013), *Matrix Computations*, §5.4.2; Björck (1996), *Numerical
/// Methods for Least Squares Problems*, §2.9.2.
public struct LeastSquares: Sendable, Equatable {
  /// The regressors, *n* × *p*.
  public let design: Matrix

  /// The weight of each row, nil where all count alike.
  public let weights: [Double]?

  /// The coefficients, one a column of the design.
  public let coefficients: [Double]

  /// The response less the fitted values, unweighted.
  public let residuals: [Double]

  /// The weighted sum of the squared residuals.
  public let residualSumOfSquares: Double

  /// A matrix C with (XᵀWX)⁻¹ = C·Cᵀ, its rows in the order of the design's columns.
  public let covarianceFactor: Matrix

  /// The design in the factor's coordinates where more digits of it are known than a product gives.
  private let refinedDesign: Matrix?

  /// The triangle R of the scaled and weighted design, its columns as pivoted.
  private let triangle: Matrix

  /// Fits a response to a design.
  ///
  /// - Parameters:
  ///   - response: The observed values, *n* long.
  ///   - design: The regressors, *n* × *p*, with a column of ones where an intercept is wanted.
  ///   - weights: What each row counts, zero or more; nil for one each.
  ///   - refined: Whether to refine the solution, which costs about as much again. A design of
  ///     more than 65,536 rows is first reduced to its triangle by blocks, and not refined.
  /// - Throws: ``LeastSquaresError`` if the rows with weight are fewer than the columns, the
  ///   columns are collinear, or a value is not finite.
  public init(
    response: [Double], design: Matrix, weights: [Double]? = nil, refined: Bool = true
  ) throws(LeastSquaresError) {
    precondition(
      response.count == design.rows, "\(response.count) responses for \(design.rows) rows")
    try checkRows(response: response, design: design, weights: weights)
    let roots = weights.map { $0.map { $0.squareRoot() } }
    let isTall = design.rows > tallRows
    let scales: [Double]
    let (core, coreResponse): (Matrix, [Double])
    if isTall {
      // A copy of so many rows would cost as much as a part of the work.
      scales = design.columnScales
      (core, coreResponse) = reduced(design, response, columnScales: scales, rowScales: roots)
    } else {
      let weighted = roots.map { design.scalingRows(by: $0) } ?? design
      scales = weighted.columnScales
      core = weighted.scalingColumns(by: scales)
      coreResponse = roots.map { zip($0, response).map { $0 * $1 } } ?? response
    }
    let qr = PivotedQR(core)
    guard qr.rank(tolerance: rankTolerance(columns: design.columns)) == design.columns else {
      throw .collinear(columns: core.dependentColumns)
    }
    let solver = AugmentedSolver(qr: qr, triangle: Triangle(matrix: qr.triangle))
    let solution = solver.solve(
      response: coreResponse, design: core, refined: refined && !isTall)

    self.design = design
    self.weights = weights
    triangle = solver.triangle.matrix
    coefficients = zip(solution.coefficients, scales).map { $0 * $1 }
    residuals =
      if isTall {
        zip(response, design * coefficients).map { $0 - $1 }
      } else if weights == nil {
        solution.residuals
      } else {
        compensatedResiduals(response, design, coefficients)
      }
    residualSumOfSquares = solution.residuals.reduce(0) { $0 + $1 * $1 }
    let inverse = solver.triangle.inverse
    var factor = Matrix(rows: design.columns, columns: design.columns)
    for (position, column) in qr.permutation.enumerated() {
      for k in 0..<design.columns { factor[column, k] = inverse[position, k] * scales[column] }
    }
    // The pivoted diagonal tells the condition well enough to see where a triangle's own rounding
    // would show in the errors' thirteenth digit.
    let diagonal = solver.triangle.matrix.diagonal
    let spread = abs(diagonal.first ?? 1) / abs(diagonal.last ?? 1)
    let isIllConditioned = refined && !isTall && spread > 300
    let refinement =
      isIllConditioned ? CovarianceRefinement(factor, design: design, weights: weights) : nil
    covarianceFactor = refinement?.factor ?? factor
    refinedDesign = refinement?.orthonormal
  }

  /// The number of rows that count, those of zero weight left out.
  public var observations: Int { weights.map { $0.count { $0 > 0 } } ?? design.rows }

  /// The rows that count less the coefficients.
  public var degreesOfFreedom: Int { observations - design.columns }

  /// The response as the coefficients give it.
  public var fittedValues: [Double] { design * coefficients }

  /// The inverse of XᵀWX: the covariance of the coefficients but for the variance of the error.
  public var unscaledCovariance: Matrix { covarianceFactor * covarianceFactor.transposed }

  /// The design times the covariance factor: columns that, weighted, are orthonormal.
  public var orthonormalDesign: Matrix { refinedDesign ?? design * covarianceFactor }

  /// The leverages: the diagonal of W^½X(XᵀWX)⁻¹XᵀW^½.
  ///
  /// One, exactly, for a row that alone decides a coefficient.
  public var leverage: [Double] {
    let half = orthonormalDesign
    let whole = 1 - 16 * Double(design.columns) * Double.ulpOfOne
    return (0..<design.rows).map { row in
      var sum = 0.0
      for column in 0..<half.columns { sum += half[row, column] * half[row, column] }
      sum *= weights?[row] ?? 1
      return sum > whole ? 1 : sum
    }
  }

  /// The largest singular value of the design by the smallest, its columns scaled to length one.
  ///
  /// About as many digits as its decimal logarithm are lost from sixteen where the solution is
  /// not refined. Belsley, Kuh & Welsch (1980), *Regression Diagnostics*, §3.2.
  public var conditionNumber: Double { Triangle(matrix: triangle).conditionNumber }
}

/// Why a least-squares problem has no single answer.
public enum LeastSquaresError: Error, Equatable, Sendable {
  /// Fewer rows that count than columns.
  case tooFewRows(have: Int, need: Int)

  /// A value is NaN or infinite, in a column of the design or, where that is nil, the response.
  case notFinite(row: Int, column: Int?)

  /// A weight is negative or not finite.
  case invalidWeight(row: Int, Double)

  /// Each of these columns is a sum of multiples of those before it.
  case collinear(columns: [Int])

  /// The iteration for the singular values did not converge.
  case didNotConverge
}

extension LeastSquaresError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .tooFewRows(let have, let need):
      "\(have) rows, \(need) needed; add rows or drop columns"
    case .notFinite(let row, let column):
      "row \(row) has no finite value in \(column.map { "column \($0)" } ?? "the response"); "
        + "drop the row"
    case .invalidWeight(let row, let weight):
      "row \(row) has the weight \(weight); give zero or more"
    case .collinear(let columns):
      "columns \(columns.map(String.init).joined(separator: ", ")) follow from those before them; "
        + "drop them"
    case .didNotConverge:
      "the singular values did not converge; scale the columns to a common size"
    }
  }
}

// MARK: - Input

/// Refuses what LAPACK would take without a word.
private func checkRows(
  response: [Double], design: Matrix, weights: [Double]?
) throws(LeastSquaresError) {
  let observations = try checkValues(response: response, design: design, weights: weights)
  guard observations >= design.columns else {
    throw .tooFewRows(have: observations, need: design.columns)
  }
}

/// Refuses values that are not finite and weights that are none; the number of rows that count.
func checkValues(
  response: [Double], design: Matrix, weights: [Double]?
) throws(LeastSquaresError) -> Int {
  if let row = response.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(row: row, column: nil)
  }
  if let index = design.elements.firstIndex(where: { !$0.isFinite }) {
    throw .notFinite(row: index % design.rows, column: index / design.rows)
  }
  var observations = design.rows
  if let weights {
    precondition(weights.count == design.rows, "\(weights.count) weights, \(design.rows) rows")
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row, weights[row])
    }
    observations = weights.count { $0 > 0 }
  }
  return observations
}

/// The part of the first diagonal element of R below which another is rounding error.
///
/// The columns have a length near one. Exactly collinear ones leave a few units in the last place
/// a column; NIST's Filip, the worst of the honest problems, leaves 10⁻¹⁰.
private func rankTolerance(columns: Int) -> Double {
  8 * Double(columns) * Double.ulpOfOne
}

/// The power of two nearest to one over the length of some values; one where all are zero, or where
/// one is not finite, so that no scale can help.
///
/// Multiplying by a power of two rounds nothing.
func unitScale(_ values: ArraySlice<Double>) -> Double {
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return 1 }
  var sum = 0.0
  for value in values { sum += (value / largest) * (value / largest) }
  guard sum.isFinite else { return 1 }
  let exponent = largest.exponent + sum.squareRoot().exponent
  return Double(sign: .plus, exponent: -exponent, significand: 1)
}

extension Matrix {
  /// The factors that bring the length of each column near one.
  var columnScales: [Double] { (0..<columns).map { unitScale(column($0)) } }

  /// The columns that follow from those before them, to rounding.
  package var dependentColumns: [Int] {
    // The triangle of a tall matrix has the same dependencies and few rows.
    let core =
      rows > 4 * columns
      ? reduced(
        self, [Double](repeating: 0, count: rows), columnScales: columnScales, rowScales: nil
      ).design : scalingColumns(by: columnScales)
    let tolerance = rankTolerance(columns: columns)
    func isDependent(_ indices: some Collection<Int>) -> Bool {
      PivotedQR(core.selectingColumns(Array(indices))).rank(tolerance: tolerance) < indices.count
    }
    var kept = Array(0..<columns)
    var dependent: [Int] = []
    var independent = 0
    while isDependent(kept) {
      // The shortest dependent prefix ends with the next dependent column.
      var longest = kept.count
      while longest - independent > 1 {
        let middle = (independent + longest) / 2
        if isDependent(kept.prefix(middle)) { longest = middle } else { independent = middle }
      }
      dependent.append(kept.remove(at: independent))
    }
    return dependent
  }
}
