import Charts
import Series
import Tabular

/// Bars of a table: a group a name, a bar a series.
struct NamedBars {
  let columns: TableChart.Columns

  /// The names along the axis, in the order in which they first occur.
  let names: [String]

  /// The series with a value a name, NaN where it has none.
  let series: [(name: String, values: [Double])]

  /// Reads the columns.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - table: The table.
  /// - Throws: `InvalidFile` if a column is missing, or two rows are of one bar.
  init(_ columns: TableChart.Columns, in table: Table) throws(InvalidFile) {
    self.columns = columns
    try LongTable.check(table, has: [columns.x] + columns.y + (columns.series.map { [$0] } ?? []))
    let x = Column<String>(columns.x)
    let rows = try table.read(x)
    let groups = try columns.series.map { name throws(InvalidFile) in
      try table.read(Column<String>(name))
    }
    var places: [String: Int] = [:]
    var names: [String] = []
    for name in rows where places[name] == nil {
      places[name] = names.count
      names.append(name)
    }
    var order: [String] = []
    var values: [String: [Double]] = [:]
    var faults: [Diagnostic] = []
    for column in columns.y {
      let numbers = try table.read(Column<Double>(column).optional)
      for (row, number) in numbers.enumerated() {
        let label = [groups?[row], columns.y.count > 1 || groups == nil ? column : nil]
        let series = label.compactMap(\.self).joined(separator: " ")
        if values[series] == nil {
          order.append(series)
          values[series] = Array(repeating: .nan, count: names.count)
        }
        guard let number, let place = places[rows[row]] else { continue }
        if values[series]?[place].isNaN == false, faults.count < 20 {
          faults.append(
            Diagnostic(
              location: table.location(ofRow: row, in: x),
              problem: "a second value of \(column) for \"\(rows[row].shortened)\"",
              remedy: "give one row a bar, or name the series with --by"))
        }
        values[series]?[place] = number
      }
    }
    guard faults.isEmpty else { throw InvalidFile(faults) }
    self.names = names
    series = order.map { ($0, values[$0] ?? []) }
  }

  /// The bars, on their side so that names of any length can be read.
  var chart: Chart {
    Chart(
      title: title, subtitle: columns.y.joined(separator: ", ") + " by " + columns.x,
      x: .linear(columns.y.joined(separator: ", "), including: 0), y: .categories(names),
      marks: series.map { name, values in
        .bars(
          values, label: series.count > 1 ? name : "",
          labels: .texts(values.map { $0.isNaN ? "" : $0.shortText }))
      })
  }

  /// Which bar is the longest.
  private var title: String {
    let bars = series.flatMap { series in
      zip(names, series.values).filter { $0.1.isFinite }.map { (series.name, $0.0, $0.1) }
    }
    guard let most = bars.max(by: { $0.2 < $1.2 }) else {
      return "No value of \(columns.y[0]) to show"
    }
    return "\(most.1) has the most \(most.0): \(most.2.shortText)"
  }
}
