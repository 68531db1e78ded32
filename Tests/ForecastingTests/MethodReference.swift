import Foundation
import TestSupport
import TimeSeries

/// What R's methods make of the data sets that it carries.
struct MethodReference: Decodable, Sendable {
  /// Six steps of a method, with the bounds of its 80 % interval.
  struct Steps: Decodable, Sendable {
    let mean: [Double]
    let lower: [Double]
    let upper: [Double]
  }

  /// Exponential smoothing by 0.3 from the first observation on.
  struct Smoothing: Decodable, Sendable {
    let level: Double
    let sse: Double
  }

  /// A model of `ets`, its parameters with the first states, and six steps.
  struct Optimized: Decodable, Sendable {
    let parameters: [Double]
    let sse: Double
    let mean: [Double]
  }

  /// The model that `ets` chooses among the additive ones.
  struct Chosen: Decodable, Sendable {
    let model: String
    let aicc: Double
    let mean: [Double]
  }

  /// A moving average by two and by three regressions with `lm`.
  struct Process: Decodable, Sendable {
    let q: Int
    let m: Int
    let mean: Double
    let theta: [Double]
    let corrected: [Double]?
    let maximumLikelihood: [Double]
    let maximum: Double
    let logLikelihood: Double?
    let sigma: Double?
    let residuals: [Double]?
    let forecast: [Double]?
  }

  let values: [Double]
  let naive: Steps
  let drift: Steps
  let meanf: Steps
  let smoothing: Smoothing
  let theta: [Double]
  let ets: Chosen
  let ses: Optimized
  let holt: Optimized
  let damped: Optimized
  let movingAverages: [Process]

  /// The data set.
  var series: TimeSeries { TimeSeries(values) }

  /// The names of the data sets.
  static let names = [
    "lh", "Nile", "LakeHuron", "lynx", "sunspots", "AirPassengers", "deaths", "WWWusage",
    "airmiles",
  ]

  /// Reads what R makes of a data set.
  init(_ name: String) throws {
    struct File: Decodable {
      let series: [String: MethodReference]
    }
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/R/forecasting/methods.json")
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    guard let entry = file.series[name] else { throw CocoaError(.fileReadCorruptFile) }
    self = entry
  }
}
