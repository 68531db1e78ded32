public import TimeSeries

/// A column of a file: what it is called, and how its cells are read.
public struct Column<Value: Sendable>: Sendable {
  /// The name in our own files.
  public let name: String

  /// Other names under which people keep the same column; case does not count.
  public let aliases: [String]

  /// What a row has where the file lacks the column; nil if a file must have it.
  let absent: Value?

  /// Reads one cell whose white space has been trimmed.
  let read: @Sendable (String) throws(CellFault) -> Value

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
    self.init(name, aliases: aliases, absent: nil, read: read)
  }

  private init(
    _ name: String, aliases: [String], absent: Value?,
    read: @escaping @Sendable (String) throws(CellFault) -> Value
  ) {
    self.name = name
    self.aliases = aliases
    self.absent = absent
    self.read = read
  }

  /// Reads one cell's text, without the white space around it.
  ///
  /// - Parameter text: The text.
  /// - Returns: The value.
  /// - Throws: ``CellFault`` if it is not what the column is for.
  public func parse(_ text: String) throws(CellFault) -> Value {
    try read(text.trimmed)
  }

  /// The same column where a cell may be empty and a file may lack it: both give nil.
  public var optional: Column<Value?> {
    Column<Value?>(name, aliases: aliases, absent: .some(nil)) { [read] text throws(CellFault) in
      text.isEmpty ? nil : try read(text)
    }
  }
}

/// What is wrong with a cell, to follow the name of its column, and what to do about it.
public struct CellFault: Error, Sendable, Equatable {
  /// What is wrong, quoting what was found.
  public let problem: String

  /// What to do about it.
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
    self.init(name, aliases: aliases) { text throws(CellFault) in
      guard !text.isEmpty else { throw CellFault(text, isNot: "a text") }
      return text
    }
  }
}

extension Column<Int> {
  /// A column of whole numbers in a range, with or without separators between thousands.
  public init(_ name: String, aliases: [String] = [], in range: ClosedRange<Int>) {
    self.init(name, aliases: aliases) { text throws(CellFault) in
      guard let number = Int(grouped: text), range.contains(number) else {
        throw CellFault(
          text, isNot: "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }
}

extension Column<Double> {
  /// A column of numbers, with a decimal point or a decimal comma.
  public init(_ name: String, aliases: [String] = []) {
    self.init(name, aliases: aliases) { text throws(CellFault) in
      guard let number = Double(written: text) else {
        throw CellFault(text, isNot: "a number, such as 1234.5")
      }
      return number
    }
  }
}

extension Column<Day> {
  /// A column of days, in the form of ISO 8601 or with the month as a word.
  public init(_ name: String, aliases: [String] = []) {
    self.init(name, aliases: aliases) { text throws(CellFault) in
      guard let day = Day(text) ?? Day(written: text) else {
        throw CellFault(text, isNot: "a day of the calendar, such as 2026-03-18")
      }
      return day
    }
  }
}

extension Column<Instant> {
  /// A column of instants of universal time, in the form of ISO 8601.
  public init(_ name: String, aliases: [String] = []) {
    self.init(name, aliases: aliases) { text throws(CellFault) in
      guard let instant = Instant(text) else {
        throw CellFault(text, isNot: "an instant of universal time, such as 2026-03-18T14:05:00Z")
      }
      return instant
    }
  }
}
