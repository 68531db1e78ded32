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

  /// Draws columns of a table.
  ///
  /// - Parameters:
  ///   - kind: How the values are shown.
  ///   - columns: The columns.
  ///   - table: The table.
  /// - Throws: `InvalidFile` if a column is missing or holds what cannot be shown so.
  public init(_ kind: Kind, of columns: Columns, in table: Table) throws(InvalidFile) {
    chart =
      kind == .bar
      ? try NamedBars(columns, in: table).chart
      : try Curves(kind, of: columns, in: table).chart
  }
}
