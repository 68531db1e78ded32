import ArgumentParser
import ExpressEntry
import Tabular

/// `drawline pool`: the candidates by score.
struct PoolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pool",
    abstract: "Show the pool's bands, their changes, and where a score stands.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("How many candidates stand above this score.", valueName: "points"))
  var score: Int?

  func validate() throws {
    if let score, !(0...1200).contains(score) {
      throw ValidationError("--score \(score): give a score from 0 to 1200")
    }
  }

  func run() throws {
    guard let view = PoolView(of: try data.dataset(), score: score) else { throw NoPool() }
    try output.show(view.listing, json: view.json, notes: view.notes)
  }
}
