import LinearAlgebra
public import Statistics

extension LinearRegression.Fitted {
  /// The test of Breusch and Pagan that the errors' variance does not depend on the terms.
  ///
  /// n R² of the squared residuals on the terms, as Koenker (1981), Journal of Econometrics 17,
  /// made it robust to errors that are not normal; R's `bptest`.
  ///
  /// - Returns: The outcome; a small p speaks for unequal variances. Nil where the terms hold no
  ///   constant, or nothing else.
  /// - Throws: ``RegressionError`` if the terms cannot explain the squares either.
  public func breuschPagan() throws(RegressionError) -> TestResult? {
    try varianceTest(on: design)
  }

  /// The test of White that the errors' variance does not depend on the terms in any way.
  ///
  /// As that of Breusch and Pagan, on the terms, their squares and their products: White (1980),
  /// *A heteroskedasticity-consistent covariance matrix estimator*, Econometrica 48.
  ///
  /// - Returns: The outcome; a small p speaks for unequal variances. Nil where no term varies.
  /// - Throws: ``RegressionError`` if there are too few observations for so many terms.
  public func white() throws(RegressionError) -> TestResult? {
    let first = design.hasIntercept ? 1 : 0
    let columns = (first..<design.terms.count).map { Array(design.matrix.column($0)) }
    var all = Array(zip(design.terms.dropFirst(first), columns))
    for left in columns.indices {
      for right in left..<columns.count {
        let product = zip(columns[left], columns[right]).map { $0 * $1 }
        all.append(("\(design.terms[left + first]):\(design.terms[right + first])", product))
      }
    }
    // The square of a dummy is the dummy, and other products may follow too: they add nothing.
    let ones = [Double](repeating: 1, count: design.observations)
    let matrix = Matrix(columns: [ones] + all.map(\.1))
    let redundant = Set(matrix.dependentColumns)
    let kept = all.indices.filter { !redundant.contains($0 + 1) }
    return try varianceTest(
      on: Design(
        terms: kept.map { all[$0].0 }, columns: kept.map { all[$0].1 },
        observations: design.observations))
  }

  /// Ramsey's test that powers of the fitted values explain nothing more.
  ///
  /// Ramsey (1969), *Tests for specification errors*, Journal of the Royal Statistical Society B
  /// 31; R's `resettest`.
  ///
  /// - Parameter powers: The powers to add.
  /// - Returns: The outcome; a small p speaks for a curve or a missing term.
  /// - Throws: ``RegressionError`` if the powers follow from the terms.
  public func reset(powers: [Int] = [2, 3]) throws(RegressionError) -> TestResult {
    // Powers of a number near one keep their digits.
    let center = design.hasIntercept ? fittedValues.mean : 0
    let spread = fittedValues.map { abs($0 - center) }.max() ?? 1
    let scaled = fittedValues.map { ($0 - center) / (spread > 0 ? spread : 1) }
    let added = powers.map { power in
      scaled.map { value in (0..<power).reduce(1.0) { result, _ in result * value } }
    }
    let wider = design.appending(terms: powers.map { "fitted^\($0)" }, columns: added)
    let fit = try LinearRegression().fit(response, on: wider, weights: solution.weights)
    let gained = (residualSumOfSquares - fit.residualSumOfSquares) / Double(powers.count)
    return .f(
      gained / (fit.residualSumOfSquares / Double(fit.degreesOfFreedom)),
      numerator: powers.count, denominator: fit.degreesOfFreedom)
  }

  /// Chow's test that the coefficients are the same before an observation and from it on.
  ///
  /// Chow (1960), *Tests of equality between sets of coefficients in two linear regressions*,
  /// Econometrica 28; without weights.
  ///
  /// - Parameter row: The first observation of the second part, counted from zero.
  /// - Returns: The outcome; a small p speaks for a break there.
  /// - Throws: ``RegressionError`` if a part is too short for the terms or makes them collinear.
  public func chow(breakAt row: Int) throws(RegressionError) -> TestResult {
    precondition((1..<design.observations).contains(row), "a break at \(row)")
    let rows = [Array(0..<row), Array(row..<design.observations)]
    var squares = 0.0
    for part in rows {
      squares += try LeastSquares(part.map { response[$0] }, on: design.selecting(part))
        .residualSumOfSquares
    }
    let terms = design.terms.count
    let freedom = design.observations - 2 * terms
    return .f(
      (residualSumOfSquares - squares) / Double(terms) / (squares / Double(freedom)),
      numerator: terms, denominator: freedom)
  }

  /// The test of n R² of the squared residuals on a design that holds a constant.
  private func varianceTest(on design: Design) throws(RegressionError) -> TestResult? {
    guard design.terms.count > 1, try design.spansConstant else { return nil }
    let squares = residuals.map { $0 * $0 }
    let fit = try LeastSquares(squares, on: design)
    let total = squares.squaredDeviations
    let share = total > 0 ? 1 - fit.residualSumOfSquares / total : 0
    return .chiSquared(
      Double(observations) * share, degreesOfFreedom: design.terms.count - 1)
  }
}

extension Design {
  /// Whether a constant is a column or a sum of multiples of the columns, as of all the levels of a
  /// factor.
  fileprivate var spansConstant: Bool {
    get throws(RegressionError) {
      if hasIntercept { return true }
      let ones = [Double](repeating: 1, count: observations)
      let fit = try LeastSquares(ones, on: self)
      return fit.residualSumOfSquares < 1e-20 * Double(observations)
    }
  }

  /// The design with more columns after its own.
  func appending(terms: [String], columns: [[Double]]) -> Design {
    let first = hasIntercept ? 1 : 0
    let own = (first..<self.terms.count).map { Array(matrix.column($0)) }
    return Design(
      terms: self.terms.dropFirst(first) + terms, columns: own + columns,
      observations: observations, intercept: hasIntercept)
  }

  /// The design of some observations.
  func selecting(_ rows: [Int]) -> Design {
    let first = hasIntercept ? 1 : 0
    let selected = matrix.selectingRows(rows)
    return Design(
      terms: Array(terms.dropFirst(first)),
      columns: (first..<terms.count).map { Array(selected.column($0)) },
      observations: rows.count, intercept: hasIntercept)
  }
}
