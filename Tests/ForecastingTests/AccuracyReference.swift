import Foundation

/// What R makes of forecasts from rolling origins and of the measures of their accuracy.
struct AccuracyReference: Decodable, Sendable {
  let nile, passengers: [Double]
  let expanding, rolling: [[Double?]]
  let mean, sd: [Double]
  let mae, rmse, mase, smape, rmsse, msis: Double
  let probabilities, pinball: [Double]

  /// Reads the values that `accuracy.R` made.
  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/R/forecasting/accuracy.json")
    self = try JSONDecoder().decode(AccuracyReference.self, from: Data(contentsOf: url))
  }
}
