import Regression
import TestSupport
import Testing

struct FactorCodingTests {
  /// R 4.2.2: `summary(lm(…))`, by Reference/R/designs.R.
  @Test func `factors without an intercept or a main effect are coded as R codes them`() throws {
    let reference = try DesignReference.load()
    for expected in reference.cases {
      let frame = try Formula(expected.formula).frame(of: reference.cars)
      let fit = try LinearRegression().fit(frame.response, on: frame.design)

      #expect(agreeingDigits(fit.estimates, expected.estimates) >= 11, "\(expected.formula)")
      #expect(agreeingDigits(fit.standardErrors, expected.standardErrors) >= 11)
      #expect(agreeingDigits(fit.residualStandardError, expected.sigma) >= 12)
      // R's own R² of a model of nothing but the intercept is a zero.
      guard expected.estimates.count > 1 || !frame.design.hasIntercept else { continue }
      #expect(agreeingDigits(fit.rSquared ?? .nan, expected.r2) >= 12)
      #expect(agreeingDigits(fit.adjustedRSquared ?? .nan, expected.adjustedR2) >= 12)
    }
  }

  @Test func `a cell without observations is left out and told of`() throws {
    let reference = try DesignReference.load()
    let frame = try Formula("mpg ~ gears + cylinders:gears").frame(of: reference.cars)

    #expect(frame.notes == [.aliased(terms: ["cylinders=8:gears=4"])])
    #expect(!frame.design.terms.contains("cylinders=8:gears=4"))
  }

  @Test func `a term that only names a column twice is still an error`() throws {
    let variables = Variables(
      observations: 4, numbers: ["y": [1, 2, 4, 3], "x": [1, 2, 3, 4], "twin": [2, 4, 6, 8]])
    let frame = try Formula("y ~ x + twin").frame(of: variables)

    #expect(throws: RegressionError.collinear(terms: ["twin"])) {
      try LinearRegression().fit(frame.response, on: frame.design)
    }
  }

  @Test func `an empty label is a missing value`() throws {
    let variables = Variables(
      observations: 4, numbers: ["y": [1, 2, 4, 3]], labels: ["g": ["a", "", "b", "a"]])
    let frame = try Formula("y ~ g").frame(of: variables)

    #expect(frame.rows == [0, 2, 3])
    #expect(frame.design.terms == ["intercept", "g=b"])
  }

  @Test func `the order of factors makes no other term, and a square is the term itself`() throws {
    #expect(try Formula("y ~ a:b + b:a").description == "y ~ a:b")
    #expect(try Formula("y ~ a*a*a").description == "y ~ a")
    #expect(try Formula("y ~ a*b - b:a").description == "y ~ a + b")
  }
}
