import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// `drawline totals`: cumulative invitations.
struct TotalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals",
    abstract: "Sum invitations within each year and over all.",
    discussion: """
      Without --category, the sum over all categories; with --category all, each category and then the \
      sum. A filter of days shows fewer rows and changes no total.
      """)

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var span: SpanOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Only this year.")
  var year: Int?

  @Option(help: "One row a round, month, quarter or year.")
  var by = Total.Period.round

  func run() throws {
    let dataset = try data.dataset()
    let isEveryCategory = categories.names.contains { $0.lowercased() == "all" }
    var selection: [Category?] = try categories.selection(in: dataset) ?? []
    if selection.isEmpty || isEveryCategory { selection.append(nil) }
    let known = span.to.map(dataset.rounds.through) ?? dataset.rounds
    let totals = selection.flatMap { known.totals(of: $0, by: by) }
    try output.show(
      .totals(
        totals.filter { total in
          span.contains(total.day) && year.map { $0 == total.day.year } ?? true
        }))
  }
}

extension Total.Period: ExpressibleByArgument {}
