import Forecasting
import Regression
import Statistics
import Tabular
import TimeSeries

/// A series with the times that follow it.
struct TimedSeries: Sendable {
  let series: TimeSeries
  let step: SeriesStep

  /// The times, where they are numbers.
  let numbers: [Double]?

  /// The last time, where times are numbers.
  private var lastNumber: Double? { numbers?.last }

  init(_ variables: Variables, value: String) {
    let values = variables.numbers[value] ?? []
    if let days = variables.days?.map({ Day(number: Int32($0.value)) }),
      let dated = try? TimeSeries(days: days, values: values)
    {
      series = dated
      step = SeriesStep(days: days)
      numbers = nil
    } else {
      let times = variables.numbers["time"] ?? []
      let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
      series = TimeSeries(values)
      step = .number(gaps.isEmpty ? 1 : gaps.median)
      numbers = times
    }
  }

  /// The forecast of the times to come: by their days where there are days.
  func forecast(_ fitted: some FittedForecaster, horizon: Int) -> Forecast {
    guard let last = series.days.last else { return fitted.forecast(horizon: horizon) }
    let days = (1...horizon).compactMap { step.day($0, after: last) }
    return days.count == horizon ? fitted.forecast(on: days) : fitted.forecast(horizon: horizon)
  }

  /// The time of an observation, as text.
  func observed(_ index: Int) -> String {
    numbers.map { TimedSeries.text($0[index]) } ?? "\(series.days[index])"
  }

  /// The time so many steps on, as text.
  func time(_ count: Int) -> String {
    if let last = series.days.last, let day = step.day(count, after: last) { return "\(day)" }
    guard case .number(let gap) = step, let lastNumber else { return "\(count)" }
    return TimedSeries.text(lastNumber + gap * Double(count))
  }

  /// The number of observations before a time; all where the series has times of another kind.
  func count(before start: StartTime) -> Int {
    if let numbers {
      return start.number.map { start in numbers.count { $0 < start } } ?? series.count
    }
    return start.day.map { start in series.days.count { $0 < start } } ?? series.count
  }

  static func text(_ time: Double) -> String {
    time == time.rounded() ? time.fixed(decimals: 0) : time.significant(digits: 6)
  }
}
