import Datasets
import ExpressEntry
import Files
import Tabular

/// Reads a CSV of rounds and gives the last round of each category in it.
func roundsFile(_ path: String) throws -> String {
  let rounds = try Rounds(csv: SourceText(contentsOf: path), officialNames: .bundled())
  return rounds.categories.compactMap { category in
    rounds.of(category).last.map {
      "\(category.name): \($0.writtenCutoff ?? "no cut-off") on \($0.day)"
    }
  }.joined(separator: "\n")
}
