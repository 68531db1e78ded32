import Datasets
import ExpressEntry
import Tabular
import TestSupport

/// An excerpt of the feed, with the tables that the program carries.
enum Excerpt {
  static func officialNames() throws -> OfficialNames {
    try OfficialNames(SourceText(Bundled.officialNames.bytes, file: "categories.csv"))
  }

  static func corrections() throws -> [Correction] {
    try Correction.table(SourceText(Bundled.corrections.bytes, file: "corrections.csv"))
  }

  static func feed() throws -> Feed {
    try Feed(
      SourceText(reference("feed-excerpt.json"), file: "feed.json"), officialNames: officialNames(),
      corrections: corrections())
  }

  /// A feed of one round as it should be, its fields replaced by others.
  static func feed(with fields: [String: String]) -> String {
    var all = [
      ("drawNumber", "301"), ("drawDate", "2024-07-05"),
      ("drawName", "Healthcare occupations (Version 1)"), ("drawSize", "3,750"),
      ("drawCRS", "445"), ("drawDateTime", "July 05, 2024 at 16:03:12 UTC"),
      ("drawCutOff", "May 07, 2024 at 21:27:04 UTC"), ("drawDistributionAsOn", "July 4, 2024"),
    ]
    all += (1...18).map { ("dd\($0)", "0") }
    let lines = all.map { "\"\($0)\": \"\(fields[$0] ?? $1)\"" }.joined(separator: ",\n")
    return "{\"rounds\": [{\n\(lines)\n}]}"
  }
}
