import ArgumentParser
import ExpressEntry
import Files
import Tabular

/// `drawline import`: a tracker's file in our own schema.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Convert any file of rounds into our own schema, and list every repair.",
    discussion: """
      The columns are recognised by their names, in any case and spelling, and else by their values. \
      Examples:
        drawline import tracker.json --output rounds.csv
        drawline import sheet.csv --columns cutoff="Min. CRS" --output rounds.csv
      """)

  @Argument(help: "The file: CSV, JSON, or the feed; - for standard input.")
  var file: String

  @Option(
    help: ArgumentHelp("Write the rounds to this file, as CSV.", valueName: "file"))
  var output: String?

  @Option(help: "The form of the list of repairs: table, csv or json.")
  var format = OutputOptions.Format.table

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard data.data == nil else { throw ValidationError("give the file without --data") }
  }

  func run() throws {
    var data = data
    data.data = file
    let dataset = try data.dataset()
    let rounds = Array(dataset.rounds.datasetListing.csv().utf8)
    guard let output else {
      guard format == .table else {
        throw ValidationError("--format is of the repairs; give --output FILE for the rounds too")
      }
      return try writeToStandardOutput(rounds)
    }
    try Files.write(rounds, toFile: output)
    let repairs = Repair.listing(dataset.repairs)
    // The rounds have the file that --output names; the repairs go to standard output.
    try OutputOptions.parse(["--format", format.rawValue]).show(
      repairs, json: summary(of: dataset, repairs),
      notes: ["\(dataset.rounds.all.count) rounds are in \(output)."])
  }

  private func summary(of dataset: Dataset, _ repairs: Listing) -> JSON {
    let columns = dataset.reading?.columns ?? [:]
    return [
      "rounds": .integer(dataset.rounds.all.count), "repairs": repairs.json,
      "columns": .object(
        RoundField.allCases.compactMap { field in
          columns[field].map { JSON.Member(name: field.rawValue, value: .text($0)) }
        }),
      "unused": .array((dataset.reading?.unused ?? []).map(JSON.text)),
      "leftOut": .array(
        (dataset.reading?.leftOut ?? []).map {
          ["line": .integer($0.line), "why": .text($0.reason.words)]
        }),
    ]
  }
}
