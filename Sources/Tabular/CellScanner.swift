/// A cell's bytes in its file; where it was quoted, the quotes are not part of it.
struct Cell: Sendable {
  let range: Range<Int>

  /// Whether a doubled quote in it stands for one.
  let hasEscapes: Bool
}

/// Splits the bytes of a CSV file into cells, row by row, noting what breaks RFC 4180.
struct CellScanner {
  private let source: SourceText
  private let separator: UInt8
  private var position: Int

  /// What is wrong with the rows read so far.
  private(set) var faults: [Diagnostic] = []

  init(_ source: SourceText) {
    self.source = source
    let separator = Separator(of: source.bytes)
    self.separator = separator.byte
    position = separator.start
  }

  /// Notes a fault.
  mutating func report(at byte: Int, problem: String, remedy: String) {
    guard faults.count < Table.faultLimit else { return }
    faults.append(
      Diagnostic(location: source.location(ofByte: byte), problem: problem, remedy: remedy))
  }

  /// The cells of the next line that is not empty; none at the end of the file.
  mutating func nextRow() -> [Cell] {
    skipEmptyLines()
    guard position < source.bytes.count else { return [] }
    var row: [Cell] = []
    while true {
      row.append(nextCell())
      guard position < source.bytes.count else { return row }
      let byte = source.bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r") { position += 1 }
      return row
    }
  }

  private mutating func skipEmptyLines() {
    while position < source.bytes.count {
      if source.bytes[position] == UInt8(ascii: "\n") {
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
    guard position < source.bytes.count, source.bytes[position] == UInt8(ascii: "\"") else {
      return plainCell()
    }
    return quotedCell()
  }

  private mutating func plainCell() -> Cell {
    let start = position
    while position < source.bytes.count, !isSeparator(position) { position += 1 }
    return Cell(range: start..<position, hasEscapes: false)
  }

  private mutating func quotedCell() -> Cell {
    let bytes = source.bytes
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
    if position >= bytes.count {
      report(
        at: start - 1, problem: "a quote is opened and never closed",
        remedy: "close it, or double each quote inside the field")
      return Cell(range: start..<end, hasEscapes: hasEscapes)
    }
    position += 1
    if position < bytes.count, !isSeparator(position) {
      report(
        at: position, problem: "text stands behind a closing quote",
        remedy: "double each quote inside the field")
      while position < bytes.count, !isSeparator(position) { position += 1 }
    }
    return Cell(range: start..<end, hasEscapes: hasEscapes)
  }

  private func isSeparator(_ index: Int) -> Bool {
    let byte = source.bytes[index]
    return byte == separator || byte == UInt8(ascii: "\n") || isLineBreak(index)
  }

  /// Whether a carriage return with its line feed stands at a position.
  private func isLineBreak(_ index: Int) -> Bool {
    let bytes = source.bytes
    return bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
  }
}

extension SourceText {
  /// The text of a cell, each doubled quote in it made one.
  func unquoted(_ cell: Cell) -> String {
    guard cell.hasEscapes else { return text(cell.range) }
    var kept: [UInt8] = []
    var index = cell.range.lowerBound
    while index < cell.range.upperBound {
      kept.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
