import Foundation
import Forecasting
import TimeSeries

/// Forecasts every series of a file by the methods named, on one core or on all.
///
///     forecast-series FILE METHOD…
///     forecast-series --all-cores FILE METHOD…
///     forecast-series --both-levels FILE METHOD…
///
/// A line of the file is a name, the period or several apart by commas, the horizon and the values,
/// NaN where there is none, all apart by spaces. A line
/// of the output is the name, the method, the seconds taken, the means, the lower and the upper
/// bounds at 95 %, and with `--both-levels` those at 80 %; of a series that a method refuses, the
/// name, the method and what it said.
@main
struct ForecastSeries {
  static func main() throws {
    let isConcurrent = CommandLine.arguments.contains("--all-cores")
    let levels = CommandLine.arguments.contains("--both-levels") ? [0.95, 0.8] : [0.95]
    let arguments = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
    guard let path = arguments.first, arguments.count > 1 else {
      refuse("give a file and methods, such as series.txt ets auto")
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      refuse("\(path) cannot be read")
    }
    let lines = text.split(separator: "\n").map(String.init)
    let names = Array(arguments.dropFirst())
    for name in names where name != "auto-parts" && method(name, periods: [1]) == nil {
      refuse("there is no method \(name)")
    }
    for (index, line) in lines.enumerated() where parsed(line) == nil {
      refuse("\(path):\(index + 1): give a name, the period, the horizon and the values")
    }
    // Each line of the output is put where its series is, whichever core was first.
    let output = [String](unsafeUninitializedCapacity: lines.count) { buffer, count in
      nonisolated(unsafe) let start = buffer.baseAddress
      let work: @Sendable (Int) -> Void = { index in
        start.map { ($0 + index).initialize(to: forecasts(lines[index], names, levels)) }
      }
      if isConcurrent {
        DispatchQueue.concurrentPerform(iterations: lines.count, execute: work)
      } else {
        lines.indices.forEach(work)
      }
      count = lines.count
    }
    FileHandle.standardOutput.write(Data(output.joined().utf8))
  }

  /// The lines of the output for a series.
  static func forecasts(_ line: String, _ names: [String], _ levels: [Double]) -> String {
    guard let (key, periods, horizon, values) = parsed(line) else { return "" }
    return names.map { name in
      forecast(TimeSeries(values), key, name, periods: periods, horizon: horizon, levels) + "\n"
    }.joined()
  }

  /// The name, the period, the horizon and the values of a line; nil if they are not there.
  static func parsed(_ line: String) -> (String, periods: [Int], horizon: Int, values: [Double])? {
    let cells = line.split(separator: " ")
    guard cells.count > 3, let horizon = Int(cells[2]), horizon >= 1 else { return nil }
    let texts = cells[1].split(separator: ",")
    let periods = texts.compactMap { Int($0) }
    guard periods.count == texts.count, !periods.isEmpty, periods.allSatisfy({ $0 >= 1 }) else {
      return nil
    }
    let values = cells.dropFirst(3).compactMap { Double($0) }
    return values.count == cells.count - 3
      ? (String(cells[0]), periods: periods, horizon: horizon, values: values) : nil
  }

  /// Ends the program with what is wrong.
  static func refuse(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("forecast-series: \(reason)\n".utf8))
    exit(64)
  }

  /// One line of the output.
  static func forecast(
    _ series: TimeSeries, _ key: String, _ name: String, periods: [Int], horizon: Int,
    _ levels: [Double]
  ) -> String {
    if name == "auto-parts" { return parts(series, key, period: periods[0], horizon: horizon) }
    guard let method = method(name, periods: periods, horizon: horizon) else {
      return "\(key) \(name) # there is no such method for a period of \(periods[0])"
    }
    let start = processorSeconds()
    do {
      let forecast = try method.fit(series).forecast(horizon: horizon)
      let intervals = levels.map { forecast.intervals(level: $0) }
      let seconds = processorSeconds() - start
      let numbers =
        forecast.means
        + intervals.flatMap { $0.map(\.lowerBound) + $0.map(\.upperBound) }
      return "\(key) \(name) \(seconds) " + numbers.map { "\($0)" }.joined(separator: " ")
    } catch {
      return "\(key) \(name) # \(error)"
    }
  }

  /// What the spread of the combination is made from: the points, the median of the members' scales
  /// and the standard deviation of their points, in place of means and bounds.
  static func parts(_ series: TimeSeries, _ key: String, period: Int, horizon: Int) -> String {
    let fitted = try? SeasonalCombination(period: period, isCalibrated: false).fit(series)
    guard let fitted, let combination = fitted.model as? Combination.Fitted else {
      return "\(key) auto-parts # no members"
    }
    let members = combination.members.map { $0.forecast(horizon: horizon) }
    let points = members.map(\.means)
    let deviations = (0..<horizon).map { step in
      let values = points.map { $0[step] }.filter(\.isFinite)
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (square / Double(values.count)).squareRoot()
    }
    let forecast = fitted.forecast(horizon: horizon)
    let scales = forecast.distributions.map { distribution in
      if case .studentT(_, let scale, _) = distribution { scale } else { Double.infinity }
    }
    let numbers = (forecast.means + scales + deviations).map { "\($0)" }
    return "\(key) auto-parts 0 " + numbers.joined(separator: " ")
  }

  /// The seconds that the processor has spent on this thread, whatever else the machine does.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// A method by its name, with the intervals that are named behind a colon.
  static func method(_ name: String, periods: [Int], horizon: Int = 1) -> (any Forecaster)? {
    let parts = name.split(separator: ":").map(String.init)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let named = ForecastMethod(rawValue: first)
    // The automatic method and the combination are judged as commands use them.
    if parts.count == 1, named == .auto || named == .combination {
      return named?.calibrated(periods: periods)
    }
    guard let method = named?.forecaster(periods: periods) ?? variant(first, periods: periods)
    else { return nil }
    guard parts.count == 2 else { return method }
    return switch parts[1] {
    case "calibrated":
      named?.calibrated(periods: periods) ?? Calibrated(method, period: periods[0])
    case "simulated": Simulated(method)
    case "known": Simulated(method, uncertainty: .errors)
    case "bootstrap": Bootstrapped(method)
    case "conformal": Conformal(method, horizon: horizon, period: periods[0])
    default: nil
    }
  }

  /// A method that is not in the catalogue.
  private static func variant(_ name: String, periods: [Int]) -> (any Forecaster)? {
    switch name {
    case "mstl": STLAdjusted(ETS.additive, periods: periods)
    case "stl-dot": STLAdjusted(DynamicTheta(estimation: .shrunken), periods: periods)
    case "stl-ces": STLAdjusted(CES(), periods: periods)
    case "short-ar": SeasonalAutoregression(periods: periods, lags: .allOfCycles)
    case "auto-uncalibrated": SeasonalCombination(period: periods[0], isCalibrated: false)
    default: member(name, period: periods[0])
    }
  }
}
