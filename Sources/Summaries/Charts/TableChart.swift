public import Charts
public import Tabular

/// A chart of the columns of a table in long form.
///
/// Unless a title is given, it says what the picture shows.
public struct TableChart: Sendable {
  /// How the values are shown.
  public enum Kind: String, Sendable, CaseIterable {
    /// Joined in the order of the horizontal axis.
    case line

    /// Level until the next value: a total, or a rate that stays until it is changed.
    case step

    /// By themselves.
    case points

    /// As bars from zero, a name each.
    case bar

    /// As the space between them and zero.
    case area
  }

  /// The columns that are shown.
  public struct Columns: Sendable {
    /// What the values stand over: days, months, numbers or, of bars, names.
    public var x: String

    /// The values.
    public var y: [String]

    /// What names the series, nil where a file has one.
    public var series: String?

    /// Names columns.
    public init(x: String, y: [String], series: String? = nil) {
      self.x = x
      self.y = y
      self.series = series
    }
  }

  /// The chart.
  public var chart: Chart

  /// The number of values that have a place on an axis of ratios, and of those that have none.
  public private(set) var (placedCount, unplacedCount) = (0, 0)

  /// Draws columns of a table.
  ///
  /// - Parameters:
  ///   - kind: How the values are shown.
  ///   - columns: The columns.
  ///   - table: The table.
  ///   - isLogarithmic: Whether equal ratios of values are at equal distances; not of bars.
  /// - Throws: `InvalidFile` if a column is missing or holds what cannot be shown so.
  public init(
    _ kind: Kind, of columns: Columns, in table: Table, isLogarithmic: Bool = false
  ) throws(InvalidFile) {
    guard kind != .bar else {
      chart = try NamedBars(columns, in: table).chart
      return
    }
    var curves = try Curves(kind, of: columns, in: table)
    if isLogarithmic { unplacedCount = curves.removeNonpositive() }
    placedCount = curves.curves.reduce(0) { $0 + $1.seen.count }
    chart = curves.chart
    if isLogarithmic { chart.y.kind = .logarithmic }
  }
}
