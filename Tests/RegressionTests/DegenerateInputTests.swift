import Regression
import TestSupport
import Testing

struct DegenerateInputTests {
  @Test func `a term of years since Christ keeps eleven digits of its slope and is warned of`()
    throws
  {
    let years = [2015.0, 2016, 2017, 2018, 2019, 2020]
    let y = [440.0, 452, 431, 440, 460, 471]
    let plain = try LinearRegression().fit(
      y, on: Design(["year": years.map { $0 - 2015 }], observations: 6))
    let raw = try LinearRegression().fit(y, on: Design(["year": years], observations: 6))

    #expect(agreeingDigits(raw.estimates[1], plain.estimates[1]) >= 11)
    #expect(plain.warnings.isEmpty)
    #expect(
      raw.warnings.map(\.description) == [
        "the condition number is 2363, so that only 12 digits of the estimates are sure; "
          + "centre the terms, use poly(), or drop one"
      ])
  }

  @Test func `an offset of a trillion in response and term leaves the slope`() throws {
    let x = [1.0, 2, 4, 7, 11, 12]
    let y = [2.0, 4, 8, 14, 21, 25]
    let plain = try LinearRegression().fit(y, on: Design(["x": x], observations: 6))
    let far = try LinearRegression().fit(
      y.map { $0 + 1e12 }, on: Design(["x": x.map { $0 + 1e12 }], observations: 6))

    #expect(agreeingDigits(far.estimates[1], plain.estimates[1]) >= 10)
    #expect(agreeingDigits(far.standardErrors[1], plain.standardErrors[1]) >= 8)
    #expect(!far.warnings.isEmpty)
  }

  @Test func `an observation that alone decides an estimate is named`() throws {
    let fit = try LinearRegression(covariance: .heteroskedastic(.hc3)).fit(
      [1, 2, 4, 3, 9], on: Design(["last": [0, 0, 0, 0, 1]], observations: 5))

    #expect(fit.warnings == [.selfFitting(rows: [4])])
    #expect(
      fit.warnings[0].description
        == "observation 5 alone decides an estimate; HC2 and HC3 leave it out")
    #expect(fit.standardErrors.allSatisfy { $0.isFinite })
    #expect(fit.predictedRSquared == nil)
  }

  @Test func `weights of zero leave observations out, and too many of them are an error`() throws {
    let design = Design(["x": [1, 2, 3, 4, 100]], observations: 5)
    let weighted = try LinearRegression().fit(
      [1, 3, 2, 5, -1000], on: design, weights: [1, 1, 1, 1, 0])
    let without = try LinearRegression().fit(
      [1, 3, 2, 5], on: Design(["x": [1, 2, 3, 4]], observations: 4))

    #expect(agreeingDigits(weighted.estimates, without.estimates) >= 13)
    #expect(agreeingDigits(weighted.standardErrors, without.standardErrors) >= 12)
    #expect(throws: RegressionError.tooFewObservations(have: 1, need: 3)) {
      try LinearRegression().fit([1, 3, 2, 5, 0], on: design, weights: [0, 0, 0, 0, 1])
    }
    #expect(throws: RegressionError.invalidWeight(row: 1, .infinity)) {
      try LinearRegression().fit([1, 3, 2, 5, 0], on: design, weights: [1, .infinity, 1, 1, 1])
    }
  }

  @Test func `every estimator refuses what has no answer, and says so`() {
    let twin = Design(["x": [1, 2, 3, 4], "twin": [2, 4, 6, 8]], observations: 4)
    let wide = Design(["a": [1, 2], "b": [3, 5], "c": [2, 2]], observations: 2)

    #expect(throws: RegressionError.collinear(terms: ["twin"])) {
      try RobustRegression().fit([1, 2, 4, 3], on: twin)
    }
    #expect(throws: RegressionError.collinear(terms: ["twin"])) {
      try QuantileRegression().fit([1, 2, 4, 3], on: twin)
    }
    #expect(throws: RegressionError.tooFewObservations(have: 2, need: 5)) {
      try LinearRegression().fit([1, 2], on: wide)
    }
    #expect(throws: RegressionError.notFinite(row: 0, term: nil)) {
      try RidgeRegression().fit([.nan, 2, 3, 4], on: twin)
    }
    #expect(throws: RegressionError.notFinite(row: 1, term: nil)) {
      try TheilSen([1, .infinity, 3], on: [1, 2, 3])
    }
  }

  @Test func `robust fits of a constant response find it`() throws {
    let design = Design(["x": [1, 2, 3, 5, 8]], observations: 5)
    let constant = [4.0, 4, 4, 4, 4]

    #expect(agreeingDigits(try RobustRegression().fit(constant, on: design).estimates[0], 4) >= 14)
    #expect(
      agreeingDigits(try QuantileRegression().fit(constant, on: design).estimates[0], 4) >= 14)
    #expect(try TheilSen(constant, on: [1, 2, 3, 5, 8]).slope == 0)
  }

  @Test func `tests of a model without residuals have no outcome`() throws {
    let fit = try LinearRegression().fit(
      [3, 5, 7, 9], on: Design(["x": [1, 2, 3, 4]], observations: 4))

    #expect(fit.durbinWatsonTest() == nil)
    #expect(fit.residualCUSUM() == nil)
    #expect(fit.warnings == [.perfectFit])
  }
}
