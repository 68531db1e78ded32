/// The unit down to which a form of time says when.
public enum TimeUnit: Int, Sendable, Comparable {
  case second, minute, hour, day, week, month, quarter, half, year

  /// Whether one unit is shorter than another.
  public static func < (left: TimeUnit, right: TimeUnit) -> Bool { left.rawValue < right.rawValue }

  /// The frequency of a series of which one time is known.
  public var frequency: Frequency {
    switch self {
    case .second: .seconds(1)
    case .minute: .seconds(60)
    case .hour: .seconds(3600)
    case .day: .days(1)
    case .week: .weeks(1, on: nil)
    case .month: .months(1, on: nil)
    case .quarter: .months(3, on: nil)
    case .half: .months(6, on: nil)
    case .year: .months(12, on: nil)
    }
  }
}

extension TimeGrid {
  /// Finds the frequency of a set of times.
  ///
  /// The rule: of all grids that have at least 95 of 100 of the distinct times (all but one of six or
  /// more), the one is taken that has the fewest empty places between its first and its last time, if
  /// at most half are empty. Of two that are equal, months come before weeks, weeks before days, and
  /// days before business days. So absent rows, doubled rows and one odd stamp change nothing.
  ///
  /// - Parameters:
  ///   - times: The times, in order; several may be the same.
  ///   - unit: The unit of the form in which they are written, which alone tells the frequency of a
  ///     single time.
  public init?(finding times: [Instant], unit: TimeUnit = .day) {
    let distinct = times.distinct
    guard let first = distinct.first else { return nil }
    guard distinct.count > 1 else {
      self.init(unit.frequency, through: first)
      return
    }
    let limits = Limits(count: distinct.count)
    let clock = distinct.map(\.secondOfDay).mostFrequent
    let grids =
      clock.count >= distinct.count - limits.mostOff
      ? TimeGrid.daily(distinct.filter { $0.secondOfDay == clock.value })
      : TimeGrid.clocked(distinct)
    self.init(bestOf: grids, for: distinct, limits: limits)
  }

  /// Finds where a frequency that is given has its grid: through most of the times, and counted from
  /// the first that it has; nil if it has fewer than 95 of 100.
  ///
  /// - Parameters:
  ///   - frequency: The frequency, neither irregular nor of numbers.
  ///   - times: The times, in order.
  public init?(_ frequency: Frequency, fitting times: [Instant]) {
    let distinct = times.distinct
    let grids = frequency.anchored(on: distinct).compactMap { frequency in
      frequency.phase(of: distinct).map { TimeGrid(frequency, through: $0) }
    }
    self.init(
      bestOf: grids, for: distinct,
      limits: Limits(mostOff: Limits(count: distinct.count).mostOff, leastFilled: 0))
  }

  /// The limits of a grid's misfit.
  private struct Limits {
    let mostOff: Int
    let leastFilled: Double

    init(count: Int) { self.init(mostOff: count < 6 ? 0 : max(1, count / 20), leastFilled: 0.5) }

    init(mostOff: Int, leastFilled: Double) {
      self.mostOff = mostOff
      self.leastFilled = leastFilled
    }
  }

  private init?(bestOf grids: [TimeGrid], for times: [Instant], limits: Limits) {
    var best: (grid: TimeGrid, filled: Double)?
    for grid in grids {
      var (count, least, greatest) = (0, Int.max, Int.min)
      for time in times {
        guard let index = grid.index(of: time) else { continue }
        (count, least, greatest) = (count + 1, min(least, index), max(greatest, index))
      }
      guard count > 0, count >= times.count - limits.mostOff else { continue }
      let filled = Double(count) / Double(greatest - least + 1)
      guard filled >= limits.leastFilled, filled > best?.filled ?? -1 else { continue }
      best = (grid.shifted(by: least), filled)
    }
    guard let best else { return nil }
    self = best.grid
  }
}

// MARK: - Candidates

extension TimeGrid {
  /// Grids of times of day, of the steps that are most frequent or divide the frequent ones.
  private static func clocked(_ times: [Instant]) -> [TimeGrid] {
    let gaps = zip(times, times.dropFirst()).map { Int($1.secondsSince1970 - $0.secondsSince1970) }
    return gaps.likelySteps.filter { $0 < 86_400 }.compactMap { step in
      let frequency = Frequency.seconds(step)
      return frequency.phase(of: times).map { TimeGrid(frequency, through: $0) }
    }
  }

  /// Grids of days, of times that are all at one time of day.
  private static func daily(_ times: [Instant]) -> [TimeGrid] {
    let days = times.map(\.day)
    let gaps = zip(days, days.dropFirst()).map { $0.distance(to: $1) }.filter { $0 > 0 }
    let months = days.map(\.month.index).distinct
    let steps = gaps.likelySteps
    let frequencies =
      zip(months, months.dropFirst()).map { $1 - $0 }.likelySteps
      .map { Frequency.months($0, on: nil) }
      + steps.filter { $0.isMultiple(of: 7) }.map { .weeks($0 / 7, on: nil) }
      + steps.map { .days($0) } + [.businessDays]
    return frequencies.flatMap { $0.anchored(on: times) }.compactMap { frequency in
      frequency.phase(of: times).map { TimeGrid(frequency, through: $0) }
    }
  }
}

extension Frequency {
  /// The frequency with what it leaves open, taken from times: the likely days of the month, the end
  /// first, or the weekday.
  fileprivate func anchored(on times: [Instant]) -> [Frequency] {
    let days = times.map(\.day)
    switch self {
    case .weeks(let weeks, nil):
      return [.weeks(weeks, on: days.map(\.weekday).mostFrequent.value)]
    case .months(let months, nil):
      let numbers = days.map(\.components.day)
      let latest = numbers.max() ?? 1
      let weekday = days.map(\.weekday).mostFrequent.value
      let week = numbers.map { ($0 - 1) / 7 + 1 }.mostFrequent.value
      let anchors: [MonthAnchor] =
        (latest > 27 ? [.end, .day(latest)] : []) + [.day(numbers.mostFrequent.value)]
        + [.weekday(weekday, min(week, 4)), .weekday(weekday, -1)]
      return anchors.map { .months(months, on: $0) }
    default: return [self]
    }
  }

  /// A time through which the grid of the frequency has most of the times.
  fileprivate func phase(of times: [Instant]) -> Instant? {
    func mostly(_ phase: (Instant) -> Int) -> Instant? {
      let phases = times.map(phase)
      let most = phases.mostFrequent.value
      return zip(times, phases).first { $0.1 == most }?.0
    }
    switch self {
    case .seconds(let seconds):
      return mostly { time in
        let second = Int(time.secondsSince1970)
        return second - second.floored(by: seconds) * seconds
      }
    case .days(let days):
      return mostly { Int($0.day.number) - Int($0.day.number).floored(by: days) * days }
    case .weeks(let weeks, let weekday):
      return mostly {
        guard weekday == nil || $0.day.weekday == weekday else { return -1 }
        let number = Int($0.day.number)
        return number - number.floored(by: 7 * weeks) * 7 * weeks
      }
    case .businessDays: return times.first { $0.day.weekday.rawValue <= 5 }
    case .months(let months, let anchor):
      return mostly { time in
        let month = time.day.month
        guard anchor == nil || anchor?.day(in: month) == time.day else { return -1 }
        return month.index - month.index.floored(by: months) * months
      }
    case .steps, .irregular: return nil
    }
  }
}

// MARK: - Counting

extension Array where Element: Hashable & Comparable {
  /// The elements of an array in order, each once.
  fileprivate var distinct: [Element] {
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where element != kept.last { kept.append(element) }
    return kept
  }
}

extension Array where Element: Hashable {
  /// The element that there is most of, of several the one that comes first.
  ///
  /// There must be one.
  fileprivate var mostFrequent: (value: Element, count: Int) {
    var counts: [Element: Int] = [:]
    for element in self { counts[element, default: 0] += 1 }
    var best = (value: self[0], count: 0)
    for element in self {
      if let count = counts[element], count > best.count { best = (element, count) }
      if 2 * best.count > self.count { break }
    }
    return best
  }
}

extension [Int] {
  /// The steps that gaps may be multiples of: the three that are most frequent, the least, and what
  /// divides all that are not rare; no duplicates.
  fileprivate var likelySteps: [Int] {
    var counts: [Int: Int] = [:]
    for gap in self where gap > 0 { counts[gap, default: 0] += 1 }
    guard let least = counts.keys.min() else { return [] }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let usual = frequent.filter { $0.value * 20 >= count }.map(\.key)
    let divisor = usual.reduce(0, greatestCommonDivisor)
    var steps: [Int] = []
    for step in frequent.prefix(3).map(\.key) + [least, divisor]
    where step > 0 && !steps.contains(step) { steps.append(step) }
    return steps
  }
}

/// The greatest number that divides both.
private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
