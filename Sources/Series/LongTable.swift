public import Regression
public import Tabular
public import TimeSeries

/// A table in long form: a row an observation, with its time, its values and the series it is of.
public struct LongTable: Sendable {
  /// The observations of one series, in the order of time.
  public struct Series: Sendable {
    /// The name of the series; nil where the table has but one.
    public let name: String?

    /// What a formula may name of the observations.
    public internal(set) var variables: Variables

    /// The even grid of its times; nil where they are uneven or nobody asked.
    var grid: ObservationGrid?

    /// The times on the wall, where they are not numbers.
    public let instants: [Instant]?
  }

  /// The series, in the order in which they first occur.
  public let series: [Series]

  /// Reads the columns that a formula names.
  ///
  /// A column of which every cell that is not empty is a number is one of numbers, NaN where a cell
  /// is empty; another is one of labels. The variable `time` is the years of 365.25 days since the
  /// series' first row, or the time itself where that is a number.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - time: The column of times: days, months such as 2026-03, or numbers.
  ///   - series: The column that names the series; nil where there is but one.
  ///   - names: The columns of the other variables.
  ///   - timeFormat: The pattern of times; nil to find it.
  /// - Throws: `InvalidFile` if a column is missing or a time cannot be read.
  public init(
    _ table: Table, time: String, series: String?, variables names: [String],
    timeFormat: String? = nil
  ) throws(InvalidFile) {
    try LongTable.check(table, has: [time] + (series.map { [$0] } ?? []) + names)
    let times = try LongTable.times(in: table, named: time, format: timeFormat)
    let groups = try series.map { name throws(InvalidFile) in
      try table.read(Column<String>(name))
    }
    var numbers: [String: [Double]] = [:]
    var labels: [String: [String]] = [:]
    for name in names where name != "time" || time == "time" {
      if name == time, case .numbers = times { continue }
      if let values = try LongTable.numbers(of: name, in: table) {
        numbers[name] = values
      } else {
        labels[name] = try table.read(Column<String>(name).optional).map { $0 ?? "" }
      }
    }
    var order: [String?] = []
    var rows: [String?: [Int]] = [:]
    for row in 0..<table.rowCount {
      let name = groups?[row]
      if rows[name] == nil { order.append(name) }
      rows[name, default: []].append(row)
    }
    self.series = order.map { name in
      Series(
        named: name, rows: rows[name] ?? [], times: times, timeName: time, numbers: numbers,
        labels: labels
      ).onGrid(timeName: time)
    }
  }
}

extension LongTable.Series {
  /// Puts the rows of a series in the order of time.
  ///
  /// - Parameters:
  ///   - name: The name of the series.
  ///   - rows: Its rows, as they stand.
  ///   - times: The times of all rows.
  ///   - timeName: The column of times.
  ///   - numbers: The columns of numbers, each with a value a row.
  ///   - labels: The columns of labels.
  init(
    named name: String?, rows: [Int], times: LongTable.Times, timeName: String,
    numbers: [String: [Double]], labels: [String: [String]] = [:]
  ) {
    let sorted = times.sorted(rows)
    var own = numbers.mapValues { values in sorted.map { values[$0] } }
    for key in Set(["time", timeName]) where own[key] == nil && labels[key] == nil {
      own[key] = times.numbers(at: sorted)
    }
    self.name = name
    instants = times.instants(at: sorted)
    variables = Variables(
      observations: sorted.count, days: times.days(at: sorted), numbers: own,
      labels: labels.mapValues { values in sorted.map { values[$0] } })
  }
}

// MARK: - Columns

extension LongTable {
  /// Names the columns that a table lacks, all at once.
  public static func check(_ table: Table, has names: [String]) throws(InvalidFile) {
    let header = Set(table.header.map { $0.lowercased() })
    let missing = names.filter { !header.contains($0.lowercased()) && $0 != "time" }
    guard !missing.isEmpty else { return }
    throw InvalidFile(
      missing.map { name in
        Diagnostic(
          location: .init(file: table.file, line: 1, column: 1), problem: "no column \"\(name)\"",
          remedy: table.header.remedyForChoice)
      })
  }
}

// MARK: - Cells

extension LongTable {
  /// The numbers of a column, NaN where one is missing; nil if it has other cells too.
  public static func numbers(
    of name: String, in table: Table
  ) throws(InvalidFile) -> [Double]? {
    let texts = try table.read(Column<String>(name).optional)
    var evidence = DecimalEvidence()
    for text in texts.compactMap(\.self) where !MissingMarks.usual.contains(text) {
      evidence.add(text)
    }
    let mark = evidence.mark(separator: UInt8(ascii: ","))
    return try? table.read(Column<Double>(measured: name, mark: mark))
  }
}

// MARK: - Times

extension LongTable {
  /// When the rows were observed.
  enum Times {
    case instants([Instant])
    case numbers([Double])

    /// Rows in the order of time, those of one time as they stand.
    func sorted(_ rows: [Int]) -> [Int] {
      switch self {
      case .instants(let times): rows.sorted { (times[$0], $0) < (times[$1], $1) }
      case .numbers(let numbers): rows.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      }
    }

    /// The time of rows in order as a number: as it is, or in years since the first.
    func numbers(at rows: [Int]) -> [Double] {
      switch self {
      case .instants(let times):
        rows.map {
          Double(times[$0].secondsSince1970 - times[rows[0]].secondsSince1970) / 86_400 / 365.25
        }
      case .numbers(let numbers): rows.map { numbers[$0] }
      }
    }

    /// The times of rows, where they are not numbers.
    func instants(at rows: [Int]) -> [Instant]? {
      guard case .instants(let times) = self else { return nil }
      return rows.map { times[$0] }
    }

    /// The days of rows, where there are days.
    func days(at rows: [Int]) -> [DayNumber]? {
      instants(at: rows)?.map { DayNumber(Int($0.day.number)) }
    }
  }

  /// Reads times, of the kind that the first row is of.
  private static func times(
    in table: Table, named name: String, format: String?
  ) throws(InvalidFile) -> Times {
    let first = try table.read(Column<String>(name).optional).first ?? nil
    let column = TimeColumn(name, format: format)
    if format == nil, let first, Double(first) != nil {
      let numbers = try table.read(Column<Double>(name))
      column.narrow(by: numbers)
      let form = column.numberForm
      return form == .number
        ? .numbers(numbers) : .instants(numbers.compactMap { form.time(of: $0) })
    }
    let codes = try table.read(column.column)
    let times = try column.resolved(file: table.file).times
    return .instants(codes.map { times[Int($0)] })
  }
}
