public import TimeSeries

/// A column of a file: what it is called, and how its cells are read.
public struct Column<Value: Sendable>: Sendable {
  /// The name in our own files.
  public let name: String

  /// Other names under which people keep the same column; case does not count.
  public let aliases: [String]

  /// The value of every row where the file lacks the column; nil if a file must have it.
  let absent: Value?

  /// The value of a cell that cannot be read, where that does not spoil the file.
  var substitute: Value?

  /// Reads one cell whose white space has been trimmed.
  let read: @Sendable (String) throws(CellFault) -> Value

  /// Reads the cells of a block in a column, and the same where they may be empty.
  let readBlock: BlockReading<Value>
  private let readOptionalBlock: BlockReading<Value?>

  /// Adds a column's values in a block to those before, and what is wrong in it, row by row.
  typealias BlockReading<Result> =
    @Sendable (
      _ block: Block, _ column: Int, _ substitute: Result?, _ values: inout [Result],
      _ faults: inout [(row: Int, fault: CellFault)]
    ) -> Void

  /// Creates a column that a file must have.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - read: Reads one cell.
  public init(
    _ name: String, aliases: [String] = [],
    read: @escaping @Sendable (String) throws(CellFault) -> Value
  ) {
    self.init(name, aliases: aliases, quick: NothingQuick(), read: read)
  }

  /// Creates a column most of whose cells can be read from their bytes.
  init(
    _ name: String, aliases: [String], quick: some QuickReading<Value>,
    read: @escaping @Sendable (String) throws(CellFault) -> Value
  ) {
    let readOptional: @Sendable (String) throws(CellFault) -> Value? = { text throws(CellFault) in
      text.isEmpty ? nil : try read(text)
    }
    self.init(
      name: name, aliases: aliases, absent: nil, read: read,
      readBlock: { block, column, substitute, values, faults in
        block.read(
          column, quick: quick, substitute: substitute, read: read, into: &values, faults: &faults)
      },
      readOptionalBlock: { block, column, substitute, values, faults in
        block.read(
          column, quick: OptionalQuick(base: quick), substitute: substitute, read: readOptional,
          into: &values, faults: &faults)
      })
  }

  init(
    name: String, aliases: [String], absent: Value?,
    read: @escaping @Sendable (String) throws(CellFault) -> Value,
    readBlock: @escaping BlockReading<Value>,
    readOptionalBlock: @escaping BlockReading<Value?>
  ) {
    self.name = name
    self.aliases = aliases
    self.absent = absent
    self.read = read
    self.readBlock = readBlock
    self.readOptionalBlock = readOptionalBlock
  }

  /// Reads one cell's text, without the white space around it.
  ///
  /// - Parameter text: The text.
  /// - Returns: The value.
  /// - Throws: ``CellFault`` if it is not what the column is for.
  public func parse(_ text: String) throws(CellFault) -> Value {
    try read(text.trimmed)
  }

  /// The same column where a cell that cannot be read has another value, and the file is read on.
  ///
  /// Only ``Table/forEachBlock(file:next:_:body:)`` tells of such cells.
  public func replacingFaults(with value: Value) -> Column {
    var column = self
    column.substitute = value
    return column
  }

  /// The same column where a cell may be empty and a file may lack it: both give nil.
  public var optional: Column<Value?> { optional(absent: .some(nil)) }

  /// The same column where a cell may be empty, which gives nil; a file must have the column.
  public var allowingEmpty: Column<Value?> { optional(absent: nil) }

  private func optional(absent: Value??) -> Column<Value?> {
    let readOptional: @Sendable (String) throws(CellFault) -> Value? = {
      [read] text throws(CellFault) in
      text.isEmpty ? nil : try read(text)
    }
    return Column<Value?>(
      name: name, aliases: aliases, absent: absent, read: readOptional,
      readBlock: readOptionalBlock,
      readOptionalBlock: { block, column, substitute, values, faults in
        block.read(
          column, quick: NothingQuick(), substitute: substitute, read: readOptional, into: &values,
          faults: &faults)
      })
  }
}

extension Block {
  /// Reads the cells of a column: from their bytes, or where that gives nil, from their text.
  @inline(__always)
  func read<Value>(
    _ column: Int, quick: some QuickReading<Value>, substitute: Value?,
    read: (String) throws(CellFault) -> Value, into values: inout [Value],
    faults: inout [(row: Int, fault: CellFault)]
  ) {
    values.append(addingCapacity: rowCount) { values in
      var index = column
      for row in 0..<rowCount {
        let cell = cells[index]
        index &+= columnCount
        if !cell.hasEscapes, let value = quick.value(of: bytes(of: cell)) {
          values.append(value)
          continue
        }
        do throws(CellFault) {
          values.append(try read(text(of: cell).trimmed))
        } catch {
          faults.append((row, error))
          if let substitute {
            values.append(substitute)
          } else {
            guard faults.count < Table.faultLimit else { return }
          }
        }
      }
    }
  }
}

/// The fault of a cell, to follow the name of its column, and its remedy.
public struct CellFault: Error, Sendable, Equatable {
  /// The fault, quoting the text that was found.
  public let problem: String

  /// The remedy.
  public let remedy: String

  /// Creates a fault.
  public init(problem: String, remedy: String) {
    self.problem = problem
    self.remedy = remedy
  }

  /// The fault of a cell that does not hold what its column is for.
  ///
  /// - Parameters:
  ///   - text: What the cell holds.
  ///   - expectation: What it should hold: "a day, such as 2026-03-18".
  public init(_ text: String, isNot expectation: String) {
    guard !text.isEmpty else {
      self.init(problem: "is empty", remedy: "fill in \(expectation), or drop the row")
      return
    }
    self.init(
      problem: "\"\(text.shortened)\" is not \(expectation)", remedy: "correct it or drop the row")
  }
}

extension Column<String> {
  /// A column of text that is not empty.
  public init(_ name: String, aliases: [String] = []) {
    self.init(name, aliases: aliases, quick: QuickText()) { text throws(CellFault) in
      guard !text.isEmpty else { throw CellFault(text, isNot: "a text") }
      return text
    }
  }
}

extension Column<Int> {
  /// A column of whole numbers in a range, with or without separators between thousands.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - range: The numbers that there can be.
  ///   - other: Reads what is written in another form; nil if it is not one.
  public init(
    _ name: String, aliases: [String] = [], in range: ClosedRange<Int>,
    orElse other: @escaping @Sendable (String) -> Int? = { _ in nil }
  ) {
    self.init(name, aliases: aliases, wholeIn: range, orElse: other)
  }
}

extension Column<Int32> {
  /// A column of whole numbers in a range, in half the memory.
  public init(_ name: String, aliases: [String] = [], in range: ClosedRange<Int32>) {
    self.init(name, aliases: aliases, wholeIn: range, orElse: { _ in nil })
  }
}

extension Column where Value: FixedWidthInteger {
  @inline(__always)
  fileprivate init(
    _ name: String, aliases: [String], wholeIn range: ClosedRange<Value>,
    orElse other: @escaping @Sendable (String) -> Value?
  ) {
    self.init(name, aliases: aliases, quick: QuickInteger(range: range)) { text throws(CellFault) in
      if let value = other(text) { return value }
      guard
        let number = Int(grouped: text).flatMap(Value.init(exactly:)), range.contains(number)
      else {
        throw CellFault(
          text, isNot: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }
}

extension Column<Day> {
  /// A column of days, in the form of ISO 8601 or with the month as a word.
  public init(_ name: String, aliases: [String] = []) {
    self.init(name, aliases: aliases, quick: QuickDay()) { text throws(CellFault) in
      guard let day = Day(text) ?? Day(written: text) else {
        throw CellFault(text, isNot: "a day of the calendar, such as 2026-03-18")
      }
      return day
    }
  }
}

extension Column<Instant> {
  /// A column of instants of universal time, in the form of ISO 8601.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - other: Reads an instant that is written in another form; nil if it is not one.
  public init(
    _ name: String, aliases: [String] = [],
    orElse other: @escaping @Sendable (String) -> Instant? = { _ in nil }
  ) {
    self.init(name, aliases: aliases, quick: QuickInstant()) { text throws(CellFault) in
      guard let instant = Instant(text) ?? other(text) else {
        throw CellFault(text, isNot: "an instant of universal time, such as 2026-03-18T14:05:00Z")
      }
      return instant
    }
  }
}

extension Column<UInt32> {
  /// A column of few distinct texts, each read as its code.
  ///
  /// - Parameters:
  ///   - name: The name in our own files.
  ///   - aliases: Other names under which people keep the same column.
  ///   - levels: The texts, to which those of the column are added.
  ///   - check: Throws what is wrong with a text that is not among the levels.
  public init(
    _ name: String, aliases: [String] = [], levels: Levels,
    check: @escaping @Sendable (String) throws(CellFault) -> Void = { _ in }
  ) {
    let read: @Sendable (String) throws(CellFault) -> UInt32 = { text throws(CellFault) in
      guard !text.isEmpty else { throw CellFault(text, isNot: "a text") }
      if let code = levels.knownCode(of: text) { return code }
      try check(text)
      return levels.code(of: text)
    }
    self.init(
      name: name, aliases: aliases, absent: nil, read: read,
      readBlock: { block, column, _, values, faults in
        block.readLevels(column, read: read, into: &values, faults: &faults)
      },
      readOptionalBlock: { block, column, substitute, values, faults in
        block.read(
          column, quick: NothingQuick(), substitute: substitute,
          read: { text throws(CellFault) in text.isEmpty ? nil : try read(text) }, into: &values,
          faults: &faults)
      })
  }
}

extension Block {
  /// Reads the cells of a column of few distinct texts.
  fileprivate func readLevels(
    _ column: Int, read: (String) throws(CellFault) -> UInt32, into values: inout [UInt32],
    faults: inout [(row: Int, fault: CellFault)]
  ) {
    var memo = LevelMemo(self)
    for row in 0..<rowCount {
      let cell = cells[row &* columnCount &+ column]
      if let code = memo.code(of: cell) {
        values.append(code)
        continue
      }
      do throws(CellFault) {
        let code = try read(text(of: cell).trimmed)
        memo.note(code, of: cell)
        values.append(code)
      } catch {
        faults.append((row, error))
        guard faults.count < Table.faultLimit else { return }
      }
    }
  }
}
