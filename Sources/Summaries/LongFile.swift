import Regression
import Tabular
import TimeSeries

/// A file in long form, whose series are read one after the other.
///
/// What is in memory is one series, and of each before it a hash of its name.
public struct LongFile {
  /// Puts the next bytes of the file into a buffer and gives their number, zero at its end.
  public typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

  private let file: String
  private let time: String
  private let series: String?
  private let value: String
  private let open: () throws -> Source

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - time: The column of times: days, months such as 2026-03, or numbers.
  ///   - series: The column that names the series; nil where there is but one.
  ///   - value: The column of values.
  ///   - open: Opens the file at its beginning; it is read twice.
  public init(
    file: String, time: String, series: String?, value: String, open: @escaping () throws -> Source
  ) {
    self.file = file
    self.time = time
    self.series = series
    self.value = value
    self.open = open
  }

  /// Reads the file through, and tells whether the rows of each series stand together.
  ///
  /// - Returns: Whether they do: only then can the series be read one after the other.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it throws.
  public func isGrouped() throws -> Bool {
    var seen: Set<Int> = []
    var last: String?
    var isGrouped = true
    try forEachBlock { rows in
      for name in rows.names where isGrouped && name != last {
        isGrouped = seen.insert(name.hashValue).inserted
        last = name
      }
    }
    return isGrouped
  }

  /// Reads the series of a file whose rows stand together, in their order.
  ///
  /// - Parameter body: Given each series as soon as its last row is read.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it, or the body,
  ///   throws.
  public func forEachSeries(_ body: (LongTable.Series) throws -> Void) throws {
    var rows = Rows()
    try forEachBlock { block in
      for row in block.values.indices {
        let name = block.names.isEmpty ? nil : block.names[row]
        if name != rows.name, !rows.values.isEmpty {
          try body(rows.series(timeName: time, valueName: value))
          rows = Rows()
        }
        rows.name = name
        rows.values.append(block.values[row] ?? .nan)
        rows.times.append(block.times[row])
      }
    }
    if !rows.values.isEmpty { try body(rows.series(timeName: time, valueName: value)) }
  }
}

// MARK: - Rows

extension LongFile {
  /// The rows of one series.
  private struct Rows {
    var name: String?
    var times: [RowTime] = []
    var values: [Double] = []

    func series(timeName: String, valueName: String) -> LongTable.Series {
      let days = times.compactMap(\.day)
      return LongTable.Series(
        named: name, rows: Array(values.indices),
        times: days.isEmpty ? .numbers(times.compactMap(\.number)) : .days(days),
        timeName: timeName, numbers: [valueName: values])
    }
  }

  /// The cells of some rows; no names where there is but one series.
  private struct BlockOfRows {
    let names: [String]
    let times: [RowTime]
    let values: [Double?]
  }

  private func forEachBlock(_ body: (BlockOfRows) throws -> Void) throws {
    let times = try timeColumn()
    let number = Column<Double>(value)
    // A cell may be empty; the column must be there.
    let values = Column<Double?>(value) { text throws(CellFault) in
      text.isEmpty ? nil : try number.parse(text)
    }
    let next = try open()
    guard let series else {
      return try Table.forEachBlock(file: file, next: next, times, values) { times, values in
        try body(BlockOfRows(names: [], times: times, values: values))
      }
    }
    let names = Column<String>(series)
    try Table.forEachBlock(file: file, next: next, names, times, values) { names, times, values in
      try body(BlockOfRows(names: names, times: times, values: values))
    }
  }

  /// The column of times, of the kind that the first row is of.
  private func timeColumn() throws -> Column<RowTime> {
    var first: String?
    do {
      try Table.forEachBlock(file: file, next: open(), Column<String>(time)) { times in
        first = times.first
        throw FirstBlock()
      }
    } catch is FirstBlock {}
    return first.flatMap(Double.init) == nil
      ? Column(days: Column<Day>(dayOrMonth: time))
      : Column(numbers: Column<Double>(time))
  }

  /// Ends reading when the first block has been read.
  private struct FirstBlock: Error {}
}

/// When a row was observed.
private enum RowTime: Sendable {
  case day(Day)
  case number(Double)

  var day: Day? {
    guard case .day(let day) = self else { return nil }
    return day
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}

extension Column<RowTime> {
  fileprivate init(days column: Column<Day>) {
    self.init(column.name) { text throws(CellFault) in .day(try column.parse(text)) }
  }

  fileprivate init(numbers column: Column<Double>) {
    self.init(column.name) { text throws(CellFault) in .number(try column.parse(text)) }
  }
}
