import ArgumentParser
import ExpressEntry
import Tabular

/// `drawline occupations`: which categories take an occupation.
struct OccupationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occupations",
    abstract: "List the occupations of categories, by code, title or category.",
    discussion: """
      With --as-of, only the lists in force on that day; without it, every version. Examples:
        drawline occupations --noc 72310 --as-of 2026-03-01
        drawline occupations --category healthcare --changes
      """)

  @Option(help: ArgumentHelp("Only this code of NOC 2021, five digits.", valueName: "code"))
  var noc: String?

  @Option(
    help: ArgumentHelp("Only titles with these words, or with near ones.", valueName: "words"))
  var title: String?

  @Flag(help: "List what came and went with each version of a list.")
  var changes = false

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let noc, !Occupation.isCode(noc) {
      throw ValidationError("--noc \"\(noc)\" is not a code of five digits, such as 31301")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let selection = try categories.selection(in: dataset)
    if changes {
      let all = dataset.categories.map(\.category)
      return try output.show(
        OccupationChange.listing((selection ?? all).flatMap(dataset.occupationChanges)))
    }
    let inForce = data.asOf.map(dataset.occupations(inForceOn:)) ?? dataset.occupations
    var occupations = inForce.filter { selection?.contains($0.category) ?? true }
    if let noc {
      let near = occupations.near(noc: noc)
      occupations = occupations.with(noc: noc)
      if occupations.isEmpty {
        let codes =
          near.isEmpty ? "none" : near.map { "\($0.noc) \($0.title)" }.joined(separator: "; ")
        data.verbosity.note("no list held has \(noc); of its group they have \(codes)")
      }
    }
    if let title {
      occupations = occupations.titled(title)
      if occupations.isEmpty {
        data.verbosity.note("no title in the lists held is like \"\(title.safeForTerminal)\"")
      }
    }
    let listing = Listing.occupations(occupations, in: dataset, withSources: true)
    try output.show(
      listing, json: listing.json,
      table: .occupations(occupations, in: dataset, withSources: false))
  }
}
