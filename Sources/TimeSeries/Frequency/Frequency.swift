/// The frequency at which a series is observed.
public enum Frequency: Sendable, Hashable {
  /// Every so many seconds, fewer than there are in a day.
  case seconds(Int)

  /// Every so many days.
  case days(Int)

  /// Every Monday to Friday.
  case businessDays

  /// Every so many weeks; on the weekday of the data where none is given.
  case weeks(Int, on: Weekday?)

  /// Every so many months; on the day of the data where none is given.
  case months(Int, on: MonthAnchor?)

  /// At times that are numbers, so far apart.
  case steps(Double)

  /// At no times that a calendar has.
  case irregular
}

/// The day of a month on which a series is observed.
public enum MonthAnchor: Sendable, Hashable {
  /// A day of the month, or the last where the month is shorter.
  case day(Int)

  /// The last day.
  case end

  /// The first, second, third or fourth of a weekday, or with -1 the last.
  case weekday(Weekday, Int)

  /// The day that this is in a month.
  public func day(in month: Month) -> Day {
    switch self {
    case .day(let day): return month.firstDay.advanced(by: min(day, month.dayCount) - 1)
    case .end: return month.lastDay
    case .weekday(let weekday, let number):
      let first = month.firstDay
      let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
      let day = offset + 7 * (number - 1)
      guard number < 0 || day >= month.dayCount else { return first.advanced(by: day) }
      return first.advanced(by: offset + (month.dayCount - 1 - offset) / 7 * 7)
    }
  }
}

// MARK: - Seasonal periods

extension Frequency {
  /// The numbers of observations until a season comes back, the shortest first; some not whole.
  ///
  /// They come from the calendar alone: a day and a week for hours and parts of hours, a week and a
  /// year for days, a week of five for business days, a year for the rest.
  public var seasonalPeriods: [Double] {
    let day = 86_400.0
    let year = 365.25
    let all: [Double] =
      switch self {
      case .seconds(let seconds):
        [day / Double(seconds), 7 * day / Double(seconds), year * day / Double(seconds)]
      case .days(1): [7, year]
      case .days(let days): [year / Double(days)]
      case .businessDays: [5, year * 5 / 7]
      case .weeks(let weeks, _): [year / 7 / Double(weeks)]
      case .months(let months, _): 12.isMultiple(of: months) ? [12 / Double(months)] : []
      case .steps, .irregular: []
      }
    return all.filter { $0 >= 2 }
  }

  /// The seasonal periods for methods that count whole observations.
  ///
  /// The first is the calendar's, however short the series is. A later one is among them where the
  /// series has seen it twice, so that there is something to learn it from; that of a year of days
  /// is left to methods that can hold it.
  ///
  /// - Parameter count: The number of observations.
  /// - Returns: The periods, the shortest first; `[1]` where there is no season.
  public func wholePeriods(observations count: Int) -> [Int] {
    let all = seasonalPeriods.filter { $0 == $0.rounded() || $0 == seasonalPeriods.first }
    let periods = all.map { Int($0.rounded()) }
    guard let first = periods.first else { return [1] }
    return [first] + periods.dropFirst().filter { 2 * $0 <= count }
  }
}

// MARK: - In words

extension Frequency: CustomStringConvertible {
  /// The frequency in words, such as `months by end` or `15 minutes`.
  public var description: String {
    switch self {
    case .seconds(let seconds):
      if seconds.isMultiple(of: 3600) { return Self.count(seconds / 3600, "hour") }
      if seconds.isMultiple(of: 60) { return Self.count(seconds / 60, "minute") }
      return Self.count(seconds, "second")
    case .days(let days): return Self.count(days, "day")
    case .businessDays: return "business days"
    case .weeks(let weeks, let weekday):
      return Self.count(weeks, "week") + (weekday.map { " on \($0.name)" } ?? "")
    case .months(let months, let anchor):
      let unit =
        switch months {
        case _ where months.isMultiple(of: 12): Self.count(months / 12, "year")
        case 6: "half-years"
        case _ where months.isMultiple(of: 3): Self.count(months / 3, "quarter")
        default: Self.count(months, "month")
        }
      return unit + (anchor.map { " by \($0)" } ?? "")
    case .steps(let step): return step == 1 ? "whole numbers" : "steps of \(step.plain)"
    case .irregular: return "irregular"
    }
  }

  private static func count(_ count: Int, _ unit: String) -> String {
    count == 1 ? unit + "s" : "\(count) \(unit)s"
  }
}

extension MonthAnchor: CustomStringConvertible {
  /// The anchor in words: `start`, `day 15`, `end` or `first Friday`.
  public var description: String {
    switch self {
    case .day(1): "start"
    case .day(let day): "day \(day)"
    case .end: "end"
    case .weekday(let weekday, let number):
      "\(["last", "", "first", "second", "third", "fourth"][max(0, number + 1)]) \(weekday.name)"
    }
  }
}

extension Weekday {
  /// The English name.
  public var name: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst() }
}

extension Double {
  /// The number as short as can be, without a zero behind the point.
  fileprivate var plain: String {
    self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
  }
}
