import Datasets
import ExpressEntry
import Forecasting

/// The example of the README: the next healthcare cut-off by simple exponential smoothing.
func readme() throws -> String {
  let rounds = try Dataset.bundled().rounds
  let cutoffs = rounds.cutoffs(of: .healthcare)
  let forecast = try ExponentialSmoothing().fit(cutoffs).forecast(horizon: 1)
  let interval = forecast.intervals(level: 0.8)[0]
  return "between \(Int(interval.lowerBound.rounded())) and \(Int(interval.upperBound.rounded()))"
}
