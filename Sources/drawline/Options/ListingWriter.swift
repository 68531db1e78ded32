import Files
import Tabular

/// Writes a listing as its rows come, in the form asked for.
///
/// CSV and JSON go out part by part; a table waits for its last row, by which columns are as wide as
/// their widest cell. Nothing is written before the first row, and a file is there whole or not at all.
struct ListingWriter {
  private let columns: [Listing.Column]
  private let output: OutputOptions
  private var file: FileWriter?

  /// The rows of a table.
  private var rows: [[Listing.Cell]] = []

  /// The number of rows so far.
  private(set) var count = 0

  /// Begins a listing.
  init(_ columns: [Listing.Column], to output: OutputOptions) {
    self.columns = columns
    self.output = output
  }

  /// Adds rows.
  mutating func append(_ added: [[Listing.Cell]]) throws {
    guard !added.isEmpty else { return }
    let isFirst = count == 0
    count += added.count
    guard output.format != .table else {
      rows += added
      return
    }
    let writer = try file ?? FileWriter(toFile: output.output)
    file = writer
    let part = Listing(columns: columns, rows: added)
    let text =
      output.format == .csv
      ? part.csv(hasHeader: isFirst)
      : (isFirst ? "[\n" : ",\n") + part.json.text().dropFirst(2).dropLast(3)
    try writer.write(Array(output.safe(String(text)).utf8))
  }

  /// Ends the listing, and says what was to be said beside it.
  mutating func finish() throws {
    guard let file else { return try output.show(Listing(columns: columns, rows: rows)) }
    if output.format == .json { try file.write(Array("\n]\n".utf8)) }
    try file.finish()
    PendingNotes.say()
  }
}
