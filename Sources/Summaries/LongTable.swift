public import Regression
public import Tabular
import TimeSeries

/// A table in long form: a row an observation, with its time, its values and the series it is of.
public struct LongTable: Sendable {
  /// The observations of one series, in the order of time.
  public struct Series: Sendable {
    /// The name of the series; nil where the table has but one.
    public let name: String?

    /// What a formula may name of the observations.
    public let variables: Variables

    /// The line of its first row; nil where the table was read as a whole.
    public let line: Int?

    /// The even grid of its times; nil where they are uneven or nobody asked.
    var grid: ObservationGrid?
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
  /// - Throws: `InvalidFile` if a column is missing or a time cannot be read.
  public init(
    _ table: Table, time: String, series: String?, variables names: [String]
  ) throws(InvalidFile) {
    try LongTable.check(table, has: [time] + (series.map { [$0] } ?? []) + names)
    let times = try LongTable.times(table.read(Column<String>(time)), in: table, named: time)
    let groups = try series.map { name throws(InvalidFile) in
      try table.read(Column<String>(name))
    }
    var numbers: [String: [Double]] = [:]
    var labels: [String: [String]] = [:]
    for name in names where name != "time" || time == "time" {
      if name == time, case .numbers = times { continue }
      if let values = try? table.read(Column<Double>(name).optional) {
        numbers[name] = values.map { $0 ?? .nan }
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
  ///   - line: The line of its first row.
  init(
    named name: String?, rows: [Int], times: LongTable.Times, timeName: String,
    numbers: [String: [Double]], labels: [String: [String]] = [:], line: Int? = nil
  ) {
    let sorted = times.sorted(rows)
    var own = numbers.mapValues { values in sorted.map { values[$0] } }
    for key in Set(["time", timeName]) where own[key] == nil && labels[key] == nil {
      own[key] = times.numbers(at: sorted)
    }
    self.name = name
    self.line = line
    variables = Variables(
      observations: sorted.count, days: times.days(at: sorted), numbers: own,
      labels: labels.mapValues { values in sorted.map { values[$0] } })
  }
}

// MARK: - Columns

extension LongTable {
  /// Names the columns that a table lacks, all at once.
  static func check(_ table: Table, has names: [String]) throws(InvalidFile) {
    let header = Set(table.header.map { $0.lowercased() })
    let missing = names.filter { !header.contains($0.lowercased()) && $0 != "time" }
    guard !missing.isEmpty else { return }
    let known = table.header.map { "\"\($0.shortened)\"" }.joined(separator: ", ")
    throw InvalidFile(
      missing.map { name in
        Diagnostic(
          location: .init(file: table.file, line: 1, column: 1), problem: "no column \"\(name)\"",
          remedy: "choose from \(known)")
      })
  }
}

// MARK: - Times

extension LongTable {
  /// When the rows were observed.
  enum Times {
    case days([Day])
    case numbers([Double])

    /// Rows in the order of time, those of one time as they stand.
    func sorted(_ rows: [Int]) -> [Int] {
      switch self {
      case .days(let days): rows.sorted { (days[$0], $0) < (days[$1], $1) }
      case .numbers(let numbers): rows.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      }
    }

    /// The time of rows in order as a number: as it is, or in years since the first.
    func numbers(at rows: [Int]) -> [Double] {
      switch self {
      case .days(let days):
        rows.map { Double(days[rows[0]].distance(to: days[$0])) / 365.25 }
      case .numbers(let numbers): rows.map { numbers[$0] }
      }
    }

    /// The days of rows, where there are days.
    func days(at rows: [Int]) -> [DayNumber]? {
      guard case .days(let days) = self else { return nil }
      return rows.map { DayNumber(Int(days[$0].number)) }
    }
  }

  /// Reads times, of the kind that the first row is of.
  private static func times(
    _ texts: [String], in table: Table, named name: String
  ) throws(InvalidFile) -> Times {
    if let first = texts.first, Double(first) != nil {
      return .numbers(try table.read(Column<Double>(name)))
    }
    return .days(try table.read(Column<Day>(dayOrMonth: name)))
  }
}

extension Column<Day> {
  /// A column of days, a month being its first.
  init(dayOrMonth name: String) {
    self.init(name) { text throws(CellFault) in
      guard let day = Day(text) ?? Day(written: text) ?? Month(text)?.firstDay else {
        throw CellFault(text, isNot: "a day or month, such as 2026-03-18 or 2026-03")
      }
      return day
    }
  }
}
