import CTabular

/// Finds the cells of rows as most files have them: as many in each as the header has, and quotes
/// only around whole cells or doubled inside of them.
///
/// Sixty-four bytes are looked at together, and rows and quotes are checked when the cells are known
/// (after Langdale and Lemire 2019, *Parsing Gigabytes of JSON per Second*). What is not so plain is
/// left to ``CellScanner``, which reads any row and says what is wrong with it.
struct PlainRows {
  /// The number of bytes that may be read, and of cells that may be written, past the end.
  static let padding = 64

  private let text: UnsafeBufferPointer<UInt8>
  private let columnCount: Int
  private let cells: UnsafeMutablePointer<Cell>

  /// The number of cells.
  private(set) var cellCount = 0

  /// The number of line breaks, those in quotes among them.
  private(set) var lineBreaks = 0

  /// Whether all bytes are ASCII.
  private(set) var isASCII = false

  /// The quotes: where each is, and the cell that it is in.
  private var quotes: [(position: UInt32, cell: Int)] = []

  /// All ones from an opening quote on, all zeros behind the closing one.
  private var insideQuotes: UInt64 = 0

  /// Notes the cells of rows; nil unless all are plain.
  ///
  /// - Parameters:
  ///   - text: A number of bytes, the last of them a line break, with 64 more that may be read.
  ///   - separator: What stands between cells.
  ///   - columnCount: The number of cells in each row.
  ///   - kinds: Room for the kinds of 64 bytes each.
  ///   - cells: Room for as many cells as there are bytes, and 64.
  init?(
    _ text: UnsafeBufferPointer<UInt8>, separator: UInt8, columnCount: Int,
    kinds: UnsafeMutablePointer<drawline_byte_kinds>, into cells: UnsafeMutablePointer<Cell>
  ) {
    // Where rows have one cell, an empty line is not told from an empty cell by its ends.
    guard columnCount > 1, let base = text.baseAddress else { return nil }
    self.text = text
    self.columnCount = columnCount
    self.cells = cells
    var start: UInt32 = 0
    var nonASCII: UInt64 = 0
    var quotedLineBreaks = 0
    drawline_tell_apart(base, text.count, separator, kinds)
    for offset in stride(from: 0, to: text.count, by: 64) {
      let kinds = kinds[offset / 64]
      let rest = text.count - offset
      let present: UInt64 = rest < 64 ? (1 << UInt64(rest)) - 1 : .max
      let breaks = kinds.lineBreaks & present
      var ends = kinds.separators & present | breaks
      lineBreaks &+= breaks.nonzeroBitCount
      if kinds.others & present | insideQuotes != 0 {
        let quotes = drawline_quotes_of_64(base + offset) & present
        nonASCII |= kinds.others & present & ~quotes
        let inside = inside(quotes)
        ends &= ~inside
        quotedLineBreaks &+= (breaks & inside).nonzeroBitCount
        note(quotes: quotes, at: offset, ends: ends)
      }
      start = note(ends: ends, at: offset, start: start)
    }
    let rowCount = lineBreaks - quotedLineBreaks
    guard
      insideQuotes == 0, rowCount * columnCount == cellCount, rowsEndInLineBreaks(),
      takeQuotesOff()
    else { return nil }
    isASCII = nonASCII == 0
  }

  /// Notes the cells that end among sixty-four bytes, and gives the start of the next.
  ///
  /// Eight are written at a time, whether there are so many or not: what is too much is written over.
  @inline(__always)
  private mutating func note(ends: UInt64, at offset: Int, start: UInt32) -> UInt32 {
    var (ends, start) = (ends, start)
    let count = ends.nonzeroBitCount
    var written = cellCount
    cellCount &+= count
    repeat {
      for index in 0..<8 {
        let end = UInt32(truncatingIfNeeded: offset &+ ends.trailingZeroBitCount)
        cells[written &+ index] = Cell(start: start, end: end)
        start = ends == 0 ? start : end &+ 1
        ends &= ends &- 1
      }
      written &+= 8
    } while written < cellCount
    return start
  }

  /// The bytes from each opening quote up to its closing one, a bit each.
  private mutating func inside(_ quotes: UInt64) -> UInt64 {
    var bits = quotes
    for shift in [1, 2, 4, 8, 16, 32] { bits ^= bits << UInt64(shift) }
    bits ^= insideQuotes
    insideQuotes = bits >> 63 == 1 ? .max : 0
    return bits
  }

  private mutating func note(quotes bits: UInt64, at offset: Int, ends: UInt64) {
    var bits = bits
    while bits != 0 {
      let index = bits.trailingZeroBitCount
      let before = (ends & ((1 << UInt64(index)) - 1)).nonzeroBitCount
      quotes.append((UInt32(offset + index), cellCount + before))
      bits &= bits - 1
    }
  }

  /// Checks that each row ends in a line break, and takes the carriage return before it off.
  private func rowsEndInLineBreaks() -> Bool {
    for last in stride(from: columnCount - 1, to: cellCount, by: columnCount) {
      let cell = cells[last]
      let end = Int(cell.end)
      guard text[end] == UInt8(ascii: "\n") else { return false }
      if cell.end > cell.start, text[end - 1] == UInt8(ascii: "\r") {
        cells[last] = Cell(start: cell.start, end: cell.end - 1)
      }
    }
    return true
  }

  /// Takes the quotes around cells off; false if any stands where it should not.
  private func takeQuotesOff() -> Bool {
    var index = 0
    while index < quotes.count {
      let cell = cells[quotes[index].cell]
      var last = index
      while last + 1 < quotes.count, quotes[last + 1].cell == quotes[index].cell { last += 1 }
      guard
        (last - index) % 2 == 1, quotes[index].position == cell.start,
        quotes[last].position + 1 == cell.end
      else { return false }
      // Between the first and the last they stand in pairs.
      for pair in stride(from: index + 1, to: last, by: 2)
      where quotes[pair].position + 1 != quotes[pair + 1].position {
        return false
      }
      cells[quotes[index].cell] = Cell(
        start: cell.start + 1, end: cell.end - 1, hasEscapes: last > index + 1)
      index = last + 1
    }
    return true
  }
}
