import Regression
import Statistics
import TimeSeries

/// The even grid on which a series is observed, some of its times perhaps missing.
///
/// The step is the median of the gaps between times, and each gap is a multiple of it. Days of one
/// day of the month, or month ends, are counted in months, and days from Monday to Friday alone in
/// business days.
struct ObservationGrid: Sendable, Equatable {
  /// The unit that days are counted in.
  fileprivate enum Unit: Sendable, Equatable {
    case days, businessDays, months, numbers
  }

  private let unit: Unit

  /// The first time and the step, in the unit.
  private let (origin, step): (Double, Double)

  /// Finds the grid of days in order; nil where they are uneven or several observations share one.
  init?(days: [Day]) {
    guard let unit = Unit(of: days) else { return nil }
    self.init(unit: unit, times: days.map(unit.count))
  }

  /// Finds the grid of numbers in order; nil where they are uneven or several observations share
  /// one.
  init?(numbers: [Double]) { self.init(unit: .numbers, times: numbers) }

  private init?(unit: Unit, times: [Double]) {
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
    guard let first = times.first, first.isFinite, gaps.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      return nil
    }
    let step = gaps.isEmpty ? 1 : gaps.quantile(0.5, type: .inverse)
    guard gaps.allSatisfy({ ObservationGrid.steps($0 / step) != nil }) else { return nil }
    self.unit = unit
    origin = first
    self.step = step
  }

  /// The position of each day in steps from the origin; nil where one is off the grid.
  func positions(of days: [Day]) -> [Int]? {
    guard unit != .numbers, unit.suits(days) else { return nil }
    return positions(days.map(unit.count))
  }

  /// The position of each number in steps from the origin; nil where one is off the grid.
  func positions(of numbers: [Double]) -> [Int]? {
    unit == .numbers ? positions(numbers) : nil
  }

  /// The positions of times in order, gap by gap, so that rounded times do not add up their errors.
  private func positions(_ times: [Double]) -> [Int]? {
    var result: [Int] = []
    var (last, position) = (origin, 0)
    for time in times {
      guard let steps = ObservationGrid.steps((time - last) / step),
        result.isEmpty || steps > 0
      else { return nil }
      position += steps
      result.append(position)
      last = time
    }
    return result
  }

  /// A gap in whole steps; nil where it is not near one, or beyond all reason.
  private static func steps(_ gap: Double) -> Int? {
    let whole = gap.rounded()
    return abs(gap - whole) <= 0.05 && abs(whole) < 1e9 ? Int(whole) : nil
  }
}

// MARK: - Units

extension ObservationGrid.Unit {
  /// The unit that suits all days.
  fileprivate init?(of days: [Day]) {
    let units: [Self] = [.months, .businessDays, .days]
    guard let unit = units.first(where: { $0.isUnit(of: days) }) else { return nil }
    self = unit
  }

  /// Whether the days are regular in the unit, so that it is the natural one.
  private func isUnit(of days: [Day]) -> Bool {
    guard days.count > 1 else { return self == .days }
    switch self {
    case .months:
      return suits(days) && zip(days, days.dropFirst()).allSatisfy { $0.month < $1.month }
    case .businessDays:
      let gaps = zip(days, days.dropFirst()).map { Double($0.distance(to: $1)) }
      return suits(days) && days[0].distance(to: days[days.count - 1]) > 4
        && gaps.quantile(0.5, type: .inverse) == 1
    case .days, .numbers: return true
    }
  }

  /// Whether each day is one that the unit counts.
  fileprivate func suits(_ days: [Day]) -> Bool {
    switch self {
    case .months:
      let latest = days.map(\.components.day).max() ?? 1
      return days.allSatisfy { $0.components.day == min(latest, $0.month.lastDay.components.day) }
    case .businessDays: return days.allSatisfy { $0.weekday.rawValue <= 5 }
    case .days, .numbers: return true
    }
  }

  /// A day, counted in the unit.
  fileprivate func count(_ day: Day) -> Double {
    switch self {
    case .months:
      let (year, month, _) = day.components
      return Double(year) * 12 + Double(month)
    case .businessDays:
      let sinceMonday = day.weekday.rawValue - 1
      // 1970-01-05 was a Monday.
      return Double((Int(day.number) - 4 - sinceMonday) / 7 * 5 + sinceMonday)
    case .days, .numbers: return Double(day.number)
    }
  }
}
