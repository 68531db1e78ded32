public import Forecasting
public import Series
import Statistics
public import Tabular
import TimeSeries

/// A backtest of models on the series of a table.
public struct SeriesBacktest: Sendable {
  /// A model by its name.
  public struct Model: Sendable {
    /// The name in the result.
    public let name: String

    /// The method for seasonal periods, the shortest first.
    public let method: @Sendable (_ periods: [Int]) -> any Forecaster

    /// The method for series without a frequency.
    public let irregular: @Sendable (_ periods: [Int]) -> any Forecaster

    /// Names a method, and another for series without a frequency.
    public init(
      name: String, method: @escaping @Sendable (_ periods: [Int]) -> any Forecaster,
      irregular: (@Sendable (_ periods: [Int]) -> any Forecaster)? = nil
    ) {
      self.name = name
      self.method = method
      self.irregular = irregular ?? method
    }
  }

  /// The scores of a model over all series.
  public struct Row: Sendable {
    /// The model.
    public let model: String

    /// The scores, in the order of ``SeriesBacktest/measures``; nil where there is nothing to score.
    public let scores: [Double?]
  }

  /// The names of the scores, in order.
  public let measures: [String]

  /// A row a model, in the order asked for.
  public let summary: [Row]

  /// A row a model, for programs.
  public let summaryListing: Listing

  /// A row a score, for people.
  public let summaryTable: Listing

  /// A row a series, origin, step and model.
  public let forecasts: Listing

  /// The series on their grids, with their names.
  public let placed: [(name: String?, series: TimedSeries)]

  /// The frequency, seasonal period and number of missing values of each series.
  public let frequencies: JSON

  /// The series, or models of series, that are left out.
  public let failures: [SeriesForecasts.Failure]

  /// The names of the scores for intervals of some probabilities, in order.
  public static func measures(levels: [Double]) -> [String] {
    SeriesScores(levels: levels, naive: nil, opponent: nil).names
  }

  /// A score by the name of its model and its own.
  public func score(_ measure: String, of model: String) -> Double? {
    guard let place = measures.firstIndex(of: measure) else { return nil }
    return summary.first { $0.model == model }?.scores[place]
  }

  /// Forecasts each series from each of its origins.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - value: The column of values.
  ///   - models: The models; one of them is named `naive`.
  ///   - opponent: The name of the model with which the test of Diebold and Mariano compares.
  ///   - levels: The probabilities of the intervals, between zero and one.
  ///   - periods: The seasonal periods, the shortest first; nil to tell them from the pace.
  ///   - plan: From where and how far to forecast; its period is replaced by that of each series.
  ///   - start: The first time that is forecast; nil for all.
  ///   - placement: How series are placed in time.
  ///   - threads: The number of threads; nil for one a core.
  ///   - progress: Told, from any thread, what part of the work is done.
  public init(
    _ series: [LabelledSeries], value: String, models: [Model], against opponent: String,
    levels: [Double], periods: [Int]?, plan: BacktestPlan, from start: StartTime? = nil,
    placement: SeriesPlacement = SeriesPlacement(), threads: Int? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    var series = series
    var parts: [TimedSeries] = []
    var unplaced: [SeriesForecasts.Failure] = []
    series.removeAll { one in
      do throws(SeriesFault) {
        parts.append(try placement.timed(one))
        return false
      } catch {
        unplaced.append(.init(one, error))
        return true
      }
    }
    let timed = parts
    let share = 1 / Double(max(parts.count, 1))
    let isAlone = parts.count == 1
    let backtests = concurrentMap(
      count: parts.count, threads: threads,
      progress: { isAlone ? () : progress?(Double($0) * share) }
    ) { index in
      let part = timed[index]
      let cycles = periods ?? part.periods
      return Backtest(
        of: models.map { part.frequency == .irregular ? $0.irregular(cycles) : $0.method(cycles) },
        on: [part.series],
        plan: BacktestPlan(
          horizon: plan.horizon,
          minimumHistory: max(plan.minimumHistory, start.map(part.count(before:)) ?? 1),
          stride: plan.stride, originLimit: plan.originLimit, window: plan.window,
          refit: plan.refit, period: cycles[0], knowledge: plan.knowledge),
        threads: threads, progress: isAlone ? progress : nil)
    }
    placed = zip(series, parts).map { ($0.name, $1) }
    frequencies = .array(
      zip(series, parts).map { one, part in
        [
          "series": .text(one.name ?? value), "frequency": .text("\(part.frequency)"),
          "period": .integer((periods ?? part.periods)[0]), "missing": .integer(part.missingCount),
        ]
      })
    let names = series.map { $0.name ?? value }
    let scores = SeriesScores(
      levels: levels, naive: models.firstIndex { $0.name == "naive" },
      opponent: models.firstIndex { $0.name == opponent })
    measures = scores.names
    summary = models.indices.map { index in
      Row(model: models[index].name, scores: scores.values(of: index, in: backtests))
    }
    summaryListing = scores.listing(summary)
    summaryTable = scores.table(summary)
    forecasts = SeriesBacktest.listing(
      backtests, series: names, times: timed, models: models, levels: levels)
    failures =
      unplaced
      + zip(series, backtests).flatMap { one, backtest -> [SeriesForecasts.Failure] in
        let record = backtest.records[0]
        guard record.outcomes.contains(where: { !$0.isEmpty }) else {
          return [
            .init(
              series: one.name, line: one.line,
              reason:
                "too few observations to forecast any of them; ask for less --minimum-history",
              isOfData: false)
          ]
        }
        return zip(models, record.failures).compactMap { model, failure in
          failure.map {
            .init(series: one.name, line: one.line, reason: "\(model.name): \($0)", isOfData: false)
          }
        }
      }
  }
}

// MARK: - Forecasts

extension SeriesBacktest {
  private static func listing(
    _ backtests: [Backtest], series names: [String], times: [TimedSeries], models: [Model],
    levels: [Double]
  ) -> Listing {
    var rows: [[Listing.Cell]] = []
    for (place, backtest) in backtests.enumerated() {
      let values = times[place].series.values
      let spread = values.filter(\.isFinite).map(abs).max() ?? 1
      let decimals = (spread / 1000).decimals(digits: 2)
      let record = backtest.records[0]
      for (index, model) in models.enumerated() {
        for outcome in record.outcomes[index].compactMap(\.self) {
          let target = outcome.origin + outcome.horizon - 1
          var numbers = [outcome.actual, outcome.forecast.mean]
          for level in levels {
            let interval = outcome.forecast.interval(level: level)
            numbers += [interval.lowerBound, interval.upperBound]
          }
          rows.append(
            [
              .text(names[place]), .integer(outcome.origin), .integer(outcome.horizon),
              .text(times[place].time(at: target)), .text(model.name),
            ] + numbers.map { Listing.Cell.number($0, decimals: decimals) })
        }
      }
    }
    return Listing(
      columns: [
        .init("series", "Series"), .init("origin", "Origin"), .init("step", "Step"),
        .init("time", "Time"), .init("model", "Model"), .init("actual", "Actual"),
        .init("mean", "Mean"),
      ] + levels.flatMap { IntervalLevel(probability: $0).columns }, rows: rows)
  }
}
