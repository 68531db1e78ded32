import ArgumentParser
import Datasets
import ExpressEntry
import Files
import Reports
import Tabular
import TimeSeries

/// `drawline report`: the monthly trend report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the trend report of a month: a page, charts, tables and a manifest.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "The month (default: the newest with a round).", valueName: "yyyy-mm"),
    transform: Month.argument)
  var month: Month?

  @Option(help: "The language of the page and its charts.")
  var language = Language.english

  @OptionGroup var house: HouseOptions

  @Option(help: ArgumentHelp("The folder (default: report-YYYY-MM).", valueName: "folder"))
  var output: String?

  @Option(help: "What to print: where the page is, or the manifest.")
  var format = Format.table

  /// What to print when the report is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func run() throws {
    let (dataset, inputs) = try data.datasetAndInputs()
    let report = try MonthlyReport(
      month: month, of: dataset, language: language, house: house.house(), inputs: inputs)
    let folder = output ?? "report-\(report.manifest.month)"
    try write(report.files, intoFolder: folder)
    switch format {
    case .json: try writeToStandardOutput(Array(report.manifest.json.text().utf8))
    case .table where !data.verbosity.quiet:
      try writeToStandardOutput(Array("\(folder)/index.html\n".utf8))
    case .table: break
    }
  }
}

extension Month {
  /// Reads a month that was given as an option.
  static func argument(_ text: String) throws -> Month {
    guard let month = Month(text) else {
      throw ValidationError("\"\(text)\" is not a month, such as 2026-03")
    }
    return month
  }
}
