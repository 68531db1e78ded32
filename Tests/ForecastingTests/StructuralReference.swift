import Foundation
import TimeSeries

/// What statsmodels and dense algebra make of structural models.
struct StructuralReference: Decodable {
  /// A regular series at given variances, by statsmodels.
  struct Regular: Decodable {
    struct Maximum: Decodable {
      let logLikelihood: Double
      let parameters: [Double]
      let standardErrors: [Double]?
    }

    let name: String
    let values: [Double?]
    let parameters: [String: Double]
    let logLikelihood: Double
    let level: [Double]
    let levelVariances: [Double]
    let season: [Double]?
    let predictions: [Double?]
    let observationDisturbances: [Double]
    let mean: [Double]?
    let standardErrors: [Double]?
    let regressors: [[Double]]?
    let maximum: Maximum?

    /// The series, a value a day.
    var series: TimeSeries { TimeSeries(values.map { $0 ?? .nan }) }
  }

  /// An irregular series at given variances, by its covariance matrix.
  struct Irregular: Decodable {
    let name: String
    let days: [Int]
    let values: [Double?]
    let later: [Int]
    let parameters: [String: Double]
    let logLikelihood: Double
    let signal: [Double]
    let signalErrors: [Double]
    let mean: [Double]
    let standardErrors: [Double]
    let coefficients: [Double]
    let regressor: [Double]?

    /// The series.
    var series: TimeSeries {
      get throws {
        try TimeSeries(
          days: days.map { Day(number: Int32($0)) }, values: values.map { $0 ?? .nan })
      }
    }

    /// The days after it.
    var laterDays: [Day] { later.map { Day(number: Int32($0)) } }
  }

  let regular: [Regular]
  let irregular: [Irregular]

  /// Reads what `Tests/Reference/statsmodels/structural.py` has written.
  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/statsmodels/structural.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}
