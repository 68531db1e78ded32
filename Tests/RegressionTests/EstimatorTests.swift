import LinearAlgebra
import Regression
import TestSupport
import Testing

struct EstimatorTests {
  /// R's MASS 7.3-58.2, `rlm` with `psi.bisquare`, by Reference/R/estimators.R.
  @Test(arguments: try EstimatorReference.load())
  func `Tukey's bisquare agrees with R's rlm`(_ reference: EstimatorReference) throws {
    let fit = try RobustRegression(loss: .bisquare()).fit(
      reference.response, on: reference.design)

    #expect(agreeingDigits(fit.estimates, reference.bisquare.estimates) >= 9)
    #expect(agreeingDigits(fit.scale, reference.bisquare.scale) >= 9)
    #expect(agreeingDigits(fit.standardErrors, reference.bisquare.standardErrors) >= 9)
  }

  /// R's sandwich 3.0-2, `vcovCL`, by Reference/R/estimators.R.
  @Test(arguments: try EstimatorReference.load())
  func `clustered errors agree with R's sandwich`(_ reference: EstimatorReference) throws {
    let fit = try LinearRegression(covariance: .clustered(reference.clusters)).fit(
      reference.response, on: reference.design)

    #expect(agreeingDigits(fit.standardErrors, reference.clustered) >= 9)
  }

  /// R's quantreg, `rq`, by Reference/R/estimators.R; where solutions tie, the loss is what counts.
  @Test(arguments: try EstimatorReference.load())
  func `quantile regression agrees with R's quantreg`(_ reference: EstimatorReference) throws {
    for expected in reference.quantiles {
      let fit = try QuantileRegression(probability: expected.probability).fit(
        reference.response, on: reference.design)

      #expect(agreeingDigits(fit.loss, expected.loss) >= 11)
      #expect(agreeingDigits(fit.estimates, expected.estimates) >= 9)
      #expect(agreeingDigits(try fit.coefficients().map(\.standardError), expected.nid) >= 9)
    }
  }

  /// R's MASS, `lm.ridge`, by Reference/R/estimators.R.
  @Test(arguments: try EstimatorReference.load())
  func `ridge regression agrees with R's lm.ridge`(_ reference: EstimatorReference) throws {
    for expected in reference.ridge {
      let fit = try RidgeRegression(penalty: .fixed(expected.penalty)).fit(
        reference.response, on: reference.design)

      #expect(agreeingDigits(fit.estimates, expected.estimates) >= 9)
      #expect(agreeingDigits(fit.generalizedCrossValidation, expected.gcv) >= 9)
    }
  }

  @Test(arguments: [RidgeRegression.Penalty.generalizedCrossValidation, .leaveOneOut])
  func `a penalty is chosen, and collinear terms share the effect`(
    penalty: RidgeRegression.Penalty
  ) throws {
    let x = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let y = [1.2, 1.9, 3.2, 3.8, 5.1, 6.2, 6.8, 8.1]
    let fit = try RidgeRegression(penalty: penalty).fit(
      y, on: Design(["x": x, "same": x], observations: 8))

    #expect(agreeingDigits(fit.estimates[1], fit.estimates[2]) >= 10)
    #expect(abs(fit.estimates[1] + fit.estimates[2] - 1) < 0.05)
    #expect(fit.effectiveParameters <= 2.0000001)
  }

  /// scipy 1.17, `theilslopes` with `method="joint"`, by Reference/scipy/theil_sen.py.
  @Test(arguments: try TheilSenReference.load())
  func `the line of Theil and Sen agrees with scipy's`(_ reference: TheilSenReference) throws {
    let model = try #require(
      try LinearModelReference.load().first { $0.name == reference.name })
    let fit = try TheilSen(model.response, on: model.columns[0])

    #expect(agreeingDigits(fit.slope, reference.slope) >= 13)
    #expect(agreeingDigits(fit.intercept, reference.intercept) >= 12)
    guard Set(model.response).count == model.response.count else { return }
    let interval = fit.slopeInterval(level: 0.95)
    #expect(agreeingDigits(interval.lowerBound, reference.lower) >= 13)
    #expect(agreeingDigits(interval.upperBound, reference.upper) >= 13)
  }

  /// Six of the ten slopes are one.
  @Test func `the line of Theil and Sen passes by a wild observation`() throws {
    let fit = try TheilSen([1, 2, 3, 4, 50], on: [0, 1, 2, 3, 4])

    #expect(fit.slope == 1)
    #expect(fit.intercept == 1)
    #expect(fit.slopeInterval(level: 0.9).contains(1))
    #expect(throws: RegressionError.collinear(terms: ["regressor"])) {
      try TheilSen([1, 2], on: [3, 3])
    }
  }
}

/// Other estimators as R gives them.
struct EstimatorReference: Decodable, Sendable, CustomStringConvertible {
  /// A robust fit.
  struct Robust: Decodable, Sendable {
    let estimates: [Double]
    let scale: Double
    let standardErrors: [Double]
  }

  /// A quantile's plane.
  struct Quantile: Decodable, Sendable {
    let probability: Double
    let estimates: [Double]
    let loss: Double
    let nid: [Double]
  }

  /// A penalized fit.
  struct Ridge: Decodable, Sendable {
    let penalty: Double
    let estimates: [Double]
    let gcv: Double
  }

  let name: String
  let response: [Double]
  let terms: [String]
  let columns: [[Double]]
  let clusters: [Int]
  let clustered: [Double]
  let bisquare: Robust
  let quantiles: [Quantile]
  let ridge: [Ridge]

  var description: String { name }

  var design: Design {
    Design(terms: terms, columns: columns, observations: response.count)
  }

  static func load() throws -> [EstimatorReference] {
    struct File: Decodable { let cases: [EstimatorReference] }
    return try referenceValues("R/estimators.json", as: File.self).cases
  }
}

/// The line of Theil and Sen as scipy gives it.
struct TheilSenReference: Decodable, Sendable, CustomStringConvertible {
  let name: String
  let slope: Double
  let intercept: Double
  let lower: Double
  let upper: Double

  var description: String { name }

  static func load() throws -> [TheilSenReference] {
    struct File: Decodable { let cases: [TheilSenReference] }
    return try referenceValues("scipy/theil_sen.json", as: File.self).cases
  }
}
