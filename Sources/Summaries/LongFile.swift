import Regression
import Synchronization
import Tabular
import TimeSeries

/// A file in long form, whose series are read one after the other.
///
/// Where the rows of each series stand together, one series is in memory, and of each before it a
/// hash of its name; otherwise the time and the value of each row, in twelve or sixteen bytes.
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
  ///   - open: Opens the file at its beginning, each time that it is read.
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
        rows.add(row, of: block, named: name)
      }
    }
    if !rows.values.isEmpty { try body(rows.series(timeName: time, valueName: value)) }
  }

  /// Reads the series of a file whose rows stand in any order, in the order of their first rows.
  ///
  /// The file is read once, so that it may be a pipe.
  ///
  /// - Parameter body: Given each series, and what part of them it is the last of, after the last row
  ///   of the file.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it, or the body,
  ///   throws.
  public func forEachGatheredSeries(
    _ body: (LongTable.Series, _ part: Double) throws -> Void
  ) throws {
    var all: [Rows] = []
    var places: [String?: Int] = [:]
    try forEachBlock { block in
      for row in block.values.indices {
        let name = block.names.isEmpty ? nil : block.names[row]
        let place = places[name] ?? all.count
        if place == all.count {
          places[name] = place
          all.append(Rows())
        }
        all[place].add(row, of: block, named: name)
      }
    }
    for index in all.indices {
      let series = all[index].series(timeName: time, valueName: value)
      // What has been given on is no longer needed here.
      all[index] = Rows()
      try body(series, Double(index + 1) / Double(all.count))
    }
  }
}

// MARK: - Rows

extension LongFile {
  /// The rows of one series, their times in the one array or the other.
  private struct Rows {
    var name: String?
    var line: Int?
    var days: [Day] = []
    var numbers: [Double] = []
    var values: [Double] = []

    mutating func add(_ row: Int, of block: BlockOfRows, named name: String?) {
      if values.isEmpty {
        self.name = name
        line = block.lines[row]
      }
      switch block.times[row] {
      case .day(let day): days.append(day)
      case .number(let number): numbers.append(number)
      }
      values.append(block.values[row] ?? .nan)
    }

    func series(timeName: String, valueName: String) -> LongTable.Series {
      LongTable.Series(
        named: name, rows: Array(values.indices),
        times: days.isEmpty ? .numbers(numbers) : .days(days), timeName: timeName,
        numbers: [valueName: values], line: line)
    }
  }

  /// The cells of some rows; no names where there is but one series.
  private struct BlockOfRows {
    let lines: [Int]
    let names: [String]
    let times: [RowTime]
    let values: [Double?]
  }

  private func forEachBlock(_ body: (BlockOfRows) throws -> Void) throws {
    let times = Column<RowTime>(time)
    let number = Column<Double>(value)
    // A cell may be empty; the column must be there.
    let values = Column<Double?>(value) { text throws(CellFault) in
      text.isEmpty ? nil : try number.parse(text)
    }
    let next = try open()
    guard let series else {
      return try Table.forEachBlock(file: file, next: next, times, values) { lines, times, values in
        try body(BlockOfRows(lines: lines, names: [], times: times, values: values))
      }
    }
    let names = Column<String>(series)
    try Table.forEachBlock(file: file, next: next, names, times, values) {
      lines, names, times, values in
      try body(BlockOfRows(lines: lines, names: names, times: times, values: values))
    }
  }
}

/// When a row was observed.
private enum RowTime: Sendable {
  case day(Day)
  case number(Double)
}

extension Column<RowTime> {
  /// A column of times, all of the kind that the first row's is of.
  fileprivate init(_ name: String) {
    let (days, numbers) = (Column<Day>(dayOrMonth: name), Column<Double>(name))
    let kind = TimeKind()
    self.init(name) { text throws(CellFault) in
      kind.isNumber(text)
        ? .number(try numbers.parse(text)) : .day(try days.parse(text))
    }
  }
}

/// Whether times are numbers, as the first one says.
private final class TimeKind: Sendable {
  private let isNumber = Mutex<Bool?>(nil)

  func isNumber(_ text: String) -> Bool {
    isNumber.withLock { known in
      let answer = known ?? (Double(text) != nil)
      known = answer
      return answer
    }
  }
}
