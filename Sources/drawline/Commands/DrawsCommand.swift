import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// `drawline draws`: the rounds.
struct DrawsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draws", abstract: "List rounds, oldest first.")

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var span: SpanOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Only the newest so many.", valueName: "n"))
  var last: Int?

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last \(last): give 1 or more") }
  }

  func run() throws {
    let dataset = try data.dataset()
    let selection = try categories.selection(in: dataset)
    let rounds = dataset.rounds.all.filter { round in
      span.contains(round.day) && selection?.contains(round.category) ?? true
    }
    let shown = Array(rounds.suffix(last ?? rounds.count))
    try output.show(.draws(shown), json: Listing.drawsWithBounds(shown).json)
  }
}
