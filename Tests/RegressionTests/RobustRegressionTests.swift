import LinearAlgebra
import Regression
import TestSupport
import Testing

struct RobustRegressionTests {
  /// R's MASS 7.3-58.2, `rlm` with `acc = 5e-12`, by Reference/R/linear-models.R.
  @Test(arguments: try LinearModelReference.load().filter { $0.huber != nil })
  func `Huber's estimates agree with R's rlm`(_ reference: LinearModelReference) throws {
    let expected = try #require(reference.huber)
    let fit = try RobustRegression().fit(reference.response, on: reference.design)

    #expect(agreeingDigits(fit.estimates, expected.estimates) >= 9)
    #expect(agreeingDigits(fit.scale, expected.scale) >= 9)
    #expect(agreeingDigits(fit.weights, expected.weights) >= 8)
    #expect(agreeingDigits(fit.standardErrors, expected.standardErrors) >= 9)
  }

  @Test func `one wild observation hardly moves the fit`() throws {
    let x = (0..<20).map(Double.init)
    var y = x.map { 3 + 2 * $0 + ($0.truncatingRemainder(dividingBy: 2) - 0.5) / 10 }
    y[7] = 1000
    let fit = try RobustRegression().fit(y, on: Design(["x": x], observations: 20))

    #expect(abs(fit.estimates[1] - 2) < 0.01)
    #expect(fit.weights[7] < 0.001)
  }

  @Test func `a line through more than half of the points is kept`() throws {
    let fit = try RobustRegression().fit(
      [1, 2, 3, 4, 5], on: Design(["x": [1, 2, 3, 4, 5]], observations: 5))

    #expect(fit.scale == 0)
    #expect(agreeingDigits(fit.estimates[1], 1) >= 15)
  }
}
