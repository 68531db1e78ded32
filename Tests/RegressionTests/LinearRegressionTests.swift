import LinearAlgebra
import Regression
import TestSupport
import Testing

struct LinearRegressionTests {
  /// R 4.2.2: `lm` and its summary, by Reference/R/linear-models.R.
  @Test(arguments: try LinearModelReference.load())
  func `figures agree with R's lm`(_ reference: LinearModelReference) throws {
    let fit = try LinearRegression().fit(
      reference.response, on: reference.design, weights: reference.weights)
    let table = fit.coefficients()

    #expect(agreeingDigits(table.map(\.estimate), reference.estimates) >= 9)
    #expect(agreeingDigits(table.map(\.standardError), reference.standardErrors) >= 9)
    #expect(agreeingDigits(table.map(\.t), reference.t) >= 9)
    #expect(agreeingDigits(table.map(\.p), reference.p) >= 9)
    #expect(agreeingDigits(table.map(\.lower), reference.lower) >= 9)
    #expect(agreeingDigits(table.map(\.upper), reference.upper) >= 9)
    #expect(agreeingDigits(try #require(fit.rSquared), reference.rSquared) >= 12)
    #expect(agreeingDigits(try #require(fit.adjustedRSquared), reference.adjustedRSquared) >= 12)
    #expect(agreeingDigits(fit.residualStandardError, reference.sigma) >= 11)
    #expect(agreeingDigits(fit.logLikelihood, reference.logLikelihood) >= 12)
    #expect(agreeingDigits(fit.aic, reference.aic) >= 12)
    #expect(agreeingDigits(fit.bic, reference.bic) >= 12)
    #expect(agreeingDigits(fit.residuals, reference.residuals) >= 8)
    #expect(agreeingDigits(fit.fittedValues, reference.fittedValues) >= 11)
    #expect(agreeingDigits(fit.leverage, reference.leverage) >= 9)
    let overall = try #require(fit.overallTest)
    #expect(agreeingDigits(overall.statistic, reference.f) >= 9)
    #expect(agreeingDigits(overall.p, reference.fP) >= 9)
    if let statistic = reference.durbinWatson {
      #expect(agreeingDigits(try #require(fit.durbinWatson), statistic) >= 9)
    }
  }

  /// R's sandwich 3.0-2: `vcovHC`, `NeweyWest` and `kernHAC`, by Reference/R/linear-models.R.
  @Test(arguments: try LinearModelReference.load())
  func `robust standard errors agree with R's sandwich`(
    _ reference: LinearModelReference
  ) throws {
    let expected: [(Covariance, [Double])] = [
      (.heteroskedastic(.hc0), reference.hc0), (.heteroskedastic(.hc1), reference.hc1),
      (.heteroskedastic(.hc2), reference.hc2), (.heteroskedastic(.hc3), reference.hc3),
      (.autocorrelated(.lag(3)), reference.neweyWest3),
      (.autocorrelated(.andrews), reference.andrews),
    ]
    for (covariance, standardErrors) in expected {
      let fit = try LinearRegression(covariance: covariance).fit(
        reference.response, on: reference.design, weights: reference.weights)
      // R multiplies by the inverse of XᵀX, which costs it digits on Longley.
      let digits = reference.name == "longley" ? 7.0 : 9
      #expect(agreeingDigits(fit.standardErrors, standardErrors) >= digits, "\(covariance)")
    }
  }

  /// R's `predict.lm`, by Reference/R/linear-models.R.
  @Test(arguments: try LinearModelReference.load().filter { $0.predictionAtMeans != nil })
  func `predictions agree with R's predict`(_ reference: LinearModelReference) throws {
    let expected = try #require(reference.predictionAtMeans)
    let fit = try LinearRegression().fit(reference.response, on: reference.design)
    let means = reference.columns.map { $0.reduce(0, +) / Double($0.count) }
    let prediction = fit.predict(means)
    let interval = prediction.interval(level: 0.95)

    #expect(agreeingDigits(prediction.mean, expected.mean) >= 11)
    #expect(agreeingDigits(prediction.standardError, expected.standardError) >= 7.5)
    #expect(agreeingDigits(interval.lowerBound, expected.lower) >= 10)
    #expect(agreeingDigits(interval.upperBound, expected.upper) >= 10)
  }

  @Test(arguments: NISTProblem.names.filter { $0 != "Filip" })
  func `figures agree with NIST's to thirteen digits`(name: String) throws {
    let problem = try NISTProblem(name)
    let fit = try self.fit(problem)

    #expect(agreeingDigits(fit.estimates, problem.estimates) >= 13)
    #expect(agreeingDigits(fit.standardErrors, problem.standardErrors) >= 13)
    #expect(agreeingDigits(fit.residualStandardError, problem.residualStandardError) >= 13)
    #expect(agreeingDigits(try #require(fit.rSquared), problem.rSquared) >= 13)
  }

  /// Filip's powers as doubles decide its seventh digit, whoever solves it.
  @Test func `where thirteen digits cannot be sure, a warning says so`() throws {
    let filip = try fit(NISTProblem("Filip"))
    guard case .illConditioned(let conditionNumber)? = filip.warnings.first else {
      throw NoWarning()
    }

    #expect((4e9...6e9).contains(conditionNumber))
    for name in ["Norris", "Pontius", "NoInt1", "NoInt2"] {
      #expect(try fit(NISTProblem(name)).warnings.isEmpty, "\(name)")
    }
  }

  private struct NoWarning: Error {}

  private func fit(_ problem: NISTProblem) throws -> LinearRegression.Fitted {
    let design = Design(
      terms: problem.columns.indices.map { "x\($0)" }, columns: problem.columns,
      observations: problem.response.count, intercept: problem.hasIntercept)
    return try LinearRegression().fit(problem.responseValues, on: design)
  }

  @Test func `a perfect fit has no error`() throws {
    let fit = try LinearRegression().fit(
      [3, 5, 7, 9], on: Design(["x": [1, 2, 3, 4]], observations: 4))
    let slope = fit.coefficients()[1]

    #expect(agreeingDigits(slope.estimate, 2) >= 15)
    #expect(fit.residualStandardError == 0)
    #expect(slope.p == 0)
    #expect(fit.rSquared == 1)
    #expect(fit.durbinWatson == nil)
  }

  @Test func `a constant response leaves nothing to explain`() throws {
    let fit = try LinearRegression().fit(
      [4, 4, 4, 4], on: Design(["x": [1, 2, 3, 5]], observations: 4))

    #expect(fit.rSquared == nil)
    #expect(agreeingDigits(fit.estimates, [4, 0]) >= 15)
  }

  @Test func `a model of the mean alone has no overall test`() throws {
    let fit = try LinearRegression().fit([1, 2, 6], on: Design([:], observations: 3))

    #expect(fit.estimates == [3])
    #expect(fit.overallTest == nil)
    #expect(agreeingDigits(fit.standardErrors, [(7.0 / 3).squareRoot()]) >= 15)
  }

  @Test func `a term that follows from others is named`() {
    let design = Design(["time": [1, 2, 3, 4], "year": [2, 4, 6, 8]], observations: 4)
    let error = RegressionError.collinear(terms: ["year"])

    #expect(throws: error) { try LinearRegression().fit([1, 2, 4, 3], on: design) }
    #expect(error.description == "year follows from the terms before; drop it")
  }

  @Test func `a missing value is named`() {
    let design = Design(["size": [1, .nan, 3, 4]], observations: 4)

    #expect(throws: RegressionError.notFinite(row: 1, term: "size")) {
      try LinearRegression().fit([1, 2, 4, 3], on: design)
    }
    #expect(throws: RegressionError.notFinite(row: 2, term: nil)) {
      try LinearRegression().fit([1, 2, .infinity], on: Design([:], observations: 3))
    }
  }

  @Test func `as many terms as observations are too many`() {
    #expect(throws: RegressionError.tooFewObservations(have: 2, need: 3)) {
      try LinearRegression().fit([1, 2], on: Design(["x": [1, 2]], observations: 2))
    }
    #expect(throws: RegressionError.tooFewObservations(have: 1, need: 3)) {
      try LinearRegression().fit([1], on: Design(["x": [1]], observations: 1))
    }
  }
}
