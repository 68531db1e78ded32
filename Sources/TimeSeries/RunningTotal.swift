/// A total that is added to over time, both within each year and over all.
public struct RunningTotal: Sendable, Equatable {
  /// The year of the last addition, nil before the first.
  public private(set) var year: Int?

  /// The number of additions in that year.
  public private(set) var countInYear = 0

  /// The total of that year.
  public private(set) var yearToDate = 0

  /// The total of all years.
  public private(set) var cumulative = 0

  /// Creates a total of nothing.
  public init() {}

  /// Adds an amount on a day, which is not before the last one.
  public mutating func add(_ amount: Int, on day: Day) {
    if day.year != year {
      year = day.year
      countInYear = 0
      yearToDate = 0
    }
    countInYear += 1
    yearToDate += amount
    cumulative += amount
  }
}
