public import Tabular
import TimeSeries

extension Listing {
  /// The chances by date: a row a day, a column a category.
  public static func chances(_ chances: [Chance]) -> Listing {
    let said = chances.filter { !$0.byDate.isEmpty }
    let days = said.first?.byDate.map(\.day) ?? []
    var columns = [Column("date", "Invited by")]
    columns += said.map { Column($0.name, $0.title) }
    var rows: [[Cell]] = days.indices.map { index in
      [.day(days[index])] + said.map { .text($0.byDate[index].probability.percent) }
    }
    if said.contains(where: { $0.nextRound != nil }) {
      rows.insert(
        [.text("Next round")] + said.map { .text($0.nextRound?.percent) }, at: 0)
    }
    return Listing(columns: columns, rows: rows)
  }

  /// The chances by date in long form: a row a category and day.
  public static func chanceRows(_ chances: [Chance]) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("score", "Score"), .init("date", "Date"),
        .init("probability", "Probability"),
      ],
      rows: chances.flatMap { chance in
        chance.byDate.map { point in
          [
            .text(chance.name), .score(chance.candidate.score), .day(point.day),
            .number(point.probability, decimals: 3),
          ]
        }
      })
  }
}

extension Chance {
  /// The category's name, or `any`.
  var name: String { category?.name ?? "any" }

  /// The heading of its column.
  fileprivate var title: String { category?.name ?? "Any of them" }

  /// What is to be known beside the chances, a line each.
  public var lines: [String] {
    var lines: [String] = []
    if let abstention { lines.append("\(name): \(abstention)") }
    if !lastRounds.isEmpty {
      let words = lastRounds.reversed().map { past in
        let word = past.isInvited.map { $0 ? "yes" : "no" } ?? "by tie-break"
        return "\(past.round.number) at \(past.round.writtenCutoff ?? "–") \(word)"
      }
      lines.append("Last rounds of \(name): \(words.joined(separator: ", "))")
    }
    return lines
  }

  /// The chance as JSON, with the keys of the command line's contract.
  public var json: JSON {
    [
      "category": .text(name), "score": .integer(candidate.score), "asOf": JSON(asOf),
      "submitted": JSON(candidate.submitted), "nextRound": JSON(nextRound),
      "byDate": .array(
        byDate.map { ["date": JSON($0.day), "probability": JSON($0.probability)] }),
      "ahead": JSON(ahead),
      "lastRounds": .array(
        lastRounds.map { past in
          [
            "round": .text(past.round.number.text), "cutoff": JSON(score: past.round.cutoff),
            "invited": past.isInvited.map { .boolean($0) } ?? .null,
          ]
        }),
      "notes": .array(abstention.map { [.text("\($0)")] } ?? []),
    ]
  }
}

extension Double {
  /// A probability in percent; nothing drawn is certain.
  fileprivate var percent: String {
    if self < 0.005 { return "<1 %" }
    if self > 0.995 { return ">99 %" }
    return "\((100 * self).fixed(decimals: 0)) %"
  }
}
