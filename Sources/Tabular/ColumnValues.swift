import CTabular

/// The values of a column, as they are read block by block.
final class ColumnValues<Value: Sendable> {
  /// The values so far.
  private(set) var values: [Value] = []

  /// What is wrong with the column so far.
  private(set) var faults: [Diagnostic] = []

  /// The cells of the last block that could not be read and have another value.
  private(set) var replaced: [BlockRows.ReplacedCell] = []

  private let column: Column<Value>

  /// Where the column stands in the file; nil where the file lacks it.
  private let index: Int?

  /// Looks a column up in a file's header.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - reader: The file.
  ///   - renamed: For a column's own name, the name that it has in this file; nil where the user
  ///     gives every column by the name that it has in the file.
  init<Failure>(
    _ column: Column<Value>, in reader: BlockReader<Failure>, renamed: [String: String]?
  ) {
    let isChosen = renamed == nil
    let renamed = renamed ?? [:]
    self.column = column
    index = reader.header.index(of: column, renamed: renamed)
    let places = reader.header.places(of: index)
    guard places.count <= 1 else {
      let named = index.map { reader.header[$0].shortened } ?? ""
      faults = [
        Diagnostic(
          location: reader.headerLocation,
          problem:
            "\"\(named)\" names columns \(places.map { "\($0 + 1)" }.joined(separator: " and "))",
          remedy: "give each column a name of its own")
      ]
      return
    }
    guard index == nil, column.absent == nil || renamed[column.name] != nil else { return }
    let known = column.names(renamed: renamed).map { "\"\($0)\"" }.joined(separator: ", ")
    let header = reader.header.named
    faults = [
      Diagnostic(
        location: reader.headerLocation, problem: "no column \(known)",
        remedy: isChosen
          ? reader.header.remedyForChoice
          : "the file has \(header); say which one with --columns \(column.name)=NAME")
    ]
  }

  /// Makes room for the values of so many rows.
  func reserve(_ rowCount: Int) {
    values.reserveCapacity(rowCount)
    values.withUnsafeMutableBytes { memory in
      guard let start = memory.baseAddress else { return }
      drawline_prefer_large_pages(start, rowCount * MemoryLayout<Value>.stride)
    }
  }

  /// Forgets the values so far.
  func removeValues() {
    values.removeAll(keepingCapacity: true)
  }

  /// Adds the values of a block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - locate: The place of a byte of the block.
  func append(_ block: Block, locate: (Int) -> Diagnostic.Location) {
    guard let index else {
      if let absent = column.absent {
        values.append(contentsOf: repeatElement(absent, count: block.rowCount))
      }
      return
    }
    guard faults.count < Table.faultLimit else { return }
    var found: [(row: Int, fault: CellFault)] = []
    column.readBlock(block, index, column.substitute, &values, &found)
    guard column.substitute == nil else {
      replaced = found.map { row, fault in
        let cell = block.cells[row * block.columnCount + index]
        let location = locate(Int(cell.start))
        return .init(row: row, fault: fault.diagnostic(of: column.name, at: location))
      }
      return
    }
    for (row, fault) in found.prefix(Table.faultLimit - faults.count) {
      let cell = block.cells[row * block.columnCount + index]
      faults.append(fault.diagnostic(of: column.name, at: locate(Int(cell.start))))
    }
  }
}

extension BlockReader {
  /// Reads columns to the end of the file.
  ///
  /// - Parameters:
  ///   - column: The columns.
  ///   - renamed: For a column's own name, the name that it has in this file.
  /// - Returns: As many arrays, each with a value a row; or all that is wrong with the file.
  /// - Throws: What the source throws.
  func values<each Value>(
    of column: repeat Column<each Value>, renamed: [String: String]
  ) throws(Failure) -> Result<(repeat [each Value]), InvalidFile> {
    guard faults.isEmpty else { return .failure(InvalidFile(faults)) }
    let values = (repeat ColumnValues(each column, in: self, renamed: renamed))
    var length = length
    while let block = try nextBlock() {
      if let expected = length.take() {
        // A little more than the first rows let expect: too little would be moved at the end.
        let rowCount = expected / (block.bytes.count / block.rowCount) / 50 * 51 + 100
        repeat (each values).reserve(rowCount)
      }
      repeat (each values).append(block) { location(ofByte: $0, of: block) }
    }
    var all = faults
    repeat all += (each values).faults
    return all.isEmpty ? .success((repeat (each values).values)) : .failure(InvalidFile(all))
  }
}

extension BlockReader {
  /// Reads columns to the end of the file, a block of rows at a time.
  ///
  /// - Parameters:
  ///   - column: The columns, by the names that they have in this file.
  ///   - body: Given the rows of the block, and as many arrays as there are columns, each
  ///     with a value a row; no more of them after the first fault.
  /// - Throws: ``InvalidFile`` with all that is wrong with the file, what the source throws, and what
  ///   the body throws.
  func forEachBlock<each Value>(
    of column: repeat Column<each Value>, body: (BlockRows, repeat [each Value]) throws -> Void
  ) throws {
    guard faults.isEmpty else { throw InvalidFile(faults) }
    let values = (repeat ColumnValues(each column, in: self, renamed: nil))
    var all: [Diagnostic] = []
    while let block = try nextBlock() {
      repeat (each values).append(block) { location(ofByte: $0, of: block) }
      all = faults
      repeat all += (each values).faults
      if all.isEmpty {
        var replaced: [BlockRows.ReplacedCell] = []
        repeat replaced += (each values).replaced
        let rows = BlockRows(lines: block.lines, separator: separator, replaced: replaced)
        try body(rows, repeat (each values).values)
      }
      repeat (each values).removeValues()
    }
    all = faults
    repeat all += (each values).faults
    guard all.isEmpty else { throw InvalidFile(all) }
  }
}

/// Some rows of a file beside the values of their columns.
public struct BlockRows: Sendable {
  /// A cell that could not be read and has another value.
  public struct ReplacedCell: Sendable {
    /// The row, counted from the first of the block.
    public let row: Int

    /// What is wrong with the cell.
    public let fault: Diagnostic
  }

  /// The line on which each row starts.
  public let lines: [Int]

  /// The byte between cells.
  public let separator: UInt8

  /// The cells that could not be read, of columns that have another value for them.
  public let replaced: [ReplacedCell]
}

extension CellFault {
  /// The fault at its place.
  fileprivate func diagnostic(
    of column: String, at location: Diagnostic.Location
  ) -> Diagnostic {
    Diagnostic(location: location, problem: "\(column) \(problem)", remedy: remedy)
  }
}

extension Block {
  /// The line on which each row starts.
  fileprivate var lines: [Int] {
    var (line, byte) = (place.line, 0)
    return (0..<rowCount).map { row in
      let start = Int(cells[row * columnCount].start)
      for index in byte..<start where bytes[index] == UInt8(ascii: "\n") { line += 1 }
      byte = start
      return line
    }
  }
}

extension [String] {
  /// The names of the columns, the first forty, as a message quotes them.
  fileprivate var named: String {
    prefix(40).enumerated().map { index, name in
      name.isEmpty ? "column \(index + 1) without a name" : "\"\(name.shortened)\""
    }.joined(separator: ", ")
  }

  /// The advice to one who named a column that there is not.
  public var remedyForChoice: String {
    guard let first, let mark = ["#", "%", "//"].first(where: first.hasPrefix), first.count > 1
    else { return "choose from \(named)" }
    return
      "the first line, \"\(first.shortened)\", seems to be a comment; pass over such lines with "
      + "--comment '\(mark)', or choose from \(named)"
  }

  /// All columns of a header that have the name of one of them.
  fileprivate func places(of index: Int?) -> [Int] {
    guard let index else { return [] }
    let name = self[index].lowercased()
    return indices.filter { self[$0].lowercased() == name }
  }

  /// Where a header has a column: under its own name, or else under one of its aliases.
  func index<Value>(of column: Column<Value>, renamed: [String: String]) -> Int? {
    for name in column.names(renamed: renamed) {
      if let index = firstIndex(where: { $0.lowercased() == name.lowercased() }) { return index }
    }
    return nil
  }
}

extension Column {
  /// The names under which a file may have the column, the likeliest first.
  fileprivate func names(renamed: [String: String]) -> [String] {
    renamed[name].map { [$0] } ?? [name] + aliases
  }
}
