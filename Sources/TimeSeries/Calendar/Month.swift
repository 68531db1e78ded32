/// A month of a year.
public struct Month: Sendable, Hashable {
  /// The number of months since January of the year 0.
  public let index: Int

  /// Creates the month so many months after January of the year 0.
  public init(index: Int) {
    self.index = index
  }

  /// Creates a month of a year, nil if the month is not from 1 to 12.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month) else { return nil }
    index = year * 12 + month - 1
  }

  /// The year.
  public var year: Int { index >= 0 ? index / 12 : (index - 11) / 12 }

  /// The month of the year, from 1 to 12.
  public var monthOfYear: Int { index - year * 12 + 1 }

  /// The first day of the month.
  ///
  /// Counted as in ``Day/components``: from March on, 153 days are five months.
  public var firstDay: Day {
    let sinceMarch = index - 2
    let shiftedYear = sinceMarch >= 0 ? sinceMarch / 12 : (sinceMarch - 11) / 12
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (sinceMarch - shiftedYear * 12) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Day(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// The last day of the month.
  public var lastDay: Day { advanced(by: 1).firstDay.advanced(by: -1) }

  /// The number of days in the month.
  public var dayCount: Int { Month.dayCount(month: monthOfYear, year: year) }

  /// The number of days of a month from 1 to 12.
  @inlinable
  static func dayCount(month: Int, year: Int) -> Int {
    guard month == 2 else {
      // Every second month has 31 days, and again from August on.
      return 30 | (month ^ month >> 3) & 1
    }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return isLeap ? 29 : 28
  }

  /// The quarter of the year, from 1 to 4.
  public var quarter: Int { (monthOfYear - 1) / 3 + 1 }
}

extension Month: Comparable, Strideable {
  /// Whether one month is before another.
  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

  /// The number of months until another month.
  public func distance(to other: Month) -> Int { other.index - index }

  /// The month so many months later.
  public func advanced(by months: Int) -> Month { Month(index: index + months) }
}

extension Month: LosslessStringConvertible {
  /// Reads a month in the form of ISO 8601, such as `2026-03`; nil for anything else.
  public init?(_ text: String) {
    var digits = text.utf8.makeIterator()
    guard
      text.utf8.count == 7,
      let year = digits.nextNumber(digits: 4), digits.next() == UInt8(ascii: "-"),
      let month = digits.nextNumber(digits: 2)
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The month in the form of ISO 8601, such as `2026-03`.
  public var description: String { "\(year.padded(to: 4))-\(monthOfYear.padded(to: 2))" }
}
