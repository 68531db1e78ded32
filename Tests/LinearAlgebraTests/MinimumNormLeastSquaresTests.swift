import LinearAlgebra
import TestSupport
import Testing

struct MinimumNormLeastSquaresTests {
  /// numpy 2.4: `lstsq(column_stack([1, x, 3x − 2]), y)`.
  @Test func `collinear columns share the effect by the shortest coefficients`() throws {
    let x = [1.0, 2, 4, 7, 11]
    let design = Matrix(columns: [x.map { _ in 1 }, x, x.map { 3 * $0 - 2 }])
    let fit = try MinimumNormLeastSquares(response: [2.1, 3.9, 8.2, 13.8, 22.1], design: design)

    #expect(fit.rank == 2)
    #expect(fit.singularValues.count == 3)
    #expect(
      agreeingDigits(
        fit.coefficients, [0.8761904761904711, 0.7255627705627709, 0.4243073593073594]) >= 12)
  }

  /// The shortest x with x₁ + 2x₂ + 2x₃ = 9 is the row times 9/9.
  @Test func `more columns than rows are met exactly`() throws {
    let fit = try MinimumNormLeastSquares(response: [9], design: Matrix(columns: [[1], [2], [2]]))

    #expect(agreeingDigits(fit.coefficients, [1, 2, 2]) >= 14)
    #expect(fit.rank == 1)
    #expect(fit.residualSumOfSquares < 1e-28)
  }

  @Test(arguments: [nil, [1.0, 2, 0, 4, 0.5]])
  func `at full rank the answer is that of least squares`(weights: [Double]?) throws {
    let design = Matrix(columns: [[1, 1, 1, 1, 1], [1, 2, 4, 7, 11]])
    let y = [2.1, 3.9, 8.2, 13.8, 22.1]
    let plain = try LeastSquares(response: y, design: design, weights: weights)
    let shortest = try MinimumNormLeastSquares(response: y, design: design, weights: weights)

    #expect(agreeingDigits(shortest.coefficients, plain.coefficients) >= 12)
    #expect(agreeingDigits(shortest.residualSumOfSquares, plain.residualSumOfSquares) >= 12)
  }

  @Test func `a design of zeros has coefficients of zero`() throws {
    let fit = try MinimumNormLeastSquares(response: [1, 2], design: Matrix(columns: [[0, 0]]))

    #expect(fit.rank == 0)
    #expect(fit.coefficients == [0])
    #expect(fit.residualSumOfSquares == 5)
  }

  @Test func `a value that is not finite is named`() {
    #expect(throws: LeastSquaresError.notFinite(row: 1, column: 0)) {
      try MinimumNormLeastSquares(response: [1, 2], design: Matrix(columns: [[0, .nan]]))
    }
  }
}
