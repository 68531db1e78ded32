import Foundation
import Statistics
import TestSupport
import Testing

struct LeastSquaresMinimumTests {
  /// Rosenbrock's valley, whose bottom is at (1, 1).
  @Test(arguments: [[-1.2, 1], [0, 0], [3, -4]], [DifferenceQuotient.forward, .central])
  func `the bottom of a bent valley is found`(
    start: [Double], differences: DifferenceQuotient
  ) {
    let found = leastSquaresMinimum(from: start, residualCount: 2, differences: differences) {
      position, residuals in
      residuals[0] = 10 * (position[1] - position[0] * position[0])
      residuals[1] = 1 - position[0]
      return true
    }
    #expect(found.converged)
    #expect(found.value < 1e-12)
    #expect(agreeingDigits(found.position, [1, 1]) >= 6)
  }

  /// NIST's Misra1a: y = b₁ (1 − exp(−b₂ x)), with its certified values and both of its starts.
  @Test(arguments: [[500, 0.0001], [250, 0.0005]])
  func `NIST's certified values are met`(start: [Double]) {
    let x = [
      77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
      760.0,
    ]
    let y = [
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
      81.78,
    ]
    // The second number is a thousand times smaller than one, which the differences count from.
    let found = leastSquaresMinimum(
      from: [start[0], start[1] * 1000], residualCount: x.count
    ) { position, residuals in
      for index in x.indices {
        residuals[index] = y[index] - position[0] * (1 - exp(-position[1] / 1000 * x[index]))
      }
      return true
    }
    #expect(agreeingDigits(found.position[0], 2.3894212918e2) >= 6)
    #expect(agreeingDigits(found.position[1] / 1000, 5.5015643181e-4) >= 6)
    #expect(agreeingDigits(found.value, 1.2455138894e-1) >= 9)
  }

  @Test func `a number on which nothing depends stays where it is`() {
    let found = leastSquaresMinimum(from: [5, 7], residualCount: 2) { position, residuals in
      residuals[0] = position[0] - 2
      residuals[1] = 1
      return true
    }
    #expect(agreeingDigits(found.position, [2, 7]) >= 7)
    #expect(agreeingDigits(found.value, 1) >= 12)
  }

  @Test func `no step is longer than allowed, nor taken where there is no value`() {
    var farthest = 0.0
    let found = leastSquaresMinimum(from: [0], residualCount: 1, largestStep: 0.5) {
      position, residuals in
      farthest = max(farthest, position[0])
      guard position[0] < 3 else { return false }
      residuals[0] = position[0] - 10
      return true
    }
    #expect(found.position[0] > 2.9 && found.position[0] < 3)
    #expect(farthest < 3.51)
  }

  @Test func `a function without a value at the start has no minimum`() {
    let found = leastSquaresMinimum(from: [1], residualCount: 1) { _, _ in false }
    #expect(found.value == .infinity && !found.converged && found.evaluations == 1)
  }
}
