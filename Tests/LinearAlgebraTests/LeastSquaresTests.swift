import LinearAlgebra
import TestSupport
import Testing

struct LeastSquaresTests {
  /// NIST's certified values, to 15 digits.
  ///
  /// The digits asked for are those that data and powers rounded to doubles leave: Filip's powers
  /// alone cost eight.
  @Test(arguments: [
    ("Norris", 13.0), ("Pontius", 13), ("NoInt1", 14), ("NoInt2", 14), ("Filip", 7),
    ("Longley", 13), ("Wampler1", 13), ("Wampler2", 13), ("Wampler3", 13), ("Wampler4", 13),
    ("Wampler5", 13),
  ])
  func `coefficients agree with NIST's`(name: String, digits: Double) throws {
    let problem = try NISTProblem(name)
    let fit = try LeastSquares(response: problem.responseValues, design: design(problem))

    #expect(agreeingDigits(fit.coefficients, problem.estimates) >= digits)
  }

  @Test(arguments: NISTProblem.names.filter { $0 != "Filip" })
  func `the covariance agrees with NIST's`(name: String) throws {
    let problem = try NISTProblem(name)
    let fit = try LeastSquares(response: problem.responseValues, design: design(problem))
    let variance = fit.residualSumOfSquares / Double(fit.degreesOfFreedom)
    let errors = fit.unscaledCovariance.diagonal.map { ($0 * variance).squareRoot() }

    #expect(agreeingDigits(variance.squareRoot(), problem.residualStandardError) >= 13)
    #expect(agreeingDigits(errors, problem.standardErrors) >= 13)
  }

  @Test func `a line through two points is exact`() throws {
    let fit = try LeastSquares(response: [3, 5], design: Matrix(columns: [[1, 1], [1, 2]]))

    #expect(agreeingDigits(fit.coefficients, [1, 2]) >= 15)
    #expect(fit.degreesOfFreedom == 0)
    #expect(fit.residualSumOfSquares == 0)
  }

  @Test func `leverage is that worked by hand`() throws {
    let fit = try LeastSquares(
      response: [1, 3, 2, 5], design: Matrix(columns: [[1, 1, 1, 1], [0, 1, 2, 3]]))

    #expect(agreeingDigits(fit.leverage, [0.7, 0.3, 0.3, 0.7]) >= 14)
  }

  @Test(arguments: [1e-150, 1e-6, 1, 1e6, 1e150])
  func `a regressor's unit changes its coefficient and nothing else`(unit: Double) throws {
    let plain = try LeastSquares(response: y, design: Matrix(columns: [one, x]))
    let scaled = try LeastSquares(
      response: y, design: Matrix(columns: [one, x.map { $0 * unit }]))

    #expect(agreeingDigits(scaled.coefficients[1] * unit, plain.coefficients[1]) >= 14)
    #expect(agreeingDigits(scaled.residuals, plain.residuals) >= 12)
    #expect(agreeingDigits(scaled.conditionNumber, plain.conditionNumber) >= 12)
  }

  @Test func `rows may stand in any order`() throws {
    let order = [3, 0, 4, 2, 1]
    let plain = try LeastSquares(response: y, design: Matrix(columns: [one, x]))
    let shuffled = try LeastSquares(
      response: order.map { y[$0] }, design: Matrix(columns: [one, order.map { x[$0] }]))

    #expect(agreeingDigits(shuffled.coefficients, plain.coefficients) >= 14)
  }

  @Test func `a weight of two is an observation twice, a weight of zero none`() throws {
    let weighted = try LeastSquares(
      response: y, design: Matrix(columns: [one, x]), weights: [2, 1, 0, 1, 1])
    let repeated = try LeastSquares(
      response: [y[0], y[0], y[1], y[3], y[4]],
      design: Matrix(columns: [one, [x[0], x[0], x[1], x[3], x[4]]]))

    #expect(agreeingDigits(weighted.coefficients, repeated.coefficients) >= 14)
    #expect(agreeingDigits(weighted.residualSumOfSquares, repeated.residualSumOfSquares) >= 13)
    #expect(weighted.degreesOfFreedom == 2)
  }

  @Test func `an offset of a trillion leaves the slope ten digits`() throws {
    let far = x.map { $0 + 1e12 }
    let plain = try LeastSquares(response: y, design: Matrix(columns: [one, x]))
    let shifted = try LeastSquares(response: y, design: Matrix(columns: [one, far]))

    #expect(agreeingDigits(shifted.coefficients[1], plain.coefficients[1]) >= 10)
    #expect(shifted.conditionNumber > 1e11)
  }

  @Test func `a column that follows from others is named, not dropped in silence`() {
    let design = Matrix(columns: [one, x, x.map { 3 * $0 - 2 }, x.map { $0 * $0 }])

    #expect(throws: LeastSquaresError.collinear(columns: [2])) {
      try LeastSquares(response: y, design: design)
    }
  }

  @Test func `a column of zeros is named`() {
    #expect(throws: LeastSquaresError.collinear(columns: [1])) {
      try LeastSquares(response: y, design: Matrix(columns: [one, one.map { _ in 0 }]))
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a value that is not finite is named`(value: Double) {
    var (badX, badY) = (x, y)
    badX[3] = value
    badY[1] = value

    #expect(throws: LeastSquaresError.notFinite(row: 3, column: 1)) {
      try LeastSquares(response: y, design: Matrix(columns: [one, badX]))
    }
    #expect(throws: LeastSquaresError.notFinite(row: 1, column: nil)) {
      try LeastSquares(response: badY, design: Matrix(columns: [one, x]))
    }
  }

  @Test func `fewer rows than columns are refused, those without weight not counted`() {
    let design = Matrix(columns: [one, x])

    #expect(throws: LeastSquaresError.tooFewRows(have: 1, need: 2)) {
      try LeastSquares(response: [1], design: Matrix(columns: [[1], [2]]))
    }
    #expect(throws: LeastSquaresError.tooFewRows(have: 1, need: 2)) {
      try LeastSquares(response: y, design: design, weights: [0, 0, 1, 0, 0])
    }
    #expect(throws: LeastSquaresError.invalidWeight(row: 2, -1)) {
      try LeastSquares(response: y, design: design, weights: [1, 1, -1, 1, 1])
    }
  }

  private let one = [1.0, 1, 1, 1, 1]
  private let x = [1.0, 2, 4, 7, 11]
  private let y = [2.1, 3.9, 8.2, 13.8, 22.1]

  private func design(_ problem: NISTProblem) -> Matrix {
    let ones = problem.responseValues.map { _ in 1.0 }
    return Matrix(columns: (problem.hasIntercept ? [ones] : []) + problem.columns)
  }
}
