import Statistics
import TimeSeries

/// The pace at which a series is observed, by which its future times are told.
enum SeriesStep: Sendable, Equatable {
  /// So many months, on the day of the month of the last.
  case months(Int)

  /// So many days.
  case days(Int)

  /// So much more, of times that are numbers.
  case number(Double)

  /// The pace of days, by the median of the gaps.
  init(days: [Day]) {
    let gaps = zip(days, days.dropFirst()).map { Double($0.distance(to: $1)) }
    let gap = gaps.isEmpty ? 1 : max(1, Int(gaps.median.rounded()))
    // Months are of 28 to 31 days, so many of them together of 30.4 each.
    let months = Int((Double(gap) / 30.4375).rounded())
    let isMonthly =
      months >= 1 && !gaps.isEmpty
      && gaps.allSatisfy { abs($0 - Double(months) * 30.4375) <= 3 }
    self = isMonthly ? .months(months) : .days(gap)
  }

  /// The usual number of observations in a year, one where it is not a cycle of months or quarters.
  var period: Int {
    switch self {
    case .months(let months): 12 % months == 0 ? 12 / months : 1
    case .days(1): 7
    case .days, .number: 1
    }
  }

  /// The day so many steps after another; nil for times that are numbers.
  func day(_ count: Int, after day: Day) -> Day? {
    switch self {
    case .days(let days): return day.advanced(by: days * count)
    case .months(let months):
      let target = day.month.advanced(by: months * count)
      return target.firstDay.advanced(
        by: min(day.components.day, target.lastDay.components.day) - 1)
    case .number: return nil
    }
  }
}
