import LinearAlgebra
import Regression
import Statistics
import TestSupport
import Testing

struct DiagnosticsTests {
  /// R 4.2.2: `rstandard`, `rstudent`, `cooks.distance`, by Reference/R/tests.R.
  @Test(arguments: try DiagnosticsReference.load().cases)
  func `diagnostics agree with R's`(_ reference: DiagnosticsReference.Case) throws {
    let fit = try reference.fit()

    #expect(agreeingDigits(fit.standardizedResiduals, reference.standardized) >= 9)
    #expect(agreeingDigits(fit.studentizedResiduals, reference.studentized) >= 9)
    #expect(agreeingDigits(fit.cooksDistance, reference.cooksDistance) >= 9)
    #expect(agreeingDigits(fit.varianceInflation.map(\.factor), reference.varianceInflation) >= 9)
    #expect(
      agreeingDigits(try #require(fit.predictedRSquared), reference.predictedRSquared) >= 11)
  }

  /// R 4.2.2 with lmtest 0.9-40 and tseries 0.10.53, by Reference/R/tests.R.
  @Test(arguments: try DiagnosticsReference.load().cases)
  func `tests of a model agree with R's`(_ reference: DiagnosticsReference.Case) throws {
    let fit = try reference.fit()
    let pairs = [
      (try #require(try fit.breuschPagan()), reference.breuschPagan),
      (try #require(try fit.white()), reference.white),
      (try fit.reset(), reference.reset),
      (try fit.chow(breakAt: reference.breakAt), reference.chow),
      (fit.residuals.ljungBox(lags: 5, fittedParameters: 1), reference.ljungBox),
      (try #require(fit.residuals.jarqueBera()), reference.jarqueBera),
      (try #require(try fit.recursiveCUSUM()).test, reference.recursiveCUSUM),
      (try #require(fit.residualCUSUM()).test, reference.residualCUSUM),
      (try #require(fit.durbinWatsonTest()), reference.durbinWatson),
    ]
    for (result, expected) in pairs {
      #expect(agreeingDigits(result.statistic, expected.statistic) >= 9)
      #expect(agreeingDigits(result.p, expected.p) >= 9)
    }
    #expect(agreeingDigits(try fit.recursiveResiduals(), reference.recursiveResiduals) >= 8)
    let (less, either) = (
      fit.durbinWatsonTest(against: .less), fit.durbinWatsonTest(against: .either)
    )
    #expect(agreeingDigits(try #require(less).p, 1 - reference.durbinWatson.p) >= 9)
    let both = 2 * min(reference.durbinWatson.p, 1 - reference.durbinWatson.p)
    #expect(agreeingDigits(try #require(either).p, both) >= 9)
  }

  /// R's lmtest, `dwtest` with `exact = FALSE`, by Reference/R/tests.R.
  @Test func `Durbin and Watson's p is approximated where observations are many`() throws {
    let reference = try DiagnosticsReference.load().manyDurbinWatson
    let design = Design(
      ["depth": reference.depth, "stations": reference.stations],
      observations: reference.response.count)
    let fit = try LinearRegression().fit(reference.response, on: design)
    let result = try #require(fit.durbinWatsonTest())

    #expect(agreeingDigits(result.statistic, reference.outcome.statistic) >= 9)
    #expect(agreeingDigits(result.p, reference.outcome.p) >= 9)
  }

  /// R 4.2.2 with tseries, by Reference/R/tests.R.
  @Test(arguments: try DiagnosticsReference.load().series)
  func `tests of a series agree with R's`(_ reference: DiagnosticsReference.Series) throws {
    let values = reference.values
    let level = try #require(values.kpss())
    let trend = try #require(values.kpss(around: .trend))

    #expect(agreeingDigits(values.autocorrelation(through: 6), reference.autocorrelation) >= 9)
    #expect(
      agreeingDigits(
        values.partialAutocorrelation(through: 6), reference.partialAutocorrelation) >= 9)
    #expect(
      agreeingDigits(try dickeyFuller(values).statistic, reference.dickeyFuller.statistic) >= 9)
    #expect(agreeingDigits(level.statistic, reference.kpssLevel.statistic) >= 9)
    #expect(agreeingDigits(level.p, reference.kpssLevel.p) >= 9)
    #expect(agreeingDigits(trend.statistic, reference.kpssTrend.statistic) >= 9)
    #expect(agreeingDigits(trend.p, reference.kpssTrend.p) >= 9)
  }

  /// R's forecast 8.20, `dm.test`, by Reference/R/tests.R.
  @Test(arguments: try DiagnosticsReference.load().dieboldMariano)
  func `Diebold and Mariano's test agrees with R's`(_ reference: DiagnosticsReference.Pair) throws {
    let naive = reference.naive.map { $0 * $0 }
    let mean = reference.mean.map { $0 * $0 }
    for (horizon, expected) in [(1, reference.oneStep), (3, reference.threeSteps)] {
      let result = try #require(dieboldMariano(naive, mean, horizon: horizon))
      #expect(agreeingDigits(result.statistic, expected.statistic) >= 9)
      #expect(agreeingDigits(result.p, expected.p) >= 9)
    }
    #expect(dieboldMariano(naive, naive) == nil)
  }

  /// R's lmtest, `waldtest` with sandwich's HC1, by Reference/R/tests.R.
  @Test(arguments: try DiagnosticsReference.load().cases)
  func `joint tests agree with R's`(_ reference: DiagnosticsReference.Case) throws {
    let design = Design(
      terms: reference.terms, columns: reference.columns, observations: reference.response.count)
    let fit = try LinearRegression(covariance: .heteroskedastic(.hc1)).fit(
      reference.response, on: design)
    let result = fit.jointTest(of: reference.terms)

    #expect(agreeingDigits(result.statistic, reference.joint.statistic) >= 9)
    #expect(agreeingDigits(result.p, reference.joint.p) >= 9)
  }

  @Test func `a joint test of one term is its t squared`() throws {
    let fit = try LinearRegression(covariance: .heteroskedastic(.hc3)).fit(
      [1, 3, 2, 5, 4], on: Design(["x": [1, 2, 3, 4, 5], "z": [1, 0, 0, 1, 0]], observations: 5))
    let slope = fit.coefficients()[1]

    #expect(agreeingDigits(fit.jointTest(of: ["x"]).statistic, slope.t * slope.t) >= 12)
    #expect(agreeingDigits(fit.jointTest(of: ["x"]).p, slope.p) >= 12)
  }
}

/// Diagnostics and tests as R gives them.
struct DiagnosticsReference: Decodable, Sendable {
  /// A statistic and its probability.
  struct Outcome: Decodable, Sendable {
    let statistic: Double
    let p: Double
  }

  /// A linear model.
  struct Case: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let response: [Double]
    let terms: [String]
    let columns: [[Double]]
    let breakAt: Int
    let standardized: [Double]
    let studentized: [Double]
    let cooksDistance: [Double]
    let predictedRSquared: Double
    let varianceInflation: [Double]
    let breuschPagan: Outcome
    let white: Outcome
    let reset: Outcome
    let chow: Outcome
    let ljungBox: Outcome
    let durbinWatson: Outcome
    let recursiveResiduals: [Double]
    let recursiveCUSUM: Outcome
    let residualCUSUM: Outcome
    let jarqueBera: Outcome
    let joint: Outcome

    var description: String { name }

    func fit() throws -> LinearRegression.Fitted {
      try LinearRegression().fit(
        response, on: Design(terms: terms, columns: columns, observations: response.count))
    }
  }

  /// A series.
  struct Series: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let values: [Double]
    let autocorrelation: [Double]
    let partialAutocorrelation: [Double]
    let dickeyFuller: Outcome
    let kpssLevel: Outcome
    let kpssTrend: Outcome

    var description: String { name }
  }

  /// A model of many observations.
  struct Many: Decodable, Sendable {
    let response: [Double]
    let depth: [Double]
    let stations: [Double]
    let outcome: Outcome
  }

  /// The errors of two forecasts.
  struct Pair: Decodable, Sendable, CustomStringConvertible {
    let name: String
    let naive: [Double]
    let mean: [Double]
    let oneStep: Outcome
    let threeSteps: Outcome

    var description: String { name }
  }

  let cases: [Case]
  let series: [Series]
  let manyDurbinWatson: Many
  let dieboldMariano: [Pair]

  static func load() throws -> DiagnosticsReference {
    try referenceValues("R/tests.json", as: DiagnosticsReference.self)
  }
}
