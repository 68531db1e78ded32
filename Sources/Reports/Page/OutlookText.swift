import ExpressEntry
import Forecasting
import TimeSeries

/// A report's text on a category's next round.
struct OutlookText: Sendable {
  let outlook: Outlook
  let title: String
  let wording: any Wording

  /// Takes the outlook of a category of a dataset.
  init(_ outlook: Outlook, in dataset: Dataset, _ wording: any Wording) {
    self.outlook = outlook
    title = dataset.title(of: outlook.category, in: wording.language)
    self.wording = wording
  }

  /// The paragraphs under the heading of one category.
  var paragraphs: [String] {
    let start = [outlook.lastRound.map(wording.lastRound), expectation].compactMap(\.self)
    return [start.isEmpty ? nil : start.joined(separator: " "), why, timing, record, notes]
      .compactMap(\.self)
  }

  /// The paragraphs that follow an account of the last round.
  var prospects: [String] { [expectation, why, timing, record, notes].compactMap(\.self) }

  /// The next cut-off with its intervals.
  private var expectation: String? {
    guard
      let cutoff = outlook.cutoff, let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else { return nil }
    return wording.expectedCutoff(cutoff.mean, within80: inner, within95: outer)
  }

  /// What moves the forecast from the last cut-off.
  private var why: String? {
    outlook.cutoff == nil ? nil : outlook.explanation.map(wording.explanation)
  }

  /// When the next round is due and how large it may be.
  private var timing: String? {
    guard let date = outlook.date, let size = outlook.size else { return nil }
    return wording.expectedRound(date, size)
  }

  /// How such forecasts turned out.
  private var record: String? { outlook.record.map(wording.record) }

  private var notes: String? {
    outlook.notes.isEmpty ? nil : outlook.notes.map(wording.note).joined(separator: " ")
  }

  /// The row of the table of all categories, by the names of the template.
  var row: [String: Any] {
    let format = wording.format
    var row: [String: Any] = [
      "category": title,
      "lastDate": outlook.lastRound?.day.description ?? "–",
      "lastCutoff": outlook.lastRound?.cutoff.map(format.score) ?? "–",
    ]
    guard
      let cutoff = outlook.cutoff, let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else {
      row["silent"] = notes ?? ""
      return row
    }
    row["dates"] = outlook.date.map { "\($0.lower) – \($0.upper)" } ?? "–"
    row["sizes"] = outlook.size.map { format.interval(min($0.lower, $0.upper)...$0.upper) } ?? "–"
    row["cutoff"] = format.whole(cutoff.mean)
    row["interval80"] = format.interval(inner)
    row["interval95"] = format.interval(outer)
    row["record"] = outlook.record.map {
      wording.recordCell(meanMiss: $0.meanAbsoluteError, rounds: $0.rounds)
    }
    return row
  }
}
