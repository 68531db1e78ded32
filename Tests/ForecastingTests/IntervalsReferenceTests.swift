import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

/// Paths and quantiles of R's package forecast 8.20, `Tests/Reference/R/forecasting/intervals.R`.
struct IntervalsReferenceTests {
  private struct Quantiles: Decodable {
    let lower80: [Double]
    let upper80: [Double]
    let lower: [Double]
    let upper: [Double]
  }

  private struct Smoothing: Decodable {
    let values: [Double]
    let period: Int
    let error: String
    let trend: String
    let season: String
    let first: [Double]
    let alpha: Double
    let beta: Double
    let gamma: Double
    let phi: Double
    let innovations: [Double]
    let path: [Double]
    let simulated: Quantiles
    let bootstrap: Quantiles
  }

  private struct Difference: Decodable {
    let values: [Double]
    let innovations: [Double]
    let path: [Double]
    let bootstrap: Quantiles
  }

  private struct Reference: Decodable {
    let smoothing: [String: Smoothing]
    let arima: [String: Difference]
  }

  private func reference() throws -> Reference {
    try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: forecastingReference("intervals.json")))
  }

  /// A model with R's constants and states.
  private struct Given: Forecaster {
    let name = "given"
    let entry: Smoothing

    func fit(_ series: TimeSeries) throws(FitError) -> ETSModel {
      let form = ETS.Form(entry.error, entry.trend, entry.season)
      return try ETSModel(
        form, period: entry.period,
        constants: ETS.Constants(
          level: entry.alpha, slope: entry.beta, season: entry.gamma, damping: entry.phi),
        firstStates: ETS.States(entry.first, for: form), series: series)
    }
  }

  private static let names = ["Nile", "lynx", "USAccDeaths", "AirPassengers", "UKgas"]

  @Test(arguments: names)
  func `given innovations lead where R's simulation goes`(name: String) throws {
    let entry = try #require(try reference().smoothing[name])
    let model = try Given(entry: entry).fit(TimeSeries(entry.values))
    let path = try #require(model.paths).values(for: entry.innovations)
    for (ours, theirs) in zip(path, entry.path) { #expect(agreeingDigits(ours, theirs) >= 8) }
  }

  @Test(arguments: names)
  func `quantiles of normal and of resampled paths are R's`(name: String) throws {
    let entry = try #require(try reference().smoothing[name])
    let (method, series) = (Given(entry: entry), TimeSeries(entry.values))
    let simulated = try Simulated(method, uncertainty: .errors).fit(series).forecast(horizon: 6)
    expect(simulated, entry.simulated, "\(name), simulated", steps: [0, 2, 5], widening: 1)
    // R draws the residuals as they are; ours have the variance that the model gives them.
    let model = try method.fit(series)
    let freedom = Double(model.degreesOfFreedom) / Double(series.count)
    let bootstrap = try Bootstrapped(method, resampling: .independent, pathCount: 12_000)
      .fit(series).forecast(horizon: 6)
    // One step ahead a quantile is one residual or the next, which may be far apart.
    expect(
      bootstrap, entry.bootstrap, "\(name), bootstrap", steps: [2, 5],
      widening: 1 / freedom.squareRoot())
  }

  @Test func `paths of a first difference with a moving average are R's`() throws {
    let entry = try #require(try reference().arima["Nile"])
    let series = TimeSeries(entry.values)
    let method = ARIMA(ARIMAOrder(0, 1, 1))
    let path = try #require(try method.fit(series).paths).values(for: entry.innovations)
    // R's start of the filter moves the estimate by some thousandths.
    for (ours, theirs) in zip(path, entry.path) { #expect(agreeingDigits(ours, theirs) >= 3) }
    let bootstrap = try Bootstrapped(method, resampling: .independent, pathCount: 12_000)
      .fit(series).forecast(horizon: 6)
    expect(bootstrap, entry.bootstrap, "bootstrap", steps: [2, 5], widening: 1)
  }

  /// Expects widths within what some thousand paths of ours and 40,000 of R's leave open.
  private func expect(
    _ forecast: Forecast, _ theirs: Quantiles, _ name: Comment, steps: [Int], widening: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for step in steps {
      let (inner, outer) = (
        forecast.intervals(level: 0.8)[step], forecast.intervals(level: 0.95)[step]
      )
      let ratios = [
        (inner.upperBound - inner.lowerBound) / (theirs.upper80[step] - theirs.lower80[step]),
        (outer.upperBound - outer.lowerBound) / (theirs.upper[step] - theirs.lower[step]),
      ]
      for ratio in ratios {
        #expect(abs(ratio / widening - 1) < 0.09, name, sourceLocation: sourceLocation)
      }
    }
  }
}
