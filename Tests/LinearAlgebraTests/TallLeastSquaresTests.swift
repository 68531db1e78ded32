import LinearAlgebra
import TestSupport
import Testing

/// Problems of so many rows that they are reduced by blocks: the answers of short ones.
struct TallLeastSquaresTests {
  /// A short problem written 10,000 times over has its coefficients, and 10,000 times its squares.
  @Test func `rows repeated change no coefficient`() throws {
    let (x, y) = ([1.0, 2, 4, 7, 11, 12, 17], [2.1, 3.9, 8.2, 13.8, 22.1, 23, 35])
    let short = try LeastSquares(
      response: y, design: Matrix(columns: [x.map { _ in 1 }, x, x.map { $0 * $0 }]))
    let (manyX, manyY) = (repeated(x), repeated(y))
    let tall = try LeastSquares(
      response: manyY,
      design: Matrix(columns: [manyX.map { _ in 1 }, manyX, manyX.map { $0 * $0 }]))

    #expect(agreeingDigits(tall.coefficients, short.coefficients) >= 11)
    #expect(agreeingDigits(tall.residualSumOfSquares, 10_000 * short.residualSumOfSquares) >= 11)
    #expect(agreeingDigits(tall.conditionNumber, short.conditionNumber) >= 10)
    #expect(agreeingDigits(tall.leverage[3] * 10_000, short.leverage[3]) >= 10)
  }

  @Test(arguments: [1e-200, 1e200])
  func `units far from one neither overflow nor vanish`(unit: Double) throws {
    let (x, y) = (repeated([1.0, 2, 4, 7, 11, 12, 17]), repeated([2.1, 3.9, 8.2, 14, 22, 23, 35]))
    let plain = try LeastSquares(response: y, design: Matrix(columns: [x]))
    let far = try LeastSquares(
      response: y.map { $0 * unit }, design: Matrix(columns: [x.map { $0 * unit }]))

    #expect(agreeingDigits(far.coefficients[0], plain.coefficients[0]) >= 12)
  }

  @Test func `weights count, and zero leaves out`() throws {
    let (x, y) = ([1.0, 2, 4, 7, 11, 12, 17], [2.1, 3.9, 8.2, 13.8, 22.1, 23, 35])
    let weights = [2.0, 1, 0, 1, 0.5, 3, 1]
    let short = try LeastSquares(
      response: y, design: Matrix(columns: [x.map { _ in 1 }, x]), weights: weights)
    let manyX = repeated(x)
    let tall = try LeastSquares(
      response: repeated(y), design: Matrix(columns: [manyX.map { _ in 1 }, manyX]),
      weights: repeated(weights))

    #expect(agreeingDigits(tall.coefficients, short.coefficients) >= 10)
    #expect(tall.observations == 60_000)
  }

  @Test func `collinear columns are named`() {
    let x = repeated([1.0, 2, 4, 7, 11, 12, 17])
    #expect(throws: LeastSquaresError.collinear(columns: [1])) {
      try LeastSquares(response: x, design: Matrix(columns: [x, x.map { 3 * $0 }]))
    }
  }

  private func repeated(_ values: [Double]) -> [Double] {
    (0..<10_000).flatMap { _ in values }
  }
}
