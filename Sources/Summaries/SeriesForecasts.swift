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
  ///   - progress: Told, from any thread, what part of the work is done.
  public init(
    _ table: LongTable, value: String, horizon: Int, model: String, period: Int?,
    levels: [Double], method: @Sendable (_ period: Int) -> any Forecaster,
    progress: (@Sendable (Double) -> Void)? = nil
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
    let share = 1 / Double(max(table.series.count, 1))
    let results = concurrentMap(
      count: table.series.count, progress: { progress?(Double($0) * share) }
    ) { index -> Result<[[Listing.Cell]], FitError> in
      let series = table.series[index]
      do throws(FitError) {
        let timed = TimedSeries(series.variables, value: value)
        let fitted = try method(period ?? timed.step.period).fit(timed.series)
        let forecast = timed.forecast(fitted, horizon: horizon)
        return .success(
          SeriesForecasts.rows(
            forecast, of: timed, named: series.name ?? value, model: model, levels: levels))
      } catch {
        return .failure(error)
      }
    }
    var rows: [[Listing.Cell]] = []
    var failures: [Failure] = []
    for (series, result) in zip(table.series, results) {
      switch result {
      case .success(let own): rows += own
      case .failure(let error): failures.append(Failure(series: series.name, reason: "\(error)"))
      }
    }
    listing = Listing(columns: columns, rows: rows)
    self.failures = failures
  }
  private static func rows(
    _ forecast: Forecast, of timed: TimedSeries, named name: String, model: String,
    levels: [Double]
  ) -> [[Listing.Cell]] {
    let intervals = levels.map { forecast.intervals(level: $0) }
    let spread = timed.series.values.filter(\.isFinite).map(abs).max() ?? 1
    let decimals = (spread / 1000).decimals(digits: 2)
    return forecast.means.indices.map { step in
      var row: [Listing.Cell] = [
        .text(name), .text(timed.time(step + 1)), .text(model),
        .number(forecast.means[step], decimals: decimals),
      ]
      for interval in intervals {
        row += [
          .number(interval[step].lowerBound, decimals: decimals),
          .number(interval[step].upperBound, decimals: decimals),
        ]
      }
      return row
    }
  }
}
