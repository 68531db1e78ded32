import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// Sentences that say what the data show, made from the data.
enum Finding {
  /// The month in a sentence or two.
  static func month(_ summary: MonthSummary, in dataset: Dataset) -> String {
    let month = ReportFormat.month(summary.month)
    let active = summary.families.filter { $0.month.rounds > 0 }
    guard let largest = active.max(by: { $0.month.invitations < $1.month.invitations }) else {
      return "No round was held in \(month)."
    }
    let rounds = ReportFormat.count(summary.count.rounds, "round")
    let invitations = summary.count.invitations.grouped
    let share = Double(largest.month.invitations) / Double(summary.count.invitations)
    return "\(rounds) with \(invitations) invitations to apply, "
      + comparison(
        summary.count.invitations, summary.previousMonth.invitations, "in the month before")
      + ". The most, \(largest.month.invitations.grouped) "
      + "(\(ReportFormat.percent(share))), went to \(dataset.title(of: largest.family))."
  }

  /// The family whose cut-off moved most over the month, and how far the others moved at most.
  static func cutoffs(of families: [Family], in dataset: Dataset, month: Month) -> String {
    let name = ReportFormat.monthName(month)
    let moves = families.compactMap { move(of: $0, in: dataset.rounds, month: month) }
    guard let mover = moves.max(by: { abs($0.change) < abs($1.change) }) else {
      return "No cut-off to compare in \(name)"
    }
    let title = dataset.title(of: mover.family)
    guard mover.change != 0 else {
      return "\(title) ended \(name) where it began, at \(mover.cutoff)"
    }
    let moved =
      "\(title) \(mover.change > 0 ? "rose" : "fell") "
      + "\(ReportFormat.count(abs(mover.change), "point")) to \(mover.cutoff) in \(name)"
    let others = moves.filter { $0.family != mover.family }.map { abs($0.change) }
    guard let furthest = others.max() else { return moved }
    return moved + "; \(others.count == 1 ? "the other" : "the others") moved by "
      + (furthest == 0 ? "nothing" : "\(furthest)\(others.count == 1 ? "" : " or less")")
  }

  /// How far a family's cut-off moved from its last round before a month to its last in the month.
  private static func move(
    of family: Family, in rounds: Rounds, month: Month
  ) -> (family: Family, change: Int, cutoff: Int)? {
    let history = rounds.of(family)
    guard
      let last = history.last(where: { $0.day.month == month }),
      let before = history.last(where: { $0.day.month < month })
    else { return nil }
    return (family, last.cutoff - before.cutoff, last.cutoff)
  }

  /// The year so far against the year before.
  static func totals(of rounds: Rounds, month: Month) -> String {
    let summary = MonthSummary(rounds, month: month)
    let name = ReportFormat.monthName(month)
    let now = summary.yearToDate.invitations
    guard summary.previousYearToDate.invitations > 0 else {
      return "\(now.grouped) invitations by the end of \(name) \(month.year)"
    }
    return "\(now.grouped) invitations by the end of \(name), "
      + "\(comparison(now, summary.previousYearToDate.invitations, "a year before"))"
  }

  /// How many cut-offs of the month rose and fell.
  static func deltas(of summary: MonthSummary) -> String {
    let changes = summary.deltas.compactMap(\.cutoffDelta)
    let rises = changes.count { $0 > 0 }
    let falls = changes.count { $0 < 0 }
    let same = changes.count - rises - falls
    let parts = [(rises, "rose"), (falls, "fell"), (same, "stayed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "Of \(ReportFormat.count(changes.count, "cut-off")), \(parts.joined(separator: ", "))"
  }

  /// What is expected of a family's next cut-off.
  static func forecast(_ outlook: Outlook, title: String) -> String {
    guard let cutoff = outlook.cutoff, let interval = outlook.cutoffInterval(level: 0.8) else {
      return "No forecast for \(title)"
    }
    return "The next \(title.lowercasedFirst) cut-off is expected at "
      + "\(ReportFormat.whole(cutoff.mean)), four times in five within \(interval.asText)"
  }

  /// One number against another, which is of some other time.
  static func comparison(_ now: Int, _ before: Int, _ time: String) -> String {
    guard before > 0 else { return "after none \(time)" }
    let change = Double(now) / Double(before) - 1
    if now == before { return "as many as \(time)" }
    if change > 1 { return "\(ReportFormat.tenths(change + 1)) times as many as \(time)" }
    let size = abs(change) < 0.005 ? "under 1%" : ReportFormat.percent(abs(change))
    return "\(size) \(change > 0 ? "more" : "fewer") than \(time)"
  }
}

extension String {
  /// The text with a small first letter, unless it is an abbreviation or a name of several words.
  fileprivate var lowercasedFirst: String {
    guard
      let first, dropFirst().allSatisfy({ $0.isLowercase }),
      !["French"].contains(self)
    else { return self }
    return first.lowercased() + dropFirst()
  }
}
