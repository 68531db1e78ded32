import ExpressEntry
import Forecasting
import TimeSeries

/// What the data show, found from the data and said in a sentence.
enum Finding {
  /// The category whose cut-off moved most over the month, and how far the others moved at most.
  static func cutoffs(
    of categories: [Category], in dataset: Dataset, month: Month, _ wording: any Wording
  ) -> String {
    let moves = categories.compactMap { move(of: $0, in: dataset.rounds, month: month) }
    guard let mover = moves.max(by: { abs($0.change) < abs($1.change) }) else {
      return wording.cutoffs(.nothingToCompare, month: month)
    }
    let title = dataset.title(of: mover.category, in: wording.language)
    guard mover.change != 0 else {
      return wording.cutoffs(.unchanged(title: title, cutoff: mover.cutoff), month: month)
    }
    let others = moves.filter { $0.category != mover.category }
    return wording.cutoffs(
      .moved(
        title: title, change: mover.change, cutoff: mover.cutoff,
        others: others.max { abs($0.change) < abs($1.change) }.map {
          .init(
            count: others.count, furthest: abs($0.change),
            title: dataset.title(of: $0.category, in: wording.language), change: $0.change)
        }), month: month)
  }

  /// How far a category's cut-off moved from its last round before a month to its last in the month.
  private static func move(
    of category: Category, in rounds: Rounds, month: Month
  ) -> (category: Category, change: Double, cutoff: Double)? {
    let history = rounds.of(category).filter { $0.cutoff != nil }
    guard
      let last = history.last(where: { $0.day.month == month })?.cutoff,
      let before = history.last(where: { $0.day.month < month })?.cutoff
    else { return nil }
    return (category, last - before, last)
  }

  /// The year so far against the year before.
  static func totals(
    of rounds: Rounds, month: Month, through day: Day, _ wording: any Wording
  ) -> String {
    let summary = MonthSummary(rounds, month: month, through: day)
    let before = summary.previousYearToDate.invitations
    let comparison = Comparison(summary.yearToDate.invitations, with: before)
    return wording.totals(
      summary.yearToDate.invitations, through: day,
      comparison: before > 0 ? wording.comparison(comparison, with: .yearBefore) : nil)
  }

  /// How many cut-offs rose and fell.
  static func deltas(_ deltas: [Delta], _ wording: any Wording) -> String {
    let changes = deltas.compactMap(\.cutoffDelta)
    return wording.deltas(
      count: changes.count, rises: changes.count { $0 > 0 }, falls: changes.count { $0 < 0 },
      unchanged: changes.count { $0 == 0 })
  }

  /// The forecast of a category's next cut-off.
  static func forecast(
    _ outlook: Outlook, in dataset: Dataset, _ wording: any Wording
  ) -> String {
    guard let cutoff = outlook.cutoff, let interval = outlook.cutoffInterval(level: 0.8) else {
      return wording.noForecast(dataset.title(of: outlook.category, in: wording.language))
    }
    return wording.forecast(
      qualifier: dataset.categories.qualifier(of: outlook.category, in: wording.language),
      mean: cutoff.mean, within: interval)
  }
}
