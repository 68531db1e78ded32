public import TimeSeries

/// Rows of cells under named columns, to be shown as a table, as CSV or as JSON.
public struct Listing: Sendable, Equatable {
  /// One column: its key in CSV and JSON, and its heading in a table.
  public struct Column: Sendable, Equatable {
    /// The name in CSV and JSON, in camel case.
    public let key: String

    /// The heading in a table.
    public let heading: String

    /// Creates a column.
    public init(_ key: String, _ heading: String) {
      self.key = key
      self.heading = heading
    }
  }

  /// A cell: the content of one row in one column.
  public enum Cell: Sendable, Equatable {
    /// A text, aligned to the left.
    case text(String)

    /// A whole number.
    case integer(Int)

    /// A whole number whose sign is always shown in a table, such as a change.
    case change(Int)

    /// A number whose sign is always shown in a table, and the decimals that a table shows of it.
    case movement(Double, decimals: Int)

    /// A number, and the number of decimals that a table shows of it; missing if not finite.
    case number(Double, decimals: Int)

    /// A probability, of which a table shows four decimals, or that it is less; missing if NaN.
    case probability(Double)

    /// A whole number of which only a bound is known that it is below, shown as <5; null in JSON.
    case below(Int)

    /// Nothing: null in JSON, empty elsewhere.
    case missing
  }

  /// The columns.
  public let columns: [Column]

  /// The rows, each with a cell a column.
  public private(set) var rows: [[Cell]]

  /// Creates a listing.
  public init(columns: [Column], rows: [[Cell]] = []) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row without a cell a column")
    self.columns = columns
    self.rows = rows
  }

  /// Adds a row.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "\(row.count) cells for \(columns.count) columns")
    rows.append(row)
  }
}

extension Listing.Cell {
  /// A whole number where there is one.
  public static func integer(_ value: Int?) -> Listing.Cell {
    value.map { .integer($0) } ?? .missing
  }

  /// A score where there is one: a number that no separator parts, with the decimals that it has.
  public static func score(_ value: Double?) -> Listing.Cell {
    value.map { .number($0, decimals: $0.decimalsOfScore) } ?? .missing
  }

  /// A whole score where there is one.
  public static func score(_ value: Int?) -> Listing.Cell { score(value.map(Double.init)) }

  /// A change where there is one.
  public static func change(_ value: Int?) -> Listing.Cell {
    value.map { .change($0) } ?? .missing
  }

  /// A change of a score where there is one, with the decimals that it has.
  public static func change(_ value: Double?) -> Listing.Cell {
    guard let value else { return .missing }
    return value == value.rounded()
      ? .change(Int(value)) : .movement(value, decimals: value.decimalsOfScore)
  }

  /// A number where there is one and it is finite.
  public static func number(_ value: Double?, decimals: Int) -> Listing.Cell {
    value.flatMap { $0.isFinite ? .number($0, decimals: decimals) : nil } ?? .missing
  }

  /// A probability where there is one.
  public static func probability(_ value: Double?) -> Listing.Cell {
    value.flatMap { $0.isFinite ? .probability($0) : nil } ?? .missing
  }

  /// A text where there is one.
  public static func text(_ value: String?) -> Listing.Cell { value.map { .text($0) } ?? .missing }

  /// A day where there is one.
  public static func day(_ value: Day?) -> Listing.Cell { .text(value?.description) }

  /// An instant where there is one.
  public static func instant(_ value: Instant?) -> Listing.Cell { .text(value?.description) }

  /// The cell as a value of JSON.
  var json: JSON {
    switch self {
    case .text(let value): .text(value)
    case .integer(let value), .change(let value): .integer(value)
    case .number(let value, _), .movement(let value, _), .probability(let value): JSON(value)
    case .missing, .below: .null
    }
  }

  /// Whether the cell is aligned to the right.
  public var isNumeric: Bool {
    switch self {
    case .text, .missing: false
    case .integer, .change, .number, .movement, .probability, .below: true
    }
  }
}

extension Double {
  /// The least number of decimals, up to three, that shows the score exactly or nearly so.
  public var decimalsOfScore: Int {
    if self == rounded() { return 0 }
    return (1...2).first { abs((Double(fixed(decimals: $0)) ?? 0) - self) < 1e-9 } ?? 3
  }
}

extension Listing {
  /// The rows as an array of JSON objects.
  public var json: JSON {
    .array(
      rows.map { row in
        .object(zip(columns, row).map { JSON.Member(name: $0.key, value: $1.json) })
      })
  }
}
