import ArgumentParser
import Files
import Summaries
import Tabular

/// Which columns of a CSV hold series.
struct SeriesInputOptions: ParsableArguments {
  @Argument(help: "The CSV, - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The column of times: days, months or numbers.", valueName: "column"))
  var time: String

  @Option(help: ArgumentHelp("The column of values.", valueName: "column"))
  var value: String

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @Option(help: ArgumentHelp("The number of observations in a cycle.", valueName: "n"))
  var period: Int?

  func validate() throws {
    if let period, period < 1 || period > 10_000 {
      throw ValidationError("--period \(period): give a number from 1 to 10,000")
    }
  }

  /// Reads the series.
  func table() throws -> LongTable {
    let bytes = try bytes(ofFile: file, atMost: DataInput.maximumBytes)
    let table = try Table(SourceText(bytes, file: file == "-" ? "standard input" : file))
    // The values are numbers, or the place of the one that is not is told.
    _ = try table.read(Column<Double>(value).optional)
    return try LongTable(table, time: time, series: by, variables: [value])
  }
}
