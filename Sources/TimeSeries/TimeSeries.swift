/// Values at days: a series in the order of time, at regular or irregular intervals.
///
/// A value that was not observed is NaN. Two values may share a day; they keep their order.
public struct TimeSeries: Sendable, Equatable {
  /// The day of each value, never before the one of the value before it.
  public let days: [Day]

  /// The values, NaN where there is none.
  public let values: [Double]

  /// Creates a series.
  ///
  /// - Parameters:
  ///   - days: The days, in order.
  ///   - values: As many values as there are days.
  /// - Throws: ``TimeSeriesError`` if the counts differ or a day is before the one before it.
  public init(days: [Day], values: [Double]) throws(TimeSeriesError) {
    guard days.count == values.count else {
      throw .unequalCounts(days: days.count, values: values.count)
    }
    for index in days.indices.dropFirst() where days[index] < days[index - 1] {
      throw .outOfOrder(days[index], after: days[index - 1])
    }
    self.days = days
    self.values = values
  }

  /// Creates a series at consecutive days, for data of which only the order is known.
  public init(_ values: [Double]) {
    days = values.indices.map { Day(number: Int32($0)) }
    self.values = values
  }

  /// Creates a series from days already known to be in order.
  private init(ordered days: ArraySlice<Day>, values: ArraySlice<Double>) {
    self.days = Array(days)
    self.values = Array(values)
  }

  /// The number of values, those not observed among them.
  public var count: Int { values.count }

  /// Whether there is no value.
  public var isEmpty: Bool { values.isEmpty }

  /// The first values of the series, so many of them.
  public func prefix(_ count: Int) -> TimeSeries {
    TimeSeries(ordered: days.prefix(count), values: values.prefix(count))
  }

  /// The last values of the series, so many of them.
  public func suffix(_ count: Int) -> TimeSeries {
    TimeSeries(ordered: days.suffix(count), values: values.suffix(count))
  }

  /// The values up to a day, that day among them.
  public func through(_ day: Day) -> TimeSeries {
    prefix(days.firstIndex { $0 > day } ?? count)
  }
}

/// Why days and values are not a series.
public enum TimeSeriesError: Error, Equatable, Sendable {
  /// Each value needs a day.
  case unequalCounts(days: Int, values: Int)

  /// A day stands after a later one.
  case outOfOrder(Day, after: Day)
}

extension TimeSeriesError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .unequalCounts(let days, let values):
      "\(days) days for \(values) values; give each value its day"
    case .outOfOrder(let day, let previous):
      "\(day) stands after \(previous); sort the series by day"
    }
  }
}
