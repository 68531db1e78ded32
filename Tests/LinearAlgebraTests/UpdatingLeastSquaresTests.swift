import LinearAlgebra
import TestSupport
import Testing

struct UpdatingLeastSquaresTests {
  @Test(arguments: [4, 7, 20])
  func `a rolling fit is that of each window alone`(window: Int) throws {
    let (design, response) = problem(rows: 60)
    let rolling = try RollingLeastSquares(response: response, design: design, window: window)

    for first in [0, 1, 5, 19, 60 - window] {
      let rows = Array(first..<first + window)
      let alone = try LeastSquares(
        response: rows.map { response[$0] }, design: design.selectingRows(rows))
      #expect(agreeingDigits(rolling.coefficients.row(first), alone.coefficients) >= 9)
      // Some windows fit perfectly: what is left is rounding, to be compared with one.
      #expect(
        agreeingDigits(
          1 + rolling.residualSumOfSquares[first], 1 + alone.residualSumOfSquares) >= 9)
    }
  }

  @Test func `an observation added and dropped leaves no trace`() throws {
    let (design, response) = problem(rows: 12)
    var updating = UpdatingLeastSquares(columns: 3)
    for row in 0..<12 { updating.add(design.row(row), response: response[row]) }
    let before = try updating.coefficients
    updating.add([1, 40, -7], response: 500)
    try updating.drop([1, 40, -7], response: 500)

    let after = try updating.coefficients
    #expect(agreeingDigits(after, before) >= 10)
    #expect(updating.observations == 12)
    let whole = try LeastSquares(response: response, design: design)
    #expect(agreeingDigits(before, whole.coefficients) >= 12)
  }

  @Test func `a window that does not determine the coefficients gives none`() throws {
    let rolling = try RollingLeastSquares(
      response: [1, 2, 3, 4, 5, 7],
      design: Matrix(columns: [[1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 3, 5]]),
      window: 3)

    #expect(rolling.coefficients.row(0).contains { $0.isNaN })
    #expect(rolling.coefficients.row(3).allSatisfy { $0.isFinite })
  }

  @Test func `too few observations are refused`() throws {
    var problem = UpdatingLeastSquares(columns: 2)
    problem.add([1, 2], response: 3)
    let short = problem

    #expect(throws: LeastSquaresError.tooFewRows(have: 1, need: 2)) {
      _ = try short.coefficients
    }
    #expect(throws: LeastSquaresError.tooFewRows(have: 3, need: 5)) {
      try RollingLeastSquares(
        response: [1, 2, 3], design: Matrix(columns: [[1, 1, 1]]), window: 5)
    }
  }

  @Test func `a tall problem has the solution of a short one`() throws {
    let (design, response) = problem(rows: 70_000)
    let tall = try LeastSquares(response: response, design: design)
    var updating = UpdatingLeastSquares(columns: 3)
    for row in 0..<70_000 { updating.add(design.row(row), response: response[row]) }

    let updated = try updating.coefficients
    #expect(agreeingDigits(tall.coefficients, updated) >= 10)
    #expect(agreeingDigits(tall.residualSumOfSquares, updating.residualSumOfSquares) >= 10)
    #expect(tall.residuals.count == 70_000)
  }

  /// A constant, a wave and a drift, with a response of them and another wave.
  private func problem(rows: Int) -> (design: Matrix, response: [Double]) {
    let steps = (0..<rows).map(Double.init)
    let wave = steps.map { ($0 * 37).truncatingRemainder(dividingBy: 11) }
    let drift = steps.map { ($0 * 53).truncatingRemainder(dividingBy: 17) - 8 }
    let noise = steps.map { ($0 * 29).truncatingRemainder(dividingBy: 7) - 3 }
    let response = steps.indices.map { 4 + 0.5 * wave[$0] - 2 * drift[$0] + noise[$0] / 10 }
    return (Matrix(columns: [steps.map { _ in 1 }, wave, drift]), response)
  }
}
