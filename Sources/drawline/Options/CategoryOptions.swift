import ArgumentParser
import ExpressEntry

/// The categories that a command is about.
struct CategoryOptions: ParsableArguments {
  @Option(
    name: .customLong("category"),
    help: ArgumentHelp(
      "Only this category; may be repeated; all for every one.", valueName: "category")
  )
  var names: [String] = []

  /// The categories asked for; nil where none was named.
  func selection(in dataset: Dataset) throws -> [Category]? {
    guard !names.isEmpty else { return nil }
    if names.contains(where: { $0.lowercased() == "all" }) { return dataset.rounds.categories }
    return try names.map { name throws(UnknownCategory) in try dataset.category(named: name) }
  }
}
