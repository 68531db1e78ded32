/// The times at which a series of a frequency is observed, counted from one of them.
public struct TimeGrid: Sendable, Hashable {
  /// The frequency, which has a weekday or a day of the month where it needs one; never irregular or
  /// of numbers.
  public let frequency: Frequency

  /// The time at index 0.
  public let origin: Instant

  /// Creates the grid of a frequency through a time.
  ///
  /// - Parameters:
  ///   - frequency: The frequency. What it leaves open, a weekday or a day of the month, is that of the
  ///     origin.
  ///   - origin: A time on the grid.
  public init(_ frequency: Frequency, through origin: Instant) {
    self.origin = origin
    self.frequency =
      switch frequency {
      case .weeks(let weeks, nil): .weeks(weeks, on: origin.day.weekday)
      case .months(let months, nil): .months(months, on: .day(origin.day.components.day))
      default: frequency
      }
  }

  /// The time at an index, which may be negative.
  public func time(at index: Int) -> Instant {
    switch frequency {
    case .seconds(let seconds):
      return Instant(secondsSince1970: origin.secondsSince1970 + Int64(seconds * index))
    case .days(let days): return at(origin.day.advanced(by: days * index))
    case .weeks(let weeks, _): return at(origin.day.advanced(by: 7 * weeks * index))
    case .businessDays: return at(Day(businessDay: origin.day.businessDay + index))
    case .months(let months, let anchor):
      let month = origin.day.month.advanced(by: months * index)
      return at((anchor ?? .day(1)).day(in: month))
    case .steps, .irregular: return origin
    }
  }

  /// The index of a time, nil where the grid does not have it.
  public func index(of time: Instant) -> Int? {
    let index = index(around: time)
    return self.time(at: index) == time ? index : nil
  }

  /// The index of the step that a time is in: the month, the day, or the last time not after it.
  public func index(around time: Instant) -> Int {
    let days = origin.day.distance(to: time.day)
    switch frequency {
    case .seconds(let seconds):
      return Int(time.secondsSince1970 - origin.secondsSince1970).floored(by: seconds)
    case .days(let step): return days.floored(by: step)
    case .weeks(let weeks, _): return days.floored(by: 7 * weeks)
    case .businessDays: return time.day.businessDay - origin.day.businessDay
    case .months(let months, _):
      return origin.day.month.distance(to: time.day.month).floored(by: months)
    case .steps, .irregular: return 0
    }
  }

  /// The same grid counted from another index.
  public func shifted(by index: Int) -> TimeGrid {
    TimeGrid(frequency, through: time(at: index))
  }

  /// A day at the time of day of the grid.
  private func at(_ day: Day) -> Instant {
    Instant(secondsSince1970: Int64(day.number) * 86_400 + Int64(origin.secondOfDay))
  }
}

extension Day {
  /// The number of business days since Monday, December 29, 1969; a weekend counts as its Friday.
  fileprivate var businessDay: Int {
    let sinceMonday = Int(number) + 3
    let week = sinceMonday.floored(by: 7)
    return week * 5 + min(sinceMonday - week * 7, 4)
  }

  /// The business day of a number.
  fileprivate init(businessDay: Int) {
    let week = businessDay.floored(by: 5)
    self.init(number: Int32(week * 7 + (businessDay - week * 5) - 3))
  }
}

extension Int {
  /// The quotient, rounded down.
  func floored(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
