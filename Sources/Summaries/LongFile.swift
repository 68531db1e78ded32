import Regression
import Tabular
import TimeSeries

/// A file in long form, whose series are read one after the other.
///
/// Where the rows of each series stand together, one series is in memory, and of those before it the
/// names; otherwise the time and the value of each row, in twelve or sixteen bytes.
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
  ///   - open: Opens the file at its beginning; first it is asked for a block of rows only.
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
    // Codes are given in the order in which names first occur, so one that comes again is less.
    var last: UInt32 = 0
    var isGrouped = true
    try forEachBlock { rows, _ in
      for code in rows.codes {
        isGrouped = isGrouped && code >= last
        last = code
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
    var rest = Rows()
    var (name, last): (String?, UInt32?)
    try forEachBlock { block, levels in
      var start = 0
      while start < block.values.count {
        let code = block.codes.isEmpty ? nil : block.codes[start]
        let end = code.flatMap { code in block.codes[start...].firstIndex { $0 != code } }
        if code != last, !rest.values.isEmpty {
          try body(rest.series(named: name, timeName: time, valueName: value))
          rest = Rows()
        }
        rest.append(block, from: start, to: end ?? block.values.count)
        (name, last) = (code.map { levels.texts[Int($0)] }, code)
        start = end ?? block.values.count
      }
    }
    if !rest.values.isEmpty {
      try body(rest.series(named: name, timeName: time, valueName: value))
    }
  }

  /// Reads the series of a file whose rows stand in any order, in the order of their first rows.
  ///
  /// - Parameter body: Given each series, and what part of them there has been with it, after the
  ///   last row of the file.
  /// - Throws: `InvalidFile` with all that is wrong with the file; what reading it, or the body,
  ///   throws.
  public func forEachGatheredSeries(
    _ body: (LongTable.Series, _ part: Double) throws -> Void
  ) throws {
    // A series' code is its place, since codes are given in the order of first rows.
    var all: [Rows] = []
    var names: [String] = []
    try forEachBlock { block, levels in
      for row in block.values.indices {
        let place = block.codes.isEmpty ? 0 : Int(block.codes[row])
        while place >= all.count { all.append(Rows()) }
        all[place].append(block, row: row)
      }
      names = levels.texts
    }
    for place in all.indices {
      let series = all[place].series(
        named: series == nil ? nil : names[place], timeName: time, valueName: value)
      // What is given on is not needed here any longer.
      all[place] = Rows()
      try body(series, Double(place + 1) / Double(all.count))
    }
  }
}

// MARK: - Rows

extension LongFile {
  /// The cells of some rows.
  private struct Rows {
    /// The codes of the names, and the lines; none where they are of one series.
    var codes: [UInt32] = []
    var lines: [Int] = []

    /// The times, of which there is one kind.
    var days: [Day] = []
    var numbers: [Double] = []

    var values: [Double] = []

    /// The line of the first row.
    var line: Int?

    init() {}

    init(
      codes: [UInt32] = [], lines: [Int], days: [Day] = [], numbers: [Double] = [],
      observed: [Double?]
    ) {
      self.codes = codes
      self.lines = lines
      self.days = days
      self.numbers = numbers
      values = observed.map { $0 ?? .nan }
    }

    mutating func append(_ other: Rows, from start: Int, to end: Int) {
      if values.isEmpty { line = other.lines[start] }
      if !other.days.isEmpty { days += other.days[start..<end] }
      if !other.numbers.isEmpty { numbers += other.numbers[start..<end] }
      values += other.values[start..<end]
    }

    mutating func append(_ other: Rows, row: Int) {
      if values.isEmpty { line = other.lines[row] }
      if !other.days.isEmpty { days.append(other.days[row]) }
      if !other.numbers.isEmpty { numbers.append(other.numbers[row]) }
      values.append(other.values[row])
    }

    func series(named name: String?, timeName: String, valueName: String) -> LongTable.Series {
      LongTable.Series(
        named: name, rows: Array(values.indices),
        times: days.isEmpty ? .numbers(numbers) : .days(days), timeName: timeName,
        numbers: [valueName: values], line: line)
    }
  }

  /// Reads the rows block by block, with the names that their codes are of.
  private func forEachBlock(_ body: (Rows, Levels) throws -> Void) throws {
    let names = Levels()
    let values = Column<Double>(value).optional
    let next: Source
    if try timesAreNumbers() {
      let times = Column<Double>(time)
      next = try open()
      guard let series else {
        return try Table.forEachBlock(file: file, next: next, times, values) {
          lines, times, values in
          try body(Rows(lines: lines, numbers: times, observed: values), names)
        }
      }
      let codes = Column<UInt32>(series, levels: names)
      return try Table.forEachBlock(
        file: file, next: next, codes, times, values
      ) { lines, codes, times, values in
        try body(Rows(codes: codes, lines: lines, numbers: times, observed: values), names)
      }
    }
    // Many series have the same days, which are read once.
    let written = Levels()
    let column = Column<Day>(dayOrMonth: time)
    let times = Column<UInt32>(time, levels: written) { text throws(CellFault) in
      _ = try column.parse(text)
    }
    var known: [Day] = []
    func days(_ codes: [UInt32]) throws -> [Day] {
      if let most = codes.max(), most >= known.count {
        known += try written.texts[known.count...].map { try column.parse($0) }
      }
      return codes.map { known[Int($0)] }
    }
    next = try open()
    guard let series else {
      return try Table.forEachBlock(file: file, next: next, times, values) { lines, times, values in
        try body(Rows(lines: lines, days: days(times), observed: values), names)
      }
    }
    let codes = Column<UInt32>(series, levels: names)
    try Table.forEachBlock(
      file: file, next: next, codes, times, values
    ) { lines, codes, times, values in
      try body(Rows(codes: codes, lines: lines, days: days(times), observed: values), names)
    }
  }

  /// Whether times are numbers, by the first row.
  ///
  /// - Throws: `InvalidFile` too if a column is missing: later, one may be.
  private func timesAreNumbers() throws -> Bool {
    var first: String?
    func look(at times: [String]) throws {
      first = times.first
      throw FirstBlock()
    }
    let (times, values) = (Column<String>(time), Column<Bool>(value) { _ in true })
    do {
      if let series {
        try Table.forEachBlock(file: file, next: open(), times, Column<String>(series), values) {
          _, times, _, _ in try look(at: times)
        }
      } else {
        try Table.forEachBlock(file: file, next: open(), times, values) { _, times, _ in
          try look(at: times)
        }
      }
    } catch is FirstBlock {}
    return first.flatMap(Double.init) != nil
  }

  /// Ends reading when the first block has been read.
  private struct FirstBlock: Error {}
}
