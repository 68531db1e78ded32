public import Forecasting
import Regression
import Statistics
public import Tabular
import TimeSeries

/// How the series of a table in long form are forecast, each by itself.
public struct SeriesForecasts: Sendable {
  /// A series that cannot be forecast.
  public struct Failure: Error {
    /// Its name; nil where the table has but one.
    public let series: String?

    /// The line of its first row, where it is known.
    public let line: Int?

    /// Why, and what to do.
    public let reason: String
  }

  /// The columns of a listing of the forecasts.
  public let columns: [Listing.Column]

  private let value: String
  private let horizon: Int
  private let model: String
  private let periods: [Int]?
  private let levels: [Double]
  private let lower: Double
  private let method: @Sendable (_ periods: [Int]) -> any Forecaster

  /// Chooses the method and what is said of each time to come.
  ///
  /// - Parameters:
  ///   - value: The column of values.
  ///   - horizon: How many times to come, at least one.
  ///   - model: The name of the model in the result.
  ///   - periods: The seasonal periods, the shortest first; nil to tell them from the pace.
  ///   - levels: The probabilities of the intervals, in `0..<1`.
  ///   - lower: The least value that there can be; nil for none.
  ///   - method: The method for seasonal periods, the shortest first.
  public init(
    of value: String, horizon: Int, model: String, periods: [Int]?, levels: [Double],
    lower: Double? = nil, method: @escaping @Sendable (_ periods: [Int]) -> any Forecaster
  ) {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    self.value = value
    self.horizon = horizon
    self.model = model
    self.periods = periods
    self.levels = levels
    self.lower = lower ?? -.infinity
    self.method = method
    columns =
      [
        .init("series", "Series"), .init("time", "Time"), .init("model", "Model"),
        .init("mean", "Mean"),
      ]
      + levels.flatMap { IntervalLevel(probability: $0).columns }
  }

  /// Forecasts series, on all cores.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - threads: The number of threads; nil for one a core.
  ///   - progress: Told, from any thread, how many are done.
  /// - Returns: For each series a row a time to come, or why there is none.
  public func rows(
    of series: [LongTable.Series], threads: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) -> [Result<[[Listing.Cell]], Failure>] {
    concurrentMap(count: series.count, threads: threads, progress: progress) { index in
      let one = series[index]
      do throws(FitError) {
        let timed = TimedSeries(one.variables, value: value)
        let fitted = try method(periods ?? [timed.step.period]).fit(timed.series)
        let forecast = timed.forecast(fitted, horizon: horizon)
        return .success(rows(forecast, of: timed, named: one.name ?? value))
      } catch {
        return .failure(Failure(series: one.name, line: one.line, reason: "\(error)"))
      }
    }
  }

  private func rows(
    _ forecast: Forecast, of timed: TimedSeries, named name: String
  ) -> [[Listing.Cell]] {
    let intervals = levels.map { forecast.intervals(level: $0) }
    let spread = timed.series.values.filter(\.isFinite).map(abs).max() ?? 1
    let decimals = (spread / 1000).decimals(digits: 2)
    return forecast.means.indices.map { step in
      var row: [Listing.Cell] = [
        .text(name), .text(timed.time(step + 1)), .text(model),
        .number(max(lower, forecast.means[step]), decimals: decimals),
      ]
      for interval in intervals {
        row += [
          .number(max(lower, interval[step].lowerBound), decimals: decimals),
          .number(max(lower, interval[step].upperBound), decimals: decimals),
        ]
      }
      return row
    }
  }
}
