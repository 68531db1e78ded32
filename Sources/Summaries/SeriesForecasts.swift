public import Forecasting
public import Series
import Statistics
public import Tabular
public import TimeSeries

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

    /// Whether the fault is in the data, and not only that the model cannot be fitted to them.
    public let isOfData: Bool

    /// The cell where the fault is, where there is one.
    public var place: String?

    /// The place and the reason.
    public var placedReason: String { (place.map { "\($0): " } ?? "") + reason }
  }

  /// A series that is forecast.
  public struct Result: Sendable {
    /// Its name; nil where the table has but one.
    public let name: String?

    /// The series on its grid.
    public let timed: TimedSeries

    /// A row a time to come.
    public let rows: [[Listing.Cell]]
  }

  /// The columns of a listing of the forecasts.
  public let columns: [Listing.Column]

  private let value: String
  private let horizon: Int
  private let model: String
  private let periods: [Int]?
  private let levels: [Double]
  private let placement: SeriesPlacement
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
  ///   - placement: How series are placed in time.
  ///   - method: The method for seasonal periods, the shortest first.
  public init(
    of value: String, horizon: Int, model: String, periods: [Int]?, levels: [Double],
    lower: Double? = nil, placement: SeriesPlacement = SeriesPlacement(),
    method: @escaping @Sendable (_ periods: [Int]) -> any Forecaster
  ) {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    self.value = value
    self.horizon = horizon
    self.model = model
    self.periods = periods
    self.levels = levels
    self.placement = placement
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
  /// - Returns: For each series its forecast, or why there is none.
  public func results(
    of series: [LabelledSeries], threads: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) -> [Swift.Result<Result, Failure>] {
    concurrentMap(count: series.count, threads: threads, progress: progress) { index in
      result(of: series[index])
    }
  }

  /// Forecasts one series.
  private func result(of one: LabelledSeries) -> Swift.Result<Result, Failure> {
    let timed: TimedSeries
    do throws(SeriesFault) {
      timed = try placement.timed(one)
    } catch {
      return .failure(Failure(one, error))
    }
    do throws(FitError) {
      let fitted = try method(periods ?? timed.periods).fit(timed.series)
      let forecast =
        timed.futureDays(horizon).map { fitted.forecast(on: $0) }
        ?? fitted.forecast(horizon: horizon)
      let rows = rows(forecast, of: timed, named: one.name ?? value)
      return .success(Result(name: one.name, timed: timed, rows: rows))
    } catch {
      return .failure(
        Failure(series: one.name, line: one.line, reason: "\(error)", isOfData: false))
    }
  }

  /// The columns of a listing in which a series without a forecast has a row that says why.
  public var columnsWithError: [Listing.Column] { columns + [.init("error", "Error")] }

  /// Forecasts series of a shard, on all cores: one that has no forecast has a row that says why.
  ///
  /// - Parameters:
  ///   - shard: The shard.
  ///   - indices: Which of its series.
  ///   - threads: The number of threads; nil for one a core.
  /// - Returns: The rows, in the order of the series.
  public func rowsWithErrors(
    of shard: SeriesShard, _ indices: Range<Int>, threads: Int? = nil
  ) -> [[Listing.Cell]] {
    concurrentMap(count: indices.count, threads: threads) { place in
      let index = indices.lowerBound + place
      do throws(InvalidFile) {
        switch result(of: try shard.series(at: index)) {
        case .success(let result): return result.rows.map { $0 + [.missing] }
        case .failure(let failure):
          return [errorRow(named: shard.name(at: index), failure.reason)]
        }
      } catch {
        let fault = error.diagnostics[0]
        return [errorRow(named: shard.name(at: index), "\(fault.problem); \(fault.remedy)")]
      }
    }.flatMap(\.self)
  }

  /// The row of a series that has no forecast.
  public func errorRow(named name: String?, _ reason: String) -> [Listing.Cell] {
    var row = columnsWithError.map { _ in Listing.Cell.missing }
    row[0] = .text(name ?? value)
    row[row.count - 1] = .text(reason)
    return row
  }

  private func rows(
    _ forecast: Forecast, of timed: TimedSeries, named name: String
  ) -> [[Listing.Cell]] {
    let intervals = levels.map { forecast.intervals(level: $0) }
    let spread = timed.series.values.filter(\.isFinite).map(abs).max() ?? 1
    let decimals = (spread / 1000).decimals(digits: 2)
    return forecast.means.indices.map { step in
      var row: [Listing.Cell] = [
        .text(name), .text(timed.time(at: timed.series.count + step)), .text(model),
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

/// The options that place series in time.
public struct SeriesPlacement: Sendable {
  /// The frequency; nil to find that of each series.
  public var frequency: Frequency?

  /// The treatment of several rows at one time.
  public var repeated = RepeatedTimes.error

  /// Creates a placement that finds each frequency and refuses repeated times.
  public init() {}

  /// Places a series.
  public func timed(_ series: LabelledSeries) throws(SeriesFault) -> TimedSeries {
    try TimedSeries(series, frequency: frequency, repeated: repeated)
  }
}

extension SeriesForecasts.Failure {
  /// The failure of a series that cannot be placed in time.
  init(_ series: LabelledSeries, _ fault: SeriesFault) {
    self.init(
      series: series.name, line: fault.line ?? series.line, reason: fault.reason, isOfData: true,
      place: fault.place)
  }
}
