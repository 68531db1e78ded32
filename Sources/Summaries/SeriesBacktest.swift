public import Forecasting
import Regression
import Statistics
public import Tabular
import TimeSeries

/// How models would have forecast the series of a table, each by itself, and how that turned out.
public struct SeriesBacktest: Sendable {
  /// A model by its name.
  public struct Model: Sendable {
    /// The name in the result.
    public let name: String

    /// The method for a number of observations in a cycle.
    public let method: @Sendable (_ period: Int) -> any Forecaster

    /// Names a method.
    public init(name: String, method: @escaping @Sendable (_ period: Int) -> any Forecaster) {
      self.name = name
      self.method = method
    }
  }

  /// The scores of a model over all series.
  public struct Row: Sendable {
    /// The model.
    public let model: String

    /// The scores by name, in the order of ``SeriesBacktest/measures``; nil where there is nothing
    /// to score.
    public let scores: [Double?]

    /// A score by its name.
    public func score(_ measure: String) -> Double? {
      SeriesBacktest.measures.firstIndex(of: measure).flatMap { scores[$0] }
    }
  }

  /// The names of the scores.
  public static let measures = [
    "n", "mae", "rmse", "mase", "rmsse", "smape", "bias", "coverage80", "coverage95",
    "intervalScore80", "msis95", "pinball", "crps", "skillVsNaive", "dieboldMariano",
  ]

  /// A row a model, in the order asked for.
  public let summary: [Row]

  /// A row a series, origin, step and model.
  public let forecasts: Listing

  /// The series, or models of series, that are left out.
  public let failures: [SeriesForecasts.Failure]

  /// Forecasts each series from each of its origins.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - value: The column of values.
  ///   - models: The models; one of them is named `naive`.
  ///   - period: The number of observations in a cycle; nil to tell it from the pace.
  ///   - plan: From where and how far to forecast; its period is replaced by that of each series.
  ///   - start: The first time that is forecast; nil for all.
  ///   - threads: The number of threads; nil for one a core.
  ///   - progress: Told, from any thread, what part of the work is done.
  public init(
    _ series: [LongTable.Series], value: String, models: [Model], period: Int?,
    plan: BacktestPlan, from start: StartTime? = nil, threads: Int? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    let parts = series.map { TimedSeries($0.variables, value: value) }
    let share = 1 / Double(max(parts.count, 1))
    let isAlone = parts.count == 1
    let backtests = concurrentMap(
      count: parts.count, threads: threads,
      progress: { isAlone ? () : progress?(Double($0) * share) }
    ) { index in
      let part = parts[index]
      let cycle = period ?? part.step.period
      return Backtest(
        of: models.map { $0.method(cycle) }, on: [part.series],
        plan: BacktestPlan(
          horizon: plan.horizon,
          minimumHistory: max(plan.minimumHistory, start.map(part.count(before:)) ?? 1),
          stride: plan.stride, originLimit: plan.originLimit, window: plan.window,
          refit: plan.refit, period: cycle, knowledge: plan.knowledge),
        threads: threads, progress: isAlone ? progress : nil)
    }
    let names = series.map { $0.name ?? value }
    let naive = models.firstIndex { $0.name == "naive" }
    summary = models.indices.map { index in
      Row(
        model: models[index].name,
        scores: SeriesBacktest.scores(of: index, against: naive, in: backtests))
    }
    forecasts = SeriesBacktest.listing(
      backtests, series: names, times: parts.map { $0 }, models: models)
    failures = zip(series, backtests).flatMap { one, backtest -> [SeriesForecasts.Failure] in
      let record = backtest.records[0]
      guard record.outcomes.contains(where: { !$0.isEmpty }) else {
        return [
          .init(
            series: one.name, line: one.line,
            reason: "too few observations to forecast any of them; ask for less --minimum-history")
        ]
      }
      return zip(models, record.failures).compactMap { model, failure in
        failure.map { .init(series: one.name, line: one.line, reason: "\(model.name): \($0)") }
      }
    }
  }
}

// MARK: - Scores

extension SeriesBacktest {
  private static func scores(
    of index: Int, against naive: Int?, in backtests: [Backtest]
  ) -> [Double?] {
    let outcomes = backtests.flatMap { $0.outcomes(ofMethodAt: index) }
    guard !outcomes.isEmpty else { return [0] + measures.dropFirst().map { _ in nil } }
    let pairs = naive.map { naive in backtests.map { $0.pairedOutcomes(index, naive) } } ?? []
    let own = pairs.flatMap(\.first)
    let skill = own.skill(against: pairs.flatMap(\.second))
    // The test is of one series; there is none of several together.
    let test =
      backtests.count == 1 && index != naive
      ? naive.flatMap { backtests[0].dieboldMariano(index, $0) } : nil
    return [
      Double(outcomes.count), outcomes.meanAbsoluteError, outcomes.rootMeanSquaredError,
      outcomes.meanAbsoluteScaledError, outcomes.rootMeanSquaredScaledError,
      outcomes.symmetricPercentageError, outcomes.bias, outcomes.coverage(level: 0.8),
      outcomes.coverage(level: 0.95), outcomes.intervalScore(level: 0.8),
      outcomes.meanScaledIntervalScore(level: 0.95), outcomes.meanPinballLoss(), outcomes.crps,
      skill, test?.p,
    ]
  }

  /// A row a model.
  public var summaryListing: Listing {
    let titles = [
      "n", "MAE", "RMSE", "MASE", "RMSSE", "sMAPE", "Bias", "Within 80 %", "Within 95 %",
      "Interval score 80 %", "MSIS 95 %", "Pinball", "CRPS", "Skill", "DM p",
    ]
    return Listing(
      columns: [.init("model", "Model")] + zip(Self.measures, titles).map { .init($0, $1) },
      rows: summary.map { row -> [Listing.Cell] in
        [.text(row.model)]
          + zip(Self.measures, row.scores).map { measure, score in
            measure == "n"
              ? .integer(score.map { Int($0) })
              : .number(score, decimals: score.map { (abs($0) / 1000).decimals(digits: 1) } ?? 0)
          }
      })
  }
}

// MARK: - Forecasts

extension SeriesBacktest {
  private static func listing(
    _ backtests: [Backtest], series names: [String], times: [TimedSeries], models: [Model]
  ) -> Listing {
    var rows: [[Listing.Cell]] = []
    for (place, backtest) in backtests.enumerated() {
      let values = times[place].series.values
      let spread = values.filter(\.isFinite).map(abs).max() ?? 1
      let decimals = (spread / 1000).decimals(digits: 2)
      let record = backtest.records[0]
      for (index, model) in models.enumerated() {
        for outcome in record.outcomes[index].compactMap(\.self) {
          let (inner, outer) = (
            outcome.forecast.interval(level: 0.8), outcome.forecast.interval(level: 0.95)
          )
          let target = outcome.origin + outcome.horizon - 1
          rows.append(
            [
              .text(names[place]), .integer(outcome.origin), .integer(outcome.horizon),
              .text(times[place].observed(target)), .text(model.name),
            ]
              + [
                outcome.actual, outcome.forecast.mean, inner.lowerBound, inner.upperBound,
                outer.lowerBound, outer.upperBound,
              ].map { Listing.Cell.number($0, decimals: decimals) })
        }
      }
    }
    return Listing(
      columns: [
        .init("series", "Series"), .init("origin", "Origin"), .init("step", "Step"),
        .init("time", "Time"), .init("model", "Model"), .init("actual", "Actual"),
        .init("mean", "Mean"), .init("lower80", "80 % from"), .init("upper80", "To"),
        .init("lower95", "95 % from"), .init("upper95", "To"),
      ], rows: rows)
  }
}
