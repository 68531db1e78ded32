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

  @Option(
    help: ArgumentHelp("The newest so many states of the pool, oldest first.", valueName: "n"))
  var last: Int?

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last \(last): give 1 or more") }
    if let score, !(0...1200).contains(score) {
      throw ValidationError("--score \(score): give a score from 0 to 1200")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    if let last {
      let history = PoolHistory(of: dataset, last: last, score: score)
      guard !history.views.isEmpty else { throw NoPool() }
      return try output.show(history.listing, json: history.json, notes: history.notes)
    }
    guard let view = PoolView(of: dataset, score: score) else { throw NoPool() }
    try output.show(view.listing, json: view.json, notes: view.notes)
  }
}
