import ArgumentParser
import ExpressEntry

/// The families that a command is about.
struct FamilyOptions: ParsableArguments {
  @Option(
    name: .customLong("family"),
    help: ArgumentHelp("Only this family; may be repeated; all for every one.", valueName: "family")
  )
  var names: [String] = []

  /// The families asked for; nil where none was named.
  func selection(in dataset: Dataset) throws -> [Family]? {
    guard !names.isEmpty else { return nil }
    if names.contains(where: { $0.lowercased() == "all" }) { return dataset.rounds.families }
    return try names.map { name throws(UnknownFamily) in try dataset.family(named: name) }
  }
}
