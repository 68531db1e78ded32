import ArgumentParser
import ExpressEntry
import Tabular

/// `drawline occupations`: which categories take an occupation.
struct OccupationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occupations",
    abstract: "List the occupations of categories, by code, title or category.")

  @Option(help: ArgumentHelp("Only this code of NOC 2021, five digits.", valueName: "code"))
  var noc: String?

  @Option(
    help: ArgumentHelp("Only titles with these words, or with near ones.", valueName: "words"))
  var title: String?

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
    var occupations = dataset.occupations.filter { selection?.contains($0.category) ?? true }
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
    let known = Occupation.coverage(
      of: dataset.occupations,
      categories: dataset.categories.map(\.category).filter(\.takesOccupations))
    data.verbosity.note(known)
    try output.show(Occupation.listing(occupations))
  }
}
