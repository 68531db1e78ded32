import Regression
import Statistics
import TestSupport
import Testing

/// Designs of a single column, on which tests of several terms have nothing to test.
struct OneColumnTests {
  private let y = [3.0, 5, 4, 8, 9, 12, 11, 15]
  private let x = [1.0, 2, 3, 4, 5, 6, 7, 8]

  @Test func `a slope alone has no test of equal variances, but all others`() throws {
    let fit = try LinearRegression().fit(
      y, on: Design(["x": x], observations: 8, intercept: false))

    #expect(try fit.breuschPagan() == nil)
    #expect(try fit.white() != nil)
    #expect(fit.overallTest?.numerator == 1)
    #expect(try fit.reset().p.isFinite)
    #expect(fit.durbinWatsonTest() != nil)
  }

  @Test func `a mean alone has neither test of equal variances`() throws {
    let fit = try LinearRegression().fit(y, on: Design([:], observations: 8))

    #expect(try fit.breuschPagan() == nil)
    #expect(try fit.white() == nil)
    #expect(fit.overallTest == nil)
    #expect(agreeingDigits(fit.estimates, [y.reduce(0, +) / 8]) >= 14)
    #expect(fit.durbinWatsonTest() != nil)
  }

  /// lmtest's `bptest` is the same for both codings of a factor.
  @Test func `all levels of a factor hold a constant`() throws {
    let variables = Variables(
      observations: 8, numbers: ["y": y],
      labels: ["g": ["a", "b", "a", "b", "a", "b", "a", "b"]])
    let tests = try ["y ~ g", "y ~ 0 + g"].map { text in
      let frame = try Formula(text).frame(of: variables)
      return try LinearRegression().fit(frame.response, on: frame.design).breuschPagan()
    }

    let (first, second) = (try #require(tests[0]), try #require(tests[1]))
    #expect(agreeingDigits(second.statistic, first.statistic) >= 12)
    #expect(second.degreesOfFreedom == [1])
  }

  @Test func `a model of nothing is refused`() {
    let design = Design([:], observations: 8, intercept: false)

    #expect(throws: RegressionError.noTerms) { try LinearRegression().fit(y, on: design) }
    #expect(throws: RegressionError.noTerms) { try QuantileRegression().fit(y, on: design) }
    #expect(throws: RegressionError.noTerms) { try RobustRegression().fit(y, on: design) }
  }

  @Test(arguments: TermChoice.Criterion.allCases)
  func `noise may be left with its mean`(criterion: TermChoice.Criterion) throws {
    let noise = [4.0, 9, 2, 7, 5, 8, 3, 6, 5, 7, 4, 6]
    let variables = Variables(
      observations: 12, numbers: ["y": noise, "x": (1...12).map(Double.init)])
    let choice = try TermChoice(among: Formula("y ~ x"), in: variables, by: criterion)
    let frame = try choice.best.frame(of: variables)
    let fit = try LinearRegression().fit(frame.response, on: frame.design)

    #expect(choice.best.description == "y ~ 1")
    #expect(try fit.breuschPagan() == nil)
  }
}
