public import Forecasting
import Regression
import Statistics
public import Tabular
import TimeSeries

/// Forecasts of the series of a table in long form, each by itself.
public struct SeriesForecasts: Sendable {
  /// A series that cannot be forecast.
  public struct Failure: Sendable {
    /// Its name; nil where the table has but one.
    public let series: String?

    /// Why, and what to do.
    public let reason: String
  }

  /// A row a series and time to come.
  public let listing: Listing

  /// The series that are left out.
  public let failures: [Failure]

  /// Forecasts each series of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - value: The column of values.
  ///   - horizon: How many times to come, at least one.
  ///   - model: The name of the model in the result.
  ///   - period: The number of observations in a cycle; nil to tell it from the pace.
  ///   - levels: The probabilities of the intervals, in `0..<1`.
  ///   - method: The method for a number of observations in a cycle.
  public init(
    _ table: LongTable, value: String, horizon: Int, model: String, period: Int?,
    levels: [Double], method: (_ period: Int) -> any Forecaster
  ) {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    var columns: [Listing.Column] = [
      .init("series", "Series"), .init("time", "Time"), .init("model", "Model"),
      .init("mean", "Mean"),
    ]
    for level in levels {
      let percent = (100 * level).significant(digits: 2)
      columns += [
        .init("lower\(percent)", "\(percent) % from"), .init("upper\(percent)", "To"),
      ]
    }
    var rows: [[Listing.Cell]] = []
    var failures: [Failure] = []
    for series in table.series {
      do throws(FitError) {
        let timed = TimedSeries(series.variables, value: value)
        let fitted = try method(period ?? timed.step.period).fit(timed.series)
        let forecast = timed.forecast(fitted, horizon: horizon)
        let intervals = levels.map { forecast.intervals(level: $0) }
        let spread = timed.series.values.filter(\.isFinite).map(abs).max() ?? 1
        let decimals = (spread / 1000).decimals(digits: 2)
        for step in 0..<horizon {
          var row: [Listing.Cell] = [
            .text(series.name ?? value), .text(timed.time(step + 1)), .text(model),
            .number(forecast.means[step], decimals: decimals),
          ]
          for interval in intervals {
            row += [
              .number(interval[step].lowerBound, decimals: decimals),
              .number(interval[step].upperBound, decimals: decimals),
            ]
          }
          rows.append(row)
        }
      } catch {
        failures.append(Failure(series: series.name, reason: "\(error)"))
      }
    }
    listing = Listing(columns: columns, rows: rows)
    self.failures = failures
  }
}

/// A series with the times that follow it.
private struct TimedSeries {
  let series: TimeSeries
  let step: SeriesStep

  /// The last time, where times are numbers.
  private let lastNumber: Double?

  init(_ variables: Variables, value: String) {
    let values = variables.numbers[value] ?? []
    if let days = variables.days?.map({ Day(number: Int32($0.value)) }),
      let dated = try? TimeSeries(days: days, values: values)
    {
      series = dated
      step = SeriesStep(days: days)
      lastNumber = nil
    } else {
      let times = variables.numbers["time"] ?? []
      let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
      series = TimeSeries(values)
      step = .number(gaps.isEmpty ? 1 : gaps.median)
      lastNumber = times.last
    }
  }

  /// The forecast of the times to come: by their days where there are days.
  func forecast(_ fitted: some FittedForecaster, horizon: Int) -> Forecast {
    guard let last = series.days.last else { return fitted.forecast(horizon: horizon) }
    let days = (1...horizon).compactMap { step.day($0, after: last) }
    return days.count == horizon ? fitted.forecast(on: days) : fitted.forecast(horizon: horizon)
  }

  /// The time so many steps on, as text.
  func time(_ count: Int) -> String {
    if let last = series.days.last, let day = step.day(count, after: last) { return "\(day)" }
    guard case .number(let gap) = step, let lastNumber else { return "\(count)" }
    let time = lastNumber + gap * Double(count)
    return time == time.rounded() ? time.fixed(decimals: 0) : time.significant(digits: 6)
  }
}
