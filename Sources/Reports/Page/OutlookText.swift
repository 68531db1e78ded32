import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// What a report says of a family's next round.
struct OutlookText: Sendable {
  let outlook: Outlook
  let title: String

  /// The paragraphs under the heading of one family.
  var paragraphs: [String] {
    [expectation, why, timing, record, notes].compactMap(\.self)
  }

  /// The last cut-off, and the next with its intervals.
  private var expectation: String? {
    guard let last = outlook.lastRound else { return nil }
    let lastRound =
      "The last round, \(last.number) on \(ReportFormat.date(last.day)), issued "
      + "\(ReportFormat.count(last.invitations, "invitation")) down to \(last.cutoff)."
    guard
      let cutoff = outlook.cutoff, let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else { return lastRound }
    return lastRound + " The next cut-off is expected at \(ReportFormat.whole(cutoff.mean)): "
      + "with a probability of 80% within \(inner.asText), with 95% within \(outer.asText)."
  }

  /// What moves the forecast from the last cut-off.
  private var why: String? {
    outlook.cutoff == nil ? nil : outlook.explanation?.sentence
  }

  /// When the next round is due and how large it may be.
  private var timing: String? {
    guard let date = outlook.date, let size = outlook.size else { return nil }
    return "By the rhythm of its last rounds the next one is due around "
      + "\(ReportFormat.date(date.median)) (four in five: \(ReportFormat.date(date.lower)) to "
      + "\(ReportFormat.date(date.upper))), with some \(size.median.grouped) invitations "
      + "(\(size.lower.grouped) to \(size.upper.grouped))."
  }

  /// How such forecasts turned out.
  private var record: String? {
    guard let record = outlook.record else { return nil }
    return "Record: forecast this way from what was known before each of the past "
      + "\(ReportFormat.count(record.rounds, "round")), the cut-off was missed by "
      + "\(ReportFormat.tenths(record.meanAbsoluteError)) points on average; taking the last "
      + "cut-off would have missed by \(ReportFormat.tenths(record.naiveMeanAbsoluteError)). "
      + "\(ReportFormat.percent(record.coverage80)) of the cut-offs fell within their 80% interval."
  }

  private var notes: String? {
    outlook.notes.isEmpty ? nil : outlook.notes.map(\.description).joined(separator: " ")
  }

  /// The row of the table of all families, by the names of the template.
  var row: [String: Any] {
    var row: [String: Any] = [
      "family": title,
      "lastDate": outlook.lastRound?.day.description ?? "–",
      "lastCutoff": outlook.lastRound.map { "\($0.cutoff)" } ?? "–",
    ]
    guard
      let cutoff = outlook.cutoff, let inner = outlook.cutoffInterval(level: 0.8),
      let outer = outlook.cutoffInterval(level: 0.95)
    else {
      row["silent"] = notes ?? ""
      return row
    }
    row["dates"] = outlook.date.map { "\($0.lower) – \($0.upper)" } ?? "–"
    row["sizes"] = outlook.size.map { "\($0.lower.grouped)–\($0.upper.grouped)" } ?? "–"
    row["cutoff"] = ReportFormat.whole(cutoff.mean)
    row["interval80"] = inner.asText
    row["interval95"] = outer.asText
    row["record"] = outlook.record.map {
      "\(ReportFormat.tenths($0.meanAbsoluteError)) in \($0.rounds)"
    }
    return row
  }
}
