import ArgumentParser
import Charts
import Files
import Summaries
import Tabular

/// `drawline series describe`: what there is to know of the series of any CSV.
struct SeriesDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Say of each series of a CSV its span, pace, spread, trend, season and breaks.",
    discussion: """
      "Trend" and "Season" are strengths from 0 to 1. "Course" is stationary where the test of \
      Kwiatkowski and others does not speak against that and the augmented one of Dickey and Fuller \
      speaks against wandering, wandering where it is the other way round, else unclear. Outliers are single values, level shifts \
      lasting changes, off the course of a wandering level; in a series without any, one is found in \
      at most 5 of 100 cases.
      """)

  @OptionGroup var input: SeriesInputOptions

  @Option(
    help: ArgumentHelp(
      "Write a chart of each series into this folder, as SVG.", valueName: "folder"))
  var plots: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let described = SeriesDescriptions(
      try input.allSeries(), value: input.value, period: input.period?.periods.first,
      placement: input.placement)
    for failure in described.failures { input.note(failure) }
    guard !described.descriptions.isEmpty else {
      throw NoForecast(
        deed: "described", reason: described.failures.first?.placedReason ?? "the file has no row")
    }
    if let plots {
      try write(
        described.descriptions.enumerated().map { index, description in
          ("\(index + 1)-\(description.name.forFileName).svg", Array(description.chart.svg().utf8))
        }, intoFolder: plots)
    }
    let listing = described.listing
    let table = described.table
    try output.show(
      listing, json: described.json, table: table.rows.count <= 5 ? table.transposed : table)
    if !described.failures.isEmpty { throw ExitCode.badData }
  }
}

extension String {
  /// The text as a part of a file's name: letters, digits and hyphens.
  fileprivate var forFileName: String {
    String(prefix(60).map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
}
