import Foundation
import Forecasting
import TimeSeries

/// Forecasts every series of a file by the methods named, one thread.
///
///     forecast-series FILE METHOD…
///
/// A line of the file is a name, the period, the horizon and the values, all apart by spaces. A line
/// of the output is the name, the method, the seconds taken, the means, the lower and the upper
/// bounds at 95 %; of a series that a method refuses, the name, the method and what it said.
@main
struct ForecastSeries {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else { throw CocoaError(.fileNoSuchFile) }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var output = ""
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: " ")
      guard cells.count > 3, let period = Int(cells[1]), let horizon = Int(cells[2]) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      let series = TimeSeries(cells.dropFirst(3).compactMap { Double($0) })
      for name in arguments.dropFirst() {
        output += forecast(series, String(cells[0]), name, period: period, horizon: horizon) + "\n"
      }
    }
    FileHandle.standardOutput.write(Data(output.utf8))
  }

  /// One line of the output.
  static func forecast(
    _ series: TimeSeries, _ key: String, _ name: String, period: Int, horizon: Int
  ) -> String {
    guard let method = method(name, period: period) else { fatalError("no method \(name)") }
    let start = processorSeconds()
    do {
      let forecast = try method.fit(series).forecast(horizon: horizon)
      let intervals = forecast.intervals(level: 0.95)
      let seconds = processorSeconds() - start
      let numbers =
        forecast.means + intervals.map(\.lowerBound) + intervals.map(\.upperBound)
      return "\(key) \(name) \(seconds) " + numbers.map { "\($0)" }.joined(separator: " ")
    } catch {
      return "\(key) \(name) # \(error)"
    }
  }

  /// The seconds that the processor has spent on this thread, whatever else the machine does.
  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// A method by its name.
  static func method(_ name: String, period: Int) -> (any Forecaster)? {
    switch name {
    case "seasonal-naive": SeasonalNaive(period: period)
    case "ets": ETS(period: period)
    case "ets-average": ETSAverage(period: period)
    case "theta": SeasonallyAdjusted(Theta(), period: period)
    case "dot":
      SeasonallyAdjusted(DynamicTheta(estimation: .shrunken), period: period, shrinks: true)
    case "auto": SeasonalCombination(period: period)
    case "auto-uncalibrated": SeasonalCombination(period: period, isCalibrated: false)
    case "ces": CES(period: period)
    default: nil
    }
  }
}
