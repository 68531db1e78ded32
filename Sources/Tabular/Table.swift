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

  /// The file, as the user named it.
  public var file: String { source.file }

  /// The number of rows below the header.
  public let rowCount: Int

  /// The names that the user gave to columns: ours to the file's.
  private let renamed: [String: String]

  /// Where blocks of rows start: the first row of each, and its place.
  private let blocks: [(row: Int, place: Block.Place)]

  /// What stands between cells.
  private let separator: UInt8

  /// The number of faults, in the form of a file or in one column, after which it is read no more.
  ///
  /// Nobody mends more by hand, and a file that is all faults must not take more memory than it has.
  public static let faultLimit = 1000

  /// Splits a file into cells.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - renamed: For a column's own name, the name that it has in this file.
  /// - Throws: ``InvalidFile`` with each row that has another number of cells than the header, a
  ///   quote that is not closed, or an empty file.
  public init(_ source: SourceText, renamed: [String: String] = [:]) throws(InvalidFile) {
    let reader = BlockReader(source)
    var rowCount = 0
    var blocks: [(row: Int, place: Block.Place)] = []
    while let block = reader.nextBlock() {
      blocks.append((rowCount, block.place))
      rowCount += block.rowCount
    }
    guard reader.faults.isEmpty else { throw InvalidFile(reader.faults) }
    self.source = source
    self.renamed = renamed
    self.rowCount = rowCount
    self.blocks = blocks
    header = reader.header
    separator = reader.separator
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
    let reader = BlockReader(source)
    return try reader.values(of: repeat each column, renamed: renamed).get()
  }

  /// Reads columns of a file of any length, which is in memory for a block of rows at a time.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - length: The number of bytes that the file is expected to have: then memory is asked for once.
  ///   - renamed: For a column's own name, the name that it has in this file.
  ///   - next: Puts the next bytes of the file into a buffer and gives their number, zero at its end.
  ///   - column: The columns.
  /// - Returns: As many arrays, each with a value a row.
  /// - Throws: ``InvalidFile`` with all that is wrong with the form of the file or with a cell, up to
  ///   a thousand faults in a column; and whatever getting the next bytes throws.
  public static func read<each Value>(
    file: String, length: Int? = nil, renamed: [String: String] = [:],
    next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
    _ column: repeat Column<each Value>
  ) throws -> (repeat [each Value]) {
    let reader = try BlockReader<any Error>(file: file, length: length, source: next)
    return try reader.values(of: repeat each column, renamed: renamed).get()
  }

  /// Reads columns of a file of any length and gives on the values of a block of rows at a time.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - isMadeOfJSON: Whether the rows are those of JSON, see ``TextSource/isMadeOfJSON``.
  ///   - next: Puts the next bytes of the file into a buffer and gives their number, zero at its end.
  ///   - column: The columns, by the names that they have in this file.
  ///   - body: Given the rows of the block, and as many arrays as there are columns, each with a value
  ///     a row, in the order of the file; nothing after the first fault.
  /// - Throws: ``InvalidFile`` with all that is wrong with the form of the file or with a cell, up to
  ///   a thousand faults in a column; whatever getting the next bytes, or the body, throws.
  public static func forEachBlock<each Value>(
    file: String, isMadeOfJSON: Bool = false,
    next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
    _ column: repeat Column<each Value>, body: (BlockRows, repeat [each Value]) throws -> Void
  ) throws {
    let reader = try BlockReader<any Error>(file: file, isMadeOfJSON: isMadeOfJSON, source: next)
    try reader.forEachBlock(of: repeat each column, body: body)
  }

  /// The names of the columns of a file, of which no more than the beginning is read.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - next: Puts the next bytes of the file into a buffer and gives their number, zero at its end.
  /// - Returns: The names, as the file has them.
  /// - Throws: ``InvalidFile`` if the file has none; what getting the next bytes throws.
  public static func header(
    file: String, next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> [String] {
    let reader = try BlockReader<any Error>(file: file, source: next)
    guard reader.faults.isEmpty else { throw InvalidFile(reader.faults) }
    return reader.header
  }

  /// The line on which each row starts, found in one pass over the file.
  public var rowLines: [Int] {
    let reader = BlockReader(source)
    var lines: [Int] = []
    lines.reserveCapacity(rowCount)
    while let block = reader.nextBlock() {
      var (line, position) = (block.place.line, 0)
      for row in 0..<block.rowCount {
        let start = Int(block.cells[row * block.columnCount].start)
        while position < start {
          if block.bytes[position] == UInt8(ascii: "\n") { line += 1 }
          position += 1
        }
        lines.append(line)
      }
    }
    return lines
  }

  /// The place of a row's cell in a column, or of the row where the file lacks the column.
  public func location<Value>(ofRow row: Int, in column: Column<Value>) -> Diagnostic.Location {
    let index = header.index(of: column, renamed: renamed) ?? 0
    guard let block = blocks.last(where: { $0.row <= row }) else {
      return Diagnostic.Location(file: source.file, line: 1, column: 1)
    }
    let byte = source.bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[block.place.offset...])
      var scanner = CellScanner(text, separator: separator)
      var cells: [Cell] = []
      for _ in block.row...row {
        cells.removeAll(keepingCapacity: true)
        _ = scanner.nextRow(into: &cells)
      }
      return block.place.offset + Int(cells[index].start)
    }
    return source.location(ofByte: byte)
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
