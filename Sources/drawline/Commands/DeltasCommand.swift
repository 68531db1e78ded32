import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// `drawline deltas`: changes from round to round.
struct DeltasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deltas",
    abstract: "Compare each round with the previous one of its category.")

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var span: SpanOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let dataset = try data.dataset()
    let selection = try categories.selection(in: dataset)
    try output.show(
      .deltas(
        dataset.rounds.deltas.filter { delta in
          span.contains(delta.round.day) && selection?.contains(delta.round.category) ?? true
        }))
  }
}
