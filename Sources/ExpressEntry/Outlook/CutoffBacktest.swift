import Forecasting
public import Tabular
public import TimeSeries

/// Forecasts of past rounds from what was known before each, and how they turned out.
public struct CutoffBacktest: Sendable {
  /// The forecasts, in the order of time.
  public let forecasts: [CutoffForecast]

  /// The scores of each category, and under `all` of all of them together.
  public let summary: [String: BacktestSummary]

  /// The categories, then `all`: the keys of the summary in their order.
  public let groups: [String]

  /// Forecasts past rounds.
  ///
  /// Every round of the data is forecast, since the automatic choice and the intervals need the
  /// errors of the past; of those asked for, the scores are given.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - categories: The categories asked for.
  ///   - given: What is known of a round before its cut-off is.
  ///   - minimumHistory: The least number of earlier rounds of a category.
  ///   - models: The models asked for beside the last value and the automatic one; none for the
  ///     standard ones.
  ///   - isShown: Whether a day is in the span asked for.
  public init(
    _ rounds: Rounds, categories: [Category], given: Given = .nothing, minimumHistory: Int = 4,
    models: [CutoffModelName] = [],
    through isShown: (Day) -> Bool = { _ in true }
  ) {
    let forecaster = CutoffForecaster(
      rounds: rounds, others: models.compactMap(\.method), given: given,
      minimumHistory: minimumHistory)
    let always = [CutoffModelName.naive, .auto]
    let shown = forecaster.past.filter { forecast in
      guard let outcome = forecast.outcome, categories.contains(forecast.category) else {
        return false
      }
      return isShown(outcome.day)
        && (models.isEmpty || (models + always).contains(forecast.model))
    }
    var summary = [Self.pooled: BacktestSummary(shown)]
    for category in categories {
      let own = shown.filter { $0.category == category }
      if !own.isEmpty { summary[category.name] = BacktestSummary(own) }
    }
    forecasts = shown
    self.summary = summary
    groups = categories.map(\.name).filter { summary[$0] != nil } + [Self.pooled]
  }

  /// The name of all categories together.
  public static let pooled = "all"
}

extension Listing {
  /// A row a model and category, with its scores.
  public static func backtestSummary(_ backtest: CutoffBacktest) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("model", "Model"), .init("n", "n"),
        .init("mae", "MAE"),
        .init("medianAbsoluteError", "Median"), .init("mase", "MASE"), .init("bias", "Bias"),
        .init("coverage80", "In 80 %"), .init("coverage95", "In 95 %"),
        .init("intervalScore80", "Score 80 %"), .init("crps", "CRPS"),
        .init("skillVsNaive", "Skill"),
      ],
      rows: backtest.groups.flatMap { group in
        (backtest.summary[group]?.rows ?? []).map { row in
          [
            .text(group), .text(row.model.rawValue), .integer(row.count),
            .number(row.meanAbsoluteError, decimals: 2),
            .number(row.medianAbsoluteError, decimals: 2),
            .number(row.meanAbsoluteScaledError, decimals: 3), .number(row.bias, decimals: 2),
            .number(row.coverage80, decimals: 3), .number(row.coverage95, decimals: 3),
            .number(row.intervalScore80, decimals: 1), .number(row.crps, decimals: 2),
            .number(row.skillVsNaive, decimals: 3),
          ]
        }
      })
  }

  /// A row a forecast.
  public static func backtestForecasts(_ backtest: CutoffBacktest) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("round", "Round"), .init("date", "Date"),
        .init("model", "Model"), .init("given", "Given"), .init("actual", "Actual"),
        .init("mean", "Forecast"), .init("lower80", "80 % from"), .init("upper80", "To"),
        .init("lower95", "95 % from"), .init("upper95", "To"),
      ],
      rows: backtest.forecasts.map { forecast in
        let (inner, outer) = (forecast.interval(level: 0.8), forecast.interval(level: 0.95))
        return [
          .text(forecast.category.name), .text(forecast.outcome?.number.text),
          .day(forecast.outcome?.day), .text(forecast.model.rawValue),
          .text(forecast.given.rawValue),
          .score(forecast.outcome?.cutoff), .number(forecast.point, decimals: 1),
          .integer(inner.lowerBound), .integer(inner.upperBound),
          .integer(outer.lowerBound), .integer(outer.upperBound),
        ]
      })
  }
}

extension CutoffBacktest {
  /// The forecasts and the scores, with the keys of the command line's contract.
  public var json: JSON {
    [
      "forecasts": Listing.backtestForecasts(self).json,
      "summary": Listing.backtestSummary(self).json,
    ]
  }
}
