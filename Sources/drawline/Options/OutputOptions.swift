import ArgumentParser
import Files
import Tabular

/// How and where a command shows its result.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the result.")
  var format = Format.table

  @Option(help: ArgumentHelp("Write the result to this file.", valueName: "file"))
  var output: String?

  /// A form of a result.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  /// Shows a listing in the form asked for, with notes below its table.
  func show(_ listing: Listing, notes: [String] = []) throws {
    try show(listing, json: listing.json, notes: notes)
  }

  /// Shows a result that has more to it in JSON than in a listing, or notes below its table.
  ///
  /// - Parameters:
  ///   - listing: The result as rows, for CSV.
  ///   - json: The result as JSON.
  ///   - table: What people are shown of the rows; all of them where nothing is given.
  ///   - notes: Lines below the table.
  /// - Throws: `FileError` if it cannot be written.
  func show(
    _ listing: Listing, json: JSON, table: Listing? = nil, notes: [String] = []
  ) throws {
    switch format {
    case .table:
      let notes = notes.map { $0.safeForTerminal + "\n" }.joined()
      let table = (table ?? listing).table(heading: heading)
      try write(table + (notes.isEmpty ? "" : "\n" + notes))
    case .csv: try write(safe(listing.csv()))
    case .json: try write(safe(json.text()))
    }
  }

  /// A text of CSV or JSON as it is, or on a terminal with what would steer it shown as text.
  func safe(_ text: String) -> String {
    guard output == nil, standardOutputIsTerminal else { return text }
    return format == .json ? text.safeAsJSON : text.safeAsDocument
  }

  /// Writes a text to the file asked for, or to standard output.
  func write(_ text: String) throws {
    if let output {
      try Files.write(Array(text.utf8), toFile: output)
    } else {
      try writeToStandardOutput(Array(text.utf8))
    }
    PendingNotes.say()
  }

  /// A heading, bold on a terminal.
  private func heading(_ text: String) -> String {
    let isColored =
      output == nil && standardOutputIsTerminal && environmentVariable("NO_COLOR") == nil
    return isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
