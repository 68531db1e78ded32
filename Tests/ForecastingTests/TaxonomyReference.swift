import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

/// The models of the exponential smoothing taxonomy in R's package forecast.
struct TaxonomyReference: Decodable {
  /// A model with constants of our choice, run from R's heuristic states.
  struct Given: Decodable {
    let error: String
    let trend: String
    let season: String
    let first: [Double]
    let lik: Double
    let residuals: [Double]
    let last: [Double]
    let sigma2: Double
    let mean: [Double]
    let variance: [Double]
  }

  /// The likelihood that R's search reaches for a model.
  struct Searched: Decodable {
    let error: String
    let trend: String
    let season: String
    let logLikelihood: Double
  }

  struct Chosen: Decodable {
    let model: String
    let logLikelihood: Double
    let aicc: Double
  }

  struct Entry: Decodable {
    let values: [Double]
    let period: Int
    let given: [Given]
    let chosen: Chosen
    let searched: [Searched]

    var series: TimeSeries { TimeSeries(values) }
  }

  /// Whether constants are admissible with a season and without.
  struct Admissible: Decodable {
    let m: Int
    let alpha: Double
    let beta: Double
    let gamma: Double
    let phi: Double
    let season: Int
    let plain: Int
  }

  let series: [String: Entry]
  let admissible: [Admissible]

  static let names = ["AirPassengers", "USAccDeaths", "UKgas", "Nile", "lynx"]

  static func read() throws -> TaxonomyReference {
    try JSONDecoder().decode(
      TaxonomyReference.self, from: Data(contentsOf: forecastingReference("taxonomy.json")))
  }

  static func read(_ name: String) throws -> Entry { try #require(try read().series[name]) }
}

extension ETS.Form {
  /// Reads R's letters.
  init(_ error: String, _ trend: String, _ season: String) {
    self.init(
      error: error == "A" ? .additive : .multiplicative,
      trend: trend == "N" ? .none : trend == "A" ? .additive : .additiveDamped,
      season: season == "N" ? .none : season == "A" ? .additive : .multiplicative)
  }
}

extension ETS.States {
  /// Reads R's states, which hold the newest season first.
  init(_ states: [Double], for form: ETS.Form) {
    let hasSlope = form.trend != .none
    self.init(
      level: states[0], slope: hasSlope ? states[1] : 0,
      seasons: states.dropFirst(hasSlope ? 2 : 1).reversed())
  }
}
