import CTabular

/// Reads a file of CSV block by block, each of whole rows, in memory for one block at a time.
final class BlockReader<Failure: Error> {
  /// Puts the next bytes of a file into a buffer and gives their number, zero at its end.
  typealias Source = (UnsafeMutableRawBufferPointer) throws(Failure) -> Int

  /// The file, as the user named it.
  let file: String

  /// The names of the columns, as the file has them.
  private(set) var header: [String] = []

  /// Where the first of them stands.
  private(set) var headerLocation: Diagnostic.Location

  /// What is wrong with the rows read so far.
  private(set) var faults: [Diagnostic] = []

  /// The number of bytes that the file is expected to have, if anything is.
  let length: Int?

  private let source: Source
  private let blockLimit: Int
  private(set) var separator = UInt8(ascii: ",")
  private var place = Block.Place()
  private var text: UnsafeMutableBufferPointer<UInt8>
  private var cells: UnsafeMutablePointer<Cell>
  private var kinds: UnsafeMutablePointer<drawline_byte_kinds>
  private var scanned: [Cell] = []

  /// The bytes that are in memory and not yet part of a block.
  private var unread = 0..<0
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - length: The number of bytes that the file is expected to have.
  ///   - markLength: The number of bytes of a byte-order mark that was taken off.
  ///   - isMadeOfJSON: Whether the line of names is not one of the file's, which is of JSON.
  ///   - blockLength: The number of bytes in memory, unless a row needs more.
  ///   - blockLimit: The number of bytes that a row may have.
  ///   - source: The bytes.
  /// - Throws: What the source throws.
  init(
    file: String, length: Int? = nil, markLength: Int = 0, isMadeOfJSON: Bool = false,
    blockLength: Int = 1 << 18, blockLimit: Int = 1 << 24,
    source: @escaping Source
  ) throws(Failure) {
    self.file = file
    self.length = length
    self.source = source
    self.blockLimit = blockLimit
    place.markLength = markLength
    place.isMadeOfJSON = isMadeOfJSON
    if isMadeOfJSON { place.line = 0 }
    headerLocation = Diagnostic.Location(file: file, line: 1, column: 1)
    // One more than a short file has, so that its end is met at once.
    let capacity = min(blockLength, length.map { max($0, 0) + 1 } ?? blockLength)
    text = .allocate(capacity: capacity + PlainRows.padding)
    cells = .allocate(capacity: text.count)
    kinds = .allocate(capacity: text.count / 64 + 1)
    text.initialize(repeating: 0)
    try fill()
    skipMark()
    try readHeader()
  }

  deinit {
    text.deallocate()
    cells.deallocate()
    kinds.deallocate()
  }

  /// The next rows that have as many cells as the header; nil at the end, and after the last fault
  /// that is told.
  func nextBlock() throws(Failure) -> Block? {
    while faults.count < Table.faultLimit {
      try fill()
      guard !unread.isEmpty else { return nil }
      let bytes = UnsafeBufferPointer(rebasing: text[unread])
      let rows = plainRows(of: bytes) ?? scannedRows(of: bytes)
      let block = Block(
        bytes: UnsafeBufferPointer(rebasing: bytes[..<rows.end]),
        cells: UnsafeBufferPointer(start: cells, count: rows.cellCount),
        columnCount: header.count, place: place)
      guard rows.isASCII || isUTF8(block.bytes) else { return nil }
      advance(by: rows.end, lineBreaks: rows.lineBreaks)
      if block.rowCount > 0 { return block }
    }
    return nil
  }

  /// The place of a byte of a block.
  func location(ofByte index: Int, of block: Block) -> Diagnostic.Location {
    block.place.location(ofByte: index, in: block.bytes, file: file)
  }

  // MARK: - Memory

  /// Reads until memory is full or the file ends, so that blocks are the same however it comes.
  private func fill() throws(Failure) {
    guard !isAtEnd else { return }
    let capacity = text.count - PlainRows.padding
    guard let base = text.baseAddress else { return }
    base.update(from: base + unread.lowerBound, count: unread.count)
    unread = 0..<unread.count
    while unread.upperBound < capacity {
      let room = UnsafeMutableRawBufferPointer(
        start: base + unread.upperBound, count: capacity - unread.upperBound)
      let count = try source(room)
      guard count > 0 else {
        isAtEnd = true
        return
      }
      unread = 0..<unread.upperBound + count
    }
  }

  /// Makes room for a row that is longer than memory; false if it is longer than a row may be.
  private func grow() -> Bool {
    let capacity = text.count - PlainRows.padding
    guard capacity < blockLimit else { return false }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: capacity * 2 + PlainRows.padding)
    larger.initialize(repeating: 0)
    _ = larger.update(fromContentsOf: text)
    text.deallocate()
    cells.deallocate()
    kinds.deallocate()
    text = larger
    cells = .allocate(capacity: text.count)
    kinds = .allocate(capacity: text.count / 64 + 1)
    return true
  }

  /// Takes bytes off that have been read.
  private func advance(by count: Int, lineBreaks: Int) {
    place.offset += count
    place.line += lineBreaks
    if lineBreaks > 0 { place.markLength = 0 }
    unread = unread.lowerBound + count..<unread.upperBound
  }

  // MARK: - Rows

  private func skipMark() {
    guard text[unread].starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    unread = 3..<unread.upperBound
    place.markLength = 3
  }

  private func readHeader() throws(Failure) {
    let first = UnsafeBufferPointer(rebasing: text[unread])
    let found = Separator(of: first)
    separator = found.byte
    advance(by: found.start, lineBreaks: first[..<found.start].lineBreaks)
    while header.isEmpty, faults.isEmpty {
      try fill()
      let bytes = UnsafeBufferPointer(rebasing: text[unread])
      var scanner = CellScanner(bytes, separator: separator, isWhole: isAtEnd)
      var names: [Cell] = []
      if scanner.nextRow(into: &names) == 0, !isAtEnd {
        if scanner.position > 0 {
          advance(by: scanner.position, lineBreaks: bytes[..<scanner.position].lineBreaks)
        } else if !grow() {
          refuseLongRow(bytes)
        }
        continue
      }
      if names.isEmpty {
        scanner.report(
          at: 0, problem: "the file is empty",
          remedy: "give it a line that names the columns, and rows below it")
      }
      let block = Block(
        bytes: bytes, cells: UnsafeBufferPointer(start: cells, count: 0),
        columnCount: max(names.count, 1), place: place)
      take(scanner.faults, of: bytes)
      guard isUTF8(UnsafeBufferPointer(rebasing: bytes[..<scanner.position])) else { return }
      headerLocation = place.location(ofByte: Int(names.first?.start ?? 0), in: bytes, file: file)
      header = names.map { block.text(of: $0).trimmed }
      refuseQuotesBehindSpaces(names, of: block)
      advance(by: scanner.position, lineBreaks: bytes[..<scanner.position].lineBreaks)
    }
  }

  /// Refuses names whose quotes stand behind spaces: they would be parts of the names.
  private func refuseQuotesBehindSpaces(_ names: [Cell], of block: Block) {
    for (name, cell) in zip(header, names) where name.hasPrefix("\"") {
      let text = block.text(of: cell)
      guard text.hasPrefix(" ") || text.hasPrefix("\t"), name.count > 1, name.hasSuffix("\"") else {
        continue
      }
      faults.append(
        Diagnostic(
          location: place.location(ofByte: Int(cell.start), in: block.bytes, file: file),
          problem: "a space stands before the quote of the name \(name.shortened)",
          remedy: "write the names without spaces behind the separators"))
    }
  }

  /// Rows at the beginning of what is in memory.
  private struct Rows {
    var end = 0
    var cellCount = 0
    var lineBreaks = 0
    var isASCII = false
  }

  /// The rows up to the last line break in memory, if they are plain.
  private func plainRows(of bytes: UnsafeBufferPointer<UInt8>) -> Rows? {
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let found = PlainRows(
      UnsafeBufferPointer(rebasing: bytes[...last]), separator: separator,
      columnCount: header.count, kinds: kinds,
      into: cells)
    return found.map {
      Rows(
        end: last + 1, cellCount: $0.cellCount, lineBreaks: $0.lineBreaks, isASCII: $0.isASCII)
    }
  }

  /// The rows that are known to end in memory, whatever their form, and the cells of the right ones.
  private func scannedRows(of bytes: UnsafeBufferPointer<UInt8>) -> Rows {
    var scanner = CellScanner(bytes, separator: separator, isWhole: isAtEnd)
    scanned.removeAll(keepingCapacity: true)
    while faults.count + scanner.faults.count < Table.faultLimit {
      let (start, faultCount) = (scanned.count, scanner.faults.count)
      let count = scanner.nextRow(into: &scanned)
      guard count > 0 else { break }
      guard count != header.count else { continue }
      if scanner.faults.count == faultCount {
        let first = Int(scanned[start].start)
        let isComment =
          first < bytes.count && bytes[first] == UInt8(ascii: "#")
          || header.count == 1 && header[0].hasPrefix("#")
        scanner.report(
          at: first,
          problem: "\(count) cells where the header has \(header.count)",
          remedy: isComment
            ? "pass over lines of comments with --comment '#'"
            : "put a field that holds a separator in double quotes, or complete the row")
      }
      scanned.removeLast(count)
    }
    if scanner.position == 0 {
      if !grow() { refuseLongRow(bytes) }
      return Rows()
    }
    take(scanner.faults, of: bytes)
    scanned.withUnsafeBufferPointer { found in
      guard let first = found.baseAddress else { return }
      cells.update(from: first, count: found.count)
    }
    return Rows(
      end: scanner.position, cellCount: scanned.count,
      lineBreaks: bytes[..<scanner.position].lineBreaks)
  }

  // MARK: - Faults

  private func take(
    _ found: [(byte: Int, fault: CellFault)], of bytes: UnsafeBufferPointer<UInt8>
  ) {
    for (byte, fault) in found.prefix(Table.faultLimit - faults.count) {
      faults.append(
        Diagnostic(
          location: place.location(ofByte: byte, in: bytes, file: file), problem: fault.problem,
          remedy: fault.remedy))
    }
  }

  /// Says why a row has no end that is near enough, and reads no further.
  private func refuseLongRow(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = CellScanner(bytes, separator: separator)
    var row: [Cell] = []
    _ = scanner.nextRow(into: &row)
    if scanner.faults.isEmpty {
      scanner.report(
        at: 0, problem: "a row is longer than \(blockLimit >> 20) MB",
        remedy: "is this the right file? its lines must end in line feeds")
    }
    take(scanner.faults, of: bytes)
    stop()
  }

  private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let fault = bytes.firstInvalidByte else { return true }
    faults.append(
      .notUTF8(
        bytes[fault],
        at: place.location(ofByte: fault, in: bytes, file: file)))
    stop()
    return false
  }

  private func stop() {
    unread = 0..<0
    isAtEnd = true
  }
}

extension BlockReader<Never> {
  /// Reads a text that is in memory.
  convenience init(_ source: SourceText) {
    var position = 0
    self.init(
      file: source.file, length: source.bytes.count, markLength: source.markLength,
      isMadeOfJSON: source.isMadeOfJSON
    ) { buffer in
      let count = min(buffer.count, source.bytes.count - position)
      source.bytes.withUnsafeBytes { bytes in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
      }
      position += count
      return count
    }
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate var lineBreaks: Int { count { $0 == UInt8(ascii: "\n") } }
}
