import TimeSeries

/// The cells of a CSV file (RFC 4180) with the place of each, before they are given types.
///
/// Fields are separated by commas, or by semicolons, tabs or vertical bars: whichever the header
/// has most of, or a line `sep=` before it names. A field in double quotes may hold separators, line
/// breaks and doubled quotes; lines end in LF or CRLF; a byte-order mark is passed over, and so are
/// empty lines. The first line names the columns.
public struct Table: Sendable {
  /// The text that the cells are parts of.
  let source: SourceText

  /// The name of each column, as the file has it.
  public let header: [String]

  /// The number of rows below the header.
  public let rowCount: Int

  /// The cells of the header and the rows, row by row.
  private let cells: [Cell]

  /// The names that the user gave to columns: ours to the file's.
  private let renamed: [String: String]

  /// The number of faults, in the form of a file or in one column, after which it is read no more.
  ///
  /// Nobody mends more by hand, and a file that is all faults must not take more memory than it has.
  static let faultLimit = 1000

  /// Splits a file into cells.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - renamed: For a column's own name, the name that it has in this file.
  /// - Throws: ``InvalidFile`` with each row that has another number of cells than the header, a
  ///   quote that is not closed, or an empty file.
  public init(_ source: SourceText, renamed: [String: String] = [:]) throws(InvalidFile) {
    var scanner = CellScanner(source)
    let header = scanner.nextRow()
    var cells = header
    var rowCount = 0
    while true {
      let faultCount = scanner.faults.count
      let row = scanner.nextRow()
      guard let first = row.first, scanner.faults.count < Table.faultLimit else { break }
      if row.count == header.count {
        cells += row
        rowCount += 1
      } else if scanner.faults.count == faultCount {
        scanner.report(
          at: first.range.lowerBound,
          problem: "\(row.count) cells where the header has \(header.count)",
          remedy: "put a field that holds a separator in double quotes, or complete the row")
      }
    }
    if header.isEmpty {
      scanner.report(
        at: 0, problem: "the file is empty",
        remedy: "give it a line that names the columns, and rows below it")
    }
    guard scanner.faults.isEmpty else { throw InvalidFile(scanner.faults) }
    self.source = source
    self.header = header.map { source.unquoted($0).trimmed }
    self.cells = cells
    self.rowCount = rowCount
    self.renamed = renamed
  }

  /// Reads columns, each cell by its column's type.
  ///
  /// - Parameter column: The columns.
  /// - Returns: As many arrays, each with a value a row.
  /// - Throws: ``InvalidFile`` with every missing column and every cell that cannot be read, up to
  ///   a thousand in a column.
  public func read<each Value>(
    _ column: repeat Column<each Value>
  ) throws(InvalidFile) -> (repeat [each Value]) {
    var faults: [Diagnostic] = []
    let values = (repeat self.values(of: each column, faults: &faults))
    guard faults.isEmpty else { throw InvalidFile(faults) }
    return values
  }

  /// The place of a row's cell in a column, or of the row where the file lacks the column.
  public func location<Value>(ofRow row: Int, in column: Column<Value>) -> Diagnostic.Location {
    var faults: [Diagnostic] = []
    let index = columnIndex(of: column, faults: &faults) ?? 0
    return source.location(ofByte: cell(row: row, column: index).range.lowerBound)
  }

  /// Reads one column, adding its faults to those found so far.
  private func values<Value>(
    of column: Column<Value>, faults: inout [Diagnostic]
  ) -> [Value] {
    guard let index = columnIndex(of: column, faults: &faults) else {
      return column.absent.map { Array(repeating: $0, count: rowCount) } ?? []
    }
    var values: [Value] = []
    values.reserveCapacity(rowCount)
    let faultLimit = faults.count + Table.faultLimit
    for row in 0..<rowCount where faults.count < faultLimit {
      let cell = cell(row: row, column: index)
      do throws(CellFault) {
        values.append(try column.parse(source.unquoted(cell)))
      } catch {
        faults.append(
          Diagnostic(
            location: source.location(ofByte: cell.range.lowerBound),
            problem: "\(column.name) \(error.problem)", remedy: error.remedy))
      }
    }
    return values
  }

  /// Where a column stands in the file: under its own name, or else under one of its aliases.
  private func columnIndex<Value>(
    of column: Column<Value>, faults: inout [Diagnostic]
  ) -> Int? {
    let names = renamed[column.name].map { [$0] } ?? [column.name] + column.aliases
    for name in names {
      if let index = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
        return index
      }
    }
    guard column.absent == nil || renamed[column.name] != nil else { return nil }
    let known = names.map { "\"\($0)\"" }.joined(separator: ", ")
    faults.append(
      Diagnostic(
        location: source.location(ofByte: cells[0].range.lowerBound),
        problem: "no column \(known)",
        remedy:
          "the file has \(header.prefix(40).map { "\"\($0.shortened)\"" }.joined(separator: ", ")); "
          + "say which one with --columns \(column.name)=NAME"))
    return nil
  }

  private func cell(row: Int, column: Int) -> Cell {
    cells[(row + 1) * header.count + column]
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    // Most cells have none, and to see that two bytes suffice.
    guard let first = utf8.first, let last = utf8.last else { return self }
    if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return self }
    let characters = Substring(self).drop { $0.isWhitespace }
    return String(characters.reversed().drop { $0.isWhitespace }.reversed())
  }
}
