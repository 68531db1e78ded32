import ArgumentParser
import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import drawline

/// One name is one method with one set of defaults, in every command and in the library.
struct CatalogueTests {
  /// The names of the contract.
  static let contract = [
    "naive", "mean", "drift", "moving-average", "ses", "holt", "ets", "theta", "dot", "ces",
    "arima", "local-level", "regression", "skyline", "combination", "auto",
  ]

  private static let columns = ["-", "--time", "time", "--value", "value"]

  @Test(arguments: contract)
  func `every name of the contract is accepted by every command`(name: String) throws {
    _ = try ForecastCommand.parse(["french", "--model", name])
    _ = try BacktestCommand.parse(["french", "--model", name])
    let isOfRounds = name == "skyline" || name == "regression"
    for option in ["--model", "--against"] {
      let accepts = (try? SeriesBacktestCommand.parse(Self.columns + [option, name])) != nil
      #expect(accepts != isOfRounds, "\(option)")
    }
    #expect(
      ((try? SeriesForecastCommand.parse(Self.columns + ["--model", name])) != nil) != isOfRounds)
  }

  @Test func `series say why they cannot have a model of rounds`() {
    do {
      _ = try SeriesForecastCommand.parse(Self.columns + ["--model", "skyline"])
      Issue.record("skyline was accepted")
    } catch {
      let message = SeriesForecastCommand.message(for: error)
      #expect(message.hasPrefix("--model skyline: it is a model of rounds, by their size"))
    }
  }

  // MARK: - Ten series

  /// Ten series with a cycle of four, of several lengths and slopes.
  private static let tenSeries: [[Double]] = (0..<10).map(series)

  private static func series(_ number: Int) -> [Double] {
    var random = SeededGenerator(seed: UInt64(number + 1))
    let season: [Double] = [3, -2, 6, -7]
    let slope = Double(number - 3) / 2
    var values: [Double] = []
    for index in 0..<(24 + 3 * number) {
      let course = 100 + slope * Double(index)
      values.append(course + season[index % 4] + Double.random(in: 0..<4, using: &random))
    }
    return values
  }

  @Test(arguments: ForecastMethod.allCases)
  func `the command forecasts ten series as the library does`(method: ForecastMethod) throws {
    var csv = "name,time,value\n"
    for (name, values) in Self.tenSeries.enumerated() {
      for (index, value) in values.enumerated() { csv += "s\(name),\(index + 1),\(value)\n" }
    }
    let run = try Drawline.run(
      ["series", "forecast"] + Self.columns
        + [
          "--by", "name", "--period", "4", "--horizon", "3", "--model", method.rawValue, "--format",
          "csv",
        ], input: Array(csv.utf8))
    let numbers = run.stdout.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").dropFirst(3).compactMap { Double($0) } }
    #expect(run.status == 0)
    var expected: [[Double]] = []
    for values in Self.tenSeries {
      let forecast = try method.calibrated(period: 4).fit(TimeSeries(values)).forecast(horizon: 3)
      let (inner, outer) = (forecast.intervals(level: 0.8), forecast.intervals(level: 0.95))
      expected += (0..<3).map {
        [
          forecast.means[$0], inner[$0].lowerBound, inner[$0].upperBound, outer[$0].lowerBound,
          outer[$0].upperBound,
        ]
      }
    }
    #expect(numbers == expected)
  }

  /// The methods that see no sizes of rounds and count rounds, not days.
  ///
  /// Those in continuous time answer for a day, and a forecast of rounds asks for another day than a
  /// series does, so that they still differ in the fourth digit.
  static let methods = ForecastMethod.allCases.filter {
    ![.auto, .combination, .structural, .localTrend].contains($0)
  }

  @Test(arguments: methods)
  func `cut-offs are forecast as any other series is`(method: ForecastMethod) throws {
    // Two categories, since each past round is a question that the method answers too.
    let draws = try Drawline.run(
      "draws", "--category", "french", "--category", "healthcare", "--format", "csv"
    ).stdout
    let forecasts = try Drawline.run(
      ["forecast", "all", "--data", "-", "--model", method.rawValue, "--format", "json"],
      input: Array(draws.utf8))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(forecasts.stdout.utf8)) as? [[String: Any]])
    let category = String(draws.split(separator: ",")[3])
    let series = try Drawline.run(
      [
        "series", "forecast", "-", "--time", "date", "--value", "cutoff", "--by", category,
        "--model", method.rawValue, "--format", "csv",
      ], input: Array(draws.utf8))
    let means = series.stdout.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",") }
      .reduce(into: [:]) { $0[String($1[0])] = Double($1[3]) }
    var compared = 0
    for outlook in json {
      guard let cutoff = outlook["cutoff"] as? [String: Any], let mean = cutoff["mean"] as? Double,
        let name = outlook[category] as? String
      else { continue }
      // The last digit is that of a sum's order.
      let other = try #require(means[name])
      #expect(abs(other - mean) <= 1e-12 * abs(mean), "\(name)")
      compared += 1
    }
    #expect(compared == 2)
  }
}
