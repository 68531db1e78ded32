import LinearAlgebra
import TestSupport
import Testing

struct ReferenceLeastSquaresTests {
  /// NIST's eleven problems, certified to 15 digits, the data taken as the decimals they are.
  @Test(arguments: NISTProblem.names)
  func `every figure agrees with NIST's to thirteen digits`(name: String) throws {
    let problem = try NISTProblem(name)
    let fit = try ReferenceLeastSquares(
      response: problem.response.compactMap { DoubleDouble($0) }, columns: columns(problem))

    #expect(agreeingDigits(fit.coefficients, problem.estimates) >= 13)
    #expect(
      agreeingDigits(try #require(fit.rSquared(aroundMean: problem.hasIntercept)), problem.rSquared)
        >= 13)
    // A perfect fit's certified errors are zero: NIST then counts leading zeros.
    #expect(agreeingDigits(fit.residualStandardError, problem.residualStandardError) >= 13)
    #expect(agreeingDigits(fit.standardErrors, problem.standardErrors) >= 13)
  }

  @Test(arguments: [("0.1", 0.1), ("-6.860120914", -6.860120914), ("1e-3", 1e-3), ("42", 42)])
  func `a decimal is nearest to its double`(text: String, value: Double) throws {
    #expect(try #require(DoubleDouble(text)).high == value)
  }

  @Test func `arithmetic keeps thirty digits`() throws {
    let third = DoubleDouble(1) / DoubleDouble(3)
    let rest = third * DoubleDouble(3) - DoubleDouble(1)
    let root = DoubleDouble(2).squareRoot()

    #expect(abs(rest.high) < 1e-31)
    #expect(abs((root * root - DoubleDouble(2)).high) < 1e-30)
    #expect(try #require(DoubleDouble("0.1")).low != 0)
    #expect(DoubleDouble("one") == nil)
  }

  @Test func `a column that follows from others is named`() {
    let one = [1.0, 1, 1, 1]
    let x = [1.0, 2, 3, 5]

    #expect(throws: LeastSquaresError.collinear(columns: [2])) {
      try ReferenceLeastSquares(
        response: x, design: Matrix(columns: [one, x, x.map { 2 * $0 + 1 }]))
    }
  }

  /// The columns of a problem, the powers of the decimals taken in full.
  private func columns(_ problem: NISTProblem) -> [[DoubleDouble]] {
    let ones = problem.response.map { _ in DoubleDouble(1) }
    var columns = problem.predictors.map { $0.compactMap { DoubleDouble($0) } }
    for power in 1..<problem.degree {
      columns.append(zip(columns[power - 1], columns[0]).map { $0 * $1 })
    }
    return (problem.hasIntercept ? [ones] : []) + columns
  }
}
