import Regression
import TimeSeries

extension LongTable.Series {
  /// The first time that more than one row is of; nil where each row has a time of its own.
  public var repeatedTime: String? {
    if let days = variables.days {
      return zip(days, days.dropFirst()).first { $0.value == $1.value }
        .map { "\(Day(number: Int32($0.0.value)))" }
    }
    let times = variables.numbers["time"] ?? []
    return zip(times, times.dropFirst()).first { $0 == $1 }.map { TimedSeries.text($0.0) }
  }
}
