import Regression
import TestSupport

/// A linear model as R fits it.
struct LinearModelReference: Decodable, Sendable, CustomStringConvertible {
  /// A prediction where each term has its mean.
  struct Prediction: Decodable, Sendable {
    let mean: Double
    let lower: Double
    let upper: Double
    let standardError: Double
  }

  /// The same model as MASS fits it with Huber's loss.
  struct Robust: Decodable, Sendable {
    let estimates: [Double]
    let scale: Double
    let weights: [Double]
    let standardErrors: [Double]
  }

  let name: String
  let response: [Double]
  let terms: [String]
  let columns: [[Double]]
  let weights: [Double]?
  let estimates: [Double]
  let standardErrors: [Double]
  let t: [Double]
  let p: [Double]
  let lower: [Double]
  let upper: [Double]
  let rSquared: Double
  let adjustedRSquared: Double
  let sigma: Double
  let logLikelihood: Double
  let aic: Double
  let bic: Double
  let f: Double
  let fP: Double
  let residuals: [Double]
  let fittedValues: [Double]
  let leverage: [Double]
  let hc0: [Double]
  let hc1: [Double]
  let hc2: [Double]
  let hc3: [Double]
  let neweyWest3: [Double]
  let andrews: [Double]
  let durbinWatson: Double?
  let predictionAtMeans: Prediction?
  let huber: Robust?

  /// The terms as a design.
  var design: Design {
    Design(
      terms: terms, columns: columns, observations: response.count,
      intercept: estimates.count > terms.count)
  }

  var description: String { name }

  /// Reads the models of the reference file.
  static func load() throws -> [LinearModelReference] {
    struct File: Decodable { let cases: [LinearModelReference] }
    return try referenceValues("R/linear-models.json", as: File.self).cases
  }
}
