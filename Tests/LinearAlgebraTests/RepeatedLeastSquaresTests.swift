import LinearAlgebra
import TestSupport
import Testing

struct RepeatedLeastSquaresTests {
  /// NIST's certified values; without refinement Norris keeps twelve digits and Longley nine.
  @Test(arguments: [("Norris", 11.0), ("Longley", 8)])
  func `coefficients and their errors agree with NIST's`(name: String, digits: Double) throws {
    let problem = try NISTProblem(name)
    let ones = problem.responseValues.map { _ in 1.0 }
    let design = Matrix(columns: [ones] + problem.columns)
    var fit = RepeatedLeastSquares(rows: design.rows, columns: design.columns)
    for _ in 0..<2 { try fit.fit(problem.responseValues, on: design) }

    #expect(agreeingDigits(fit.coefficients, problem.estimates) >= digits)
    #expect(agreeingDigits(fit.standardErrors, problem.standardErrors) >= digits)
  }

  @Test func `a problem without an answer is refused, and the next is not`() throws {
    let good = Matrix(columns: [[1, 1, 1], [1, 2, 4]])
    var fit = RepeatedLeastSquares(rows: 3, columns: 2)
    var errors: [LeastSquaresError] = []
    for (response, design) in [
      ([1.0, 2, 3], Matrix(columns: [[1, 1, 1], [2, 2, 2]])), ([1, .nan, 3], good),
      ([1, 2, 3], Matrix(columns: [[1, 1, 1], [1, .infinity, 2]])),
    ] {
      do { try fit.fit(response, on: design) } catch { errors.append(error) }
    }
    try fit.fit([1, 2, 4], on: good)

    #expect(
      errors == [
        .collinear(columns: [1]), .notFinite(row: 1, column: nil), .notFinite(row: 1, column: 1),
      ])
    #expect(agreeingDigits(fit.coefficients[1], 1) >= 14)
  }

  /// Beyond 48 columns LAPACK takes over from our own loops.
  @Test(arguments: [3, 4, 47, 48, 60])
  func `any number of columns gives what the refined solution is`(columns: Int) throws {
    let rows = columns + 9
    let values = (0..<columns).map { column in
      (0..<rows).map { row -> Double in
        let mixed = (row + 1) * (row + 3 * column + 2) % 31
        return Double(row == column ? mixed + 40 : mixed)
      }
    }
    let design = Matrix(columns: values)
    let response = (0..<rows).map { Double($0 * $0 % 17) }
    let refined = try LeastSquares(response: response, design: design)
    var fit = RepeatedLeastSquares(rows: rows, columns: columns)
    try fit.fit(response, on: design)

    #expect(agreeingDigits(fit.coefficients, refined.coefficients) >= 9)
    #expect(agreeingDigits(fit.residualSumOfSquares, refined.residualSumOfSquares) >= 11)
  }
}
