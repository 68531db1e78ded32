import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// "Your score": the part of the page in which a person enters a score and sees the chances.
///
/// The chances of every score stand in the page, so that nothing has to be asked of anybody.
struct ScorePart: Sendable {
  /// A category of which chances are known.
  struct Category: Sendable {
    let table: ChanceTable
    let outlook: Outlook
    let title: String

    /// The last rounds, the newest first.
    let rounds: [Round]
  }

  let categories: [Category]
  let asOf: Day
  let wording: any Wording

  /// For how many days the chances are said.
  static let horizon = 180

  /// Takes the chances of the categories of which a cut-off is expected.
  init(_ outlooks: [Outlook], from source: Outlooks, in dataset: Dataset, _ wording: any Wording) {
    let chances = source.chances(pool: nil)
    let end = source.asOf.advanced(by: ScorePart.horizon)
    categories = outlooks.compactMap { outlook in
      guard outlook.cutoff != nil, let table = chances.table(of: outlook.category, through: end)
      else { return nil }
      return Category(
        table: table, outlook: outlook,
        title: dataset.title(of: outlook.category, in: wording.language),
        rounds: dataset.rounds.of(outlook.category).suffix(5).reversed())
    }
    asOf = source.asOf
    self.wording = wording
  }

  /// The chances and texts as they may stand in an element of a page: in a script only "<" could end
  /// it, or begin a comment.
  var safeData: String { data.text().replacing("<", with: "\\u003c") }

  /// The chances, a row a category and every fifth score: in the next round, and by each day.
  var listing: Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("score", "Score"), .init("nextRound", "Next round"),
      ]
        + (categories.first?.table.days ?? []).map { .init("by\($0)", "By \($0)") },
      rows: categories.flatMap { category in
        let table = category.table
        let last = table.lowestScore + max(table.counts.count - 1, 0)
        // Every fifth score, lest the file be the largest of the report.
        return (table.lowestScore...last).filter { $0 % 5 == 0 }.map { score -> [Listing.Cell] in
          let chances = [table.nextRound(score: score)] + table.byDate(score: score)
          return [.text(category.outlook.category.name), .score(score)]
            + chances.map { Listing.Cell.number($0, decimals: 4) }
        }
      })
  }

  /// The chances and texts for the script.
  private var data: JSON {
    let texts = ScoreText.allCases.map { text in
      JSON.Member(
        name: text.rawValue,
        value: .text(wording.language == .english ? text.texts.english : text.texts.french))
    }
    return [
      "paths": .integer(Chances.paths),
      "days": .array((categories.first?.table.days ?? []).map { .text(wording.format.date($0)) }),
      "categories": .array(categories.map(data)), "texts": .object(texts),
    ]
  }

  private func data(of category: Category) -> JSON {
    let interval = category.outlook.cutoffInterval(level: 0.8)
    let counts = category.table.counts
    // A text a column; differences are short, and mostly zero far from the cut-off.
    let steps = (counts.first ?? []).indices.map { column in
      JSON.text(
        counts.indices.map { row in
          "\(counts[row][column] - (row > 0 ? counts[row - 1][column] : 0))"
        }.joined(separator: " "))
    }
    return [
      "title": .text(category.title),
      "expected": .integer(Int((category.outlook.cutoff?.mean ?? 0).rounded())),
      "interval": JSON(interval.map(wording.format.interval)),
      "lowest": .integer(category.table.lowestScore), "steps": .array(steps),
      "rounds": .array(
        category.rounds.map { round in
          [
            "round": .text(round.number.text), "date": .text(wording.format.date(round.day)),
            "cutoff": JSON(score: round.cutoff),
            "tieBreak": JSON(round.tieBreak.map(wording.format.minute)),
          ]
        }),
    ]
  }
}
