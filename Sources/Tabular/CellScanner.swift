/// Splits a text of CSV into cells, row by row, noting what breaks RFC 4180.
///
/// The text may go on behind what is in memory: a row that may do so is not taken.
struct CellScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let isWhole: Bool

  /// The byte at which the next row starts.
  private(set) var position: Int

  /// The faults of the rows read so far, each with its byte.
  private(set) var faults: [(byte: Int, fault: CellFault)] = []

  /// Starts at a byte of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text, or the beginning of it.
  ///   - start: The byte.
  ///   - separator: What stands between cells.
  ///   - isWhole: Whether the text ends where the bytes do.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, separator: UInt8, isWhole: Bool = true
  ) {
    self.bytes = bytes
    self.separator = separator
    self.isWhole = isWhole
    position = start
  }

  /// Notes a fault.
  mutating func report(at byte: Int, problem: String, remedy: String) {
    faults.append((byte, CellFault(problem: problem, remedy: remedy)))
  }

  /// Adds the cells of the next line that is not empty to those of the lines before.
  ///
  /// - Parameter cells: The cells so far.
  /// - Returns: The number of cells added, none at the end of the text or of what is in memory.
  mutating func nextRow(into cells: inout [Cell]) -> Int {
    skipEmptyLines()
    let (start, cellCount, faultCount) = (position, cells.count, faults.count)
    guard start < bytes.count else { return 0 }
    while true {
      cells.append(nextCell())
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r") { position += 1 }
      return cells.count - cellCount
    }
    // The text has come to its end within the row, or what is in memory of it has.
    guard isWhole else {
      position = start
      cells.removeLast(cells.count - cellCount)
      faults.removeLast(faults.count - faultCount)
      return 0
    }
    return cells.count - cellCount
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        position += 1
      } else if isLineBreak(position) {
        position += 2
      } else {
        return
      }
    }
  }

  /// Reads a cell and stops at the separator or line break behind it.
  private mutating func nextCell() -> Cell {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      skipToSeparator()
      return Cell(start: UInt32(start), end: UInt32(position))
    }
    return quotedCell()
  }

  private mutating func quotedCell() -> Cell {
    let start = position + 1
    var hasEscapes = false
    position = start
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "\"") {
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
        hasEscapes = true
        position += 2
      } else {
        break
      }
    }
    let end = min(position, bytes.count)
    let cell = Cell(start: UInt32(start), end: UInt32(end), hasEscapes: hasEscapes)
    guard position < bytes.count else {
      report(
        at: start - 1, problem: "a quote is opened and never closed",
        remedy: "close it, or double each quote inside the field")
      return cell
    }
    position += 1
    if position < bytes.count, !isSeparator(position) {
      report(
        at: position, problem: "text stands behind a closing quote",
        remedy: "double each quote inside the field")
      skipToSeparator()
    }
    return cell
  }

  private mutating func skipToSeparator() {
    while position < bytes.count, !isSeparator(position) { position += 1 }
  }

  @inline(__always)
  private func isSeparator(_ index: Int) -> Bool {
    let byte = bytes[index]
    return byte == separator || byte == UInt8(ascii: "\n") || isLineBreak(index)
  }

  /// Whether a carriage return with its line feed stands at a position.
  @inline(__always)
  private func isLineBreak(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
  }
}
