import Foundation
import Testing
import TimeSeries

/// The rounds of invitations in the reference file, for pictures of real data.
struct Rounds {
  /// A round.
  struct Round {
    var day: Day
    var family: String
    var invitations: Double
    var cutoff: Double
  }

  /// The rounds, the oldest first.
  var rounds: [Round]

  /// Reads the reference file.
  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Reference", "rounds.csv")
    rounds = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { line in
        let cells = line.split(separator: ",").map(String.init)
        return Round(
          day: try #require(Day(cells[0])), family: cells[1],
          invitations: try #require(Double(cells[2])), cutoff: try #require(Double(cells[3])))
      }
  }

  /// The rounds of a family from a year on.
  func of(_ family: String, from year: Int = 2015) -> [Round] {
    rounds.filter { $0.family == family && $0.day.year >= year }
  }

  /// The cut-offs of a family from a year on.
  func cutoffs(of family: String, from year: Int = 2015) throws -> TimeSeries {
    let chosen = of(family, from: year)
    return try TimeSeries(days: chosen.map(\.day), values: chosen.map(\.cutoff))
  }

  /// The sum of invitations since January 1 at each round of a year.
  func totals(in year: Int) throws -> TimeSeries {
    let chosen = rounds.filter { $0.day.year == year }
    var total = 0.0
    let totals = chosen.map { round in
      total += round.invitations
      return total
    }
    let first = try #require(Day(year: year, month: 1, day: 1))
    return try TimeSeries(days: [first] + chosen.map(\.day), values: [0] + totals)
  }
}

/// A day that the calendar is known to have.
func day(_ text: String) throws -> Day {
  try #require(Day(text))
}
