import ExpressEntry
import Forecasting
import TimeSeries

/// The cut-offs of the rounds, each forecast from the category's earlier ones on the eve of the round.
struct RoundsRecord {
  /// How many earlier rounds a forecast is made from at least.
  static let minimumHistory = 5

  /// The forecasts of each model by day and by order, categories together.
  private(set) var rows: [(model: String, byDay: Tally, byOrder: Tally)]

  /// The number of categories with rounds enough.
  private(set) var categoryCount = 0

  init(_ rounds: Rounds) {
    rows = Study.models.map { ($0.name, Tally(), Tally()) }
    for category in rounds.categories {
      let own = rounds.scored.of(category)
      guard own.count > Self.minimumHistory,
        let dated = try? TimeSeries(days: own.map(\.day), values: own.compactMap(\.cutoff))
      else { continue }
      categoryCount += 1
      let byDay = RollingForecasts(of: Study.models, on: dated, knowing: .day)
      let byOrder = RollingForecasts(of: Study.models, on: TimeSeries(dated.values))
      for model in rows.indices {
        for (record, isByDay) in [(byDay, true), (byOrder, false)] {
          let outcomes = record.outcomes(ofMethodAt: model, minimumHistory: Self.minimumHistory)
          for outcome in outcomes {
            if isByDay {
              rows[model].byDay.add(outcome.forecast, outcome.actual, step: 1)
            } else {
              rows[model].byOrder.add(outcome.forecast, outcome.actual, step: 1)
            }
          }
        }
      }
    }
  }
}
