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
    let last = outlook.lastRound.map { round in
      words(
        "next.last",
        [
          "round": .text(round.number.text), "day": .day(round.day),
          "invitations": .whole(round.invitations),
          "cutoff": .text(round.cutoff.map(wording.format.score) ?? "–"),
        ])
    }
    return [last].compactMap(\.self) + prospects
  }

  /// The paragraphs that follow an account of the last round.
  var prospects: [String] { words.sentences(outlook) }

  private var words: Words { .bundled(wording.language) }

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
      row["silent"] = prospects.joined(separator: " ")
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
