import Charts
import Regression
import Series
import Statistics
import Tabular
import TimeSeries

/// Series of values over time or numbers.
struct Curves {
  /// The points of one series, in the order of the horizontal axis.
  struct Curve {
    let name: String
    let points: [Mark.Point]

    /// The points that have a value.
    var seen: [Mark.Point] { points.filter(\.y.isFinite) }
  }

  let kind: TableChart.Kind
  let columns: TableChart.Columns
  private(set) var curves: [Curve]
  let isDated: Bool

  init(
    _ kind: TableChart.Kind, of columns: TableChart.Columns, in table: Table
  ) throws(InvalidFile) {
    self.kind = kind
    self.columns = columns
    // The values are numbers, or the place of the one that is not is told.
    for name in columns.y where try LongTable.numbers(of: name, in: table) == nil {
      _ = try table.read(Column<Double>(measured: name, mark: nil))
    }
    let long = try LongTable(
      table, time: columns.x, series: columns.series, variables: columns.y)
    isDated = long.series.contains { $0.instants != nil }
    curves = long.series.flatMap { series in
      let x =
        series.instants.map { $0.map { Double($0.secondsSince1970) / 86_400 } }
        ?? series.variables.numbers[columns.x] ?? []
      return columns.y.map { name in
        let y = series.variables.numbers[name] ?? []
        let label = [series.name, columns.y.count > 1 || series.name == nil ? name : nil]
        return Curve(
          name: label.compactMap(\.self).joined(separator: " "),
          points: zip(x, y).map { Mark.Point(x: $0, y: $1) })
      }
    }
  }

  /// Takes the values that are not above zero out, and gives their number.
  mutating func removeNonpositive() -> Int {
    let count = curves.reduce(0) { $0 + $1.seen.count { $0.y <= 0 } }
    curves = curves.map { curve in
      Curve(
        name: curve.name, points: curve.points.map { .init(x: $0.x, y: $0.y > 0 ? $0.y : .nan) })
    }
    return count
  }

  var chart: Chart {
    Chart(
      title: title, subtitle: subtitle,
      x: isDated ? .time : .numbers(curves.flatMap { $0.points.map(\.x) }, columns.x),
      y: .linear(
        columns.y.joined(separator: ", "), including: kind == .area ? 0 : nil),
      marks: curves.map(mark))
  }

  private func mark(of curve: Curve) -> Mark {
    let label = curves.count > 1 ? curve.name : ""
    return switch kind {
    case .line, .bar: .line(curve.points, label: label)
    case .step: .line(curve.points, label: label, interpolation: .stepped)
    case .points: .points(curve.points, label: label)
    case .area:
      .band(
        x: curve.points.map(\.x), lower: curve.points.map { min($0.y, 0) },
        upper: curve.points.map { max($0.y, 0) }, label: label, opacity: 0.35)
    }
  }

  private var subtitle: String {
    columns.y.joined(separator: ", ") + " by " + columns.x
      + (columns.series.map { ", each \($0) by itself" } ?? "")
  }

  // MARK: Finding

  private var title: String {
    let shown = curves.filter { !$0.seen.isEmpty }
    guard let first = shown.first else { return "No value of \(columns.y[0]) to show" }
    if kind == .points { return cloud(shown) }
    return shown.count == 1 ? course(of: first) : comparison(of: shown)
  }

  /// Where one series began and ended.
  private func course(of curve: Curve) -> String {
    let seen = curve.seen
    guard let first = seen.first, let last = seen.last, seen.count > 1 else {
      return "\(curve.name) was \(text(seen[0].y)) \(place(seen[0].x))"
    }
    guard first.y != last.y else {
      return "\(curve.name) ended \(place(last.x)) where it began, at \(text(last.y))"
    }
    return "\(curve.name) \(last.y > first.y ? "rose" : "fell") from \(text(first.y)) to "
      + "\(text(last.y)) by \(when(last.x))"
  }

  /// Which of several series ended highest and which lowest.
  private func comparison(of shown: [Curve]) -> String {
    let ends = shown.compactMap { curve in curve.seen.last.map { (curve.name, $0.y) } }
    guard let high = ends.max(by: { $0.1 < $1.1 }), let low = ends.min(by: { $0.1 < $1.1 }),
      high.1 > low.1
    else { return "All \(shown.count) series end at \(text(ends[0].1))" }
    return "\(high.0) ends highest, at \(text(high.1)); \(low.0) lowest, at \(text(low.1))"
  }

  /// How closely points lie to a rising or falling line.
  private func cloud(_ shown: [Curve]) -> String {
    let points = shown.flatMap(\.seen)
    let names = "\(columns.y.joined(separator: ", ")) over \(columns.x)"
    guard let r = correlation(points) else {
      return points.count == 1 ? "\(names): one point" : "\(names): \(points.count) points"
    }
    let format = ChartFormat.english
    return abs(r) < 0.1
      ? "\(names) neither rises nor falls (r = \(format.number(r, decimals: 2)))"
      : "\(names) \(r > 0 ? "rises" : "falls") (r = \(format.number(r, decimals: 2)), "
        + "\(points.count) points)"
  }

  /// The correlation of the coordinates, nil where one of them does not vary.
  private func correlation(_ points: [Mark.Point]) -> Double? {
    guard points.count > 2 else { return nil }
    let (x, y) = (points.map(\.x), points.map(\.y))
    let (meanX, meanY) = (x.mean, y.mean)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in zip(x, y) {
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
      xy += (x - meanX) * (y - meanY)
    }
    guard xx > 0, yy > 0 else { return nil }
    return xy / (xx.squareRoot() * yy.squareRoot())
  }

  private func place(_ x: Double) -> String { (isDated ? "on " : "at ") + when(x) }

  private func when(_ x: Double) -> String {
    isDated ? ChartFormat.english.date(Day(number: Int32(x.rounded(.down)))) : text(x)
  }

  private func text(_ value: Double) -> String { value.shortText }
}
