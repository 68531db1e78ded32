/// A cell's bytes in its block; where it was quoted, the quotes are not part of it.
struct Cell: Sendable {
  /// Where it starts.
  var start: UInt32

  /// Where it ends, and in the highest bit whether a doubled quote in it stands for one.
  private var endAndMark: UInt32

  @inline(__always)
  init(start: UInt32, end: UInt32, hasEscapes: Bool = false) {
    self.start = start
    endAndMark = hasEscapes ? end | Cell.mark : end
  }

  private static let mark: UInt32 = 1 << 31

  /// Where it ends.
  var end: UInt32 { endAndMark & ~Cell.mark }

  /// Whether a doubled quote in it stands for one.
  var hasEscapes: Bool { endAndMark & Cell.mark != 0 }

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Some whole rows of a file, in memory for as long as they are read.
struct Block {
  /// The text, from the first row to behind the last.
  let bytes: UnsafeBufferPointer<UInt8>

  /// The cells of the rows, row by row.
  let cells: UnsafeBufferPointer<Cell>

  /// The number of cells in each row.
  let columnCount: Int

  /// Where the text stands in its file.
  let place: Place

  /// The place of a block's first byte in its file.
  struct Place {
    /// The byte, counted from zero behind a byte-order mark.
    var offset = 0

    /// The line.
    var line = 1

    /// The number of bytes before the first one on its line that are not shown: a byte-order mark.
    var markLength = 0

    /// Whether the rows are those of JSON, whose cells have no columns.
    var isMadeOfJSON = false
  }

  /// The number of rows.
  var rowCount: Int { cells.count / columnCount }

  /// The bytes of a cell, as they stand in the file.
  @inline(__always)
  func bytes(of cell: Cell) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[cell.range])
  }

  /// The text of a cell, each doubled quote in it made one.
  func text(of cell: Cell) -> String {
    let bytes = bytes(of: cell)
    guard cell.hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    var kept: [UInt8] = []
    var index = 0
    while index < bytes.count {
      kept.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension Block.Place {
  /// The place of a byte in a text that starts here.
  func location(
    ofByte index: Int, in bytes: UnsafeBufferPointer<UInt8>, file: String
  ) -> Diagnostic.Location {
    var (line, lineStart) = (line, 0)
    for position in 0..<index where bytes[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
    }
    guard !isMadeOfJSON else { return .init(file: file, line: max(line, 1), column: 1) }
    return Diagnostic.Location(
      file: file, line: line, column: index - lineStart + (line == 1 ? markLength : 0) + 1)
  }
}
