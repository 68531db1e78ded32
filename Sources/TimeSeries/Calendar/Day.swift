/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Days are counted from 1970-01-01, so the arithmetic of days is that of whole numbers. A range
/// of days can be walked, since a day is `Strideable` by days.
public struct Day: Sendable, Hashable {
  /// The number of days since 1970-01-01.
  public let number: Int32

  /// Creates the day so many days after 1970-01-01.
  public init(number: Int32) {
    self.number = number
  }

  /// Creates the day of a date, nil if the calendar has no such date.
  ///
  /// The year runs from 0 to 9999, so that every day has a text of ten characters.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard
      (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= 28 || day <= Month.dayCount(month: month, year: year)
    else { return nil }
    // Counted from March on, 400 years earlier, so that nothing is negative (Neri and Schneider
    // 2022, *Euclidean Affine Functions and their Application to Calendar Algorithms*, figure 12).
    let isBeforeMarch = month <= 2
    let yearFromMarch = UInt32(truncatingIfNeeded: year) &+ (isBeforeMarch ? 399 : 400)
    let monthFromMarch = UInt32(truncatingIfNeeded: month) &+ (isBeforeMarch ? 12 : 0)
    let century = yearFromMarch / 100
    let days =
      1461 &* yearFromMarch / 4 &- century &+ century / 4
      &+ (979 &* monthFromMarch &- 2919) / 32 &+ UInt32(truncatingIfNeeded: day) &- 1
    number = Int32(truncatingIfNeeded: days) - (719_468 + 146_097)
  }

  /// The year, the month from 1 to 12 and the day of the month from 1.
  ///
  /// The calendar is counted in eras of 400 years that begin on March 1, so that a leap day is the
  /// last of its year (after Hinnant 2013, *chrono-Compatible Low-Level Date Algorithms*).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// The year.
  public var year: Int { components.year }

  /// The month that the day is in.
  public var month: Month {
    let (year, month, _) = components
    return Month(index: year * 12 + month - 1)
  }

  /// The day of the year, 1 for January 1.
  public var dayOfYear: Int {
    Int(number - Month(index: year * 12).firstDay.number) + 1
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (Int(number) + 3) % 7
    return Weekday.allCases[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday]
  }
}

/// A day of the week.
public enum Weekday: Int, Sendable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day: Comparable, Strideable {
  /// Whether one day is before another.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The number of days until another day.
  public func distance(to other: Day) -> Int { Int(other.number) - Int(number) }

  /// The day so many days later.
  public func advanced(by days: Int) -> Day { Day(number: Int32(Int(number) + days)) }
}

extension Day: LosslessStringConvertible {
  /// Reads a day in the form of ISO 8601, such as `2026-03-18`; nil for anything else.
  public init?(_ text: String) {
    self.init(iso: text.utf8)
  }

  /// Reads a day in the form of ISO 8601 from bytes; nil for anything else.
  public init?(iso text: some Collection<UInt8>) {
    var digits = text.makeIterator()
    guard
      text.count == 10,
      let year = digits.nextNumber(digits: 4), digits.next() == UInt8(ascii: "-"),
      let month = digits.nextNumber(digits: 2), digits.next() == UInt8(ascii: "-"),
      let day = digits.nextNumber(digits: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day in the form of ISO 8601, such as `2026-03-18`.
  public var description: String {
    let (year, month, day) = components
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

// MARK: - Digits

extension IteratorProtocol<UInt8> {
  /// Reads a number of so many decimal digits, nil at anything else.
  mutating func nextNumber(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = next(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else {
        return nil
      }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}

extension Int {
  /// The number in decimal, with zeros before it up to a width.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
