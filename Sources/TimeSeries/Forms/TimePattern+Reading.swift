extension TimePattern {
  /// A time as it was written: the time on the wall, and the offset from universal time if it has one.
  public struct Reading: Sendable, Equatable {
    /// The day and the time of day, as if they were universal.
    public let wall: Instant

    /// The seconds that the wall is ahead of universal time.
    public let offset: Int?

    /// The universal time, or the wall's where there is no offset.
    public var instant: Instant {
      Instant(secondsSince1970: wall.secondsSince1970 - Int64(offset ?? 0))
    }
  }

  /// Reads a time.
  ///
  /// - Parameter text: The text, without white space around it.
  /// - Returns: The time, at the start of its month, quarter or week where no more is said; nil if it
  ///   is not of this form, or the calendar has no such time.
  public func reading(_ text: some Sequence<UInt8>) -> Reading? {
    var fields = Fields()
    var rest = Array(text)[...]
    for part in parts {
      switch part {
      case .literal(let literal):
        guard rest.starts(with: literal) else { return nil }
        rest = rest.dropFirst(literal.count)
      case .number(let field, let isPadded):
        let digits = rest.prefix(field.width).prefix { (0x30...0x39).contains($0) }
        let isLong = field.width == 4 || field == .shortYear || field == .dayOfYear
        guard !digits.isEmpty, !isLong || digits.count == field.width || !isPadded else {
          return nil
        }
        fields[field] = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        rest = rest.dropFirst(digits.count)
      case .name(let field, let style):
        guard let (number, length) = style.number(at: rest) else { return nil }
        if field == .month { fields[.month] = number }
        rest = rest.dropFirst(length)
      case .fraction:
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.allSatisfy({ $0 == 0x30 }) else { return nil }
        rest = rest.dropFirst(digits.count)
      case .meridiem:
        let mark = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
        guard mark == "am" || mark == "pm" else { return nil }
        fields.isAfternoon = mark == "pm"
        rest = rest.dropFirst(2)
      case .offset(let style):
        guard let (offset, length) = style.offset(at: rest) else { return nil }
        fields.offset = offset
        rest = rest.dropFirst(length)
      }
    }
    guard rest.isEmpty, let wall = fields.wall else { return nil }
    return Reading(wall: wall, offset: fields.offset)
  }
}

/// The fields of a time that have been read.
private struct Fields {
  /// A number a field, negative where it was not read.
  private var numbers = InlineArray<14, Int>(repeating: -1)
  var offset: Int?
  var isAfternoon: Bool?

  subscript(field: TimePattern.Field) -> Int? {
    get { numbers[field.rawValue] < 0 ? nil : numbers[field.rawValue] }
    set { numbers[field.rawValue] = newValue ?? -1 }
  }

  /// The time, nil if the calendar or the clock has none.
  var wall: Instant? {
    var hour = self[.hour] ?? 0
    if let twelve = self[.halfDayHour] {
      guard (1...12).contains(twelve), let isAfternoon else { return nil }
      hour = twelve % 12 + (isAfternoon ? 12 : 0)
    }
    return day.flatMap {
      Instant(day: $0, hour: hour, minute: self[.minute] ?? 0, second: self[.second] ?? 0)
    }
  }

  private var day: Day? {
    if let year = self[.weekYear], let week = self[.week] {
      return Day(isoYear: year, week: week, weekday: self[.weekday] ?? 1)
    }
    guard let year = self[.year] ?? self[.shortYear].map({ $0 < 69 ? 2000 + $0 : 1900 + $0 }) else {
      return nil
    }
    if let dayOfYear = self[.dayOfYear] {
      guard let first = Day(year: year, month: 1, day: 1), dayOfYear >= 1 else { return nil }
      let day = first.advanced(by: dayOfYear - 1)
      return day.year == year ? day : nil
    }
    if let quarter = self[.quarter] {
      return (1...4).contains(quarter) ? Day(year: year, month: quarter * 3 - 2, day: 1) : nil
    }
    if let half = self[.half] {
      return (1...2).contains(half) ? Day(year: year, month: half * 6 - 5, day: 1) : nil
    }
    return Day(year: year, month: self[.month] ?? 1, day: self[.day] ?? 1)
  }
}

extension Day {
  /// The day of a week of ISO 8601, nil if the year has no such week.
  init?(isoYear year: Int, week: Int, weekday: Int) {
    guard
      (1...53).contains(week), (1...7).contains(weekday),
      let fourth = Day(year: year, month: 1, day: 4)
    else { return nil }
    // January 4 is always in week 1.
    let monday = fourth.advanced(by: 1 - fourth.weekday.rawValue + 7 * (week - 1))
    self = monday.advanced(by: weekday - 1)
    guard monday.isoWeek.year == year else { return nil }
  }

  /// The year and week of ISO 8601 that the day is in.
  var isoWeek: (year: Int, week: Int) {
    let thursday = advanced(by: 4 - weekday.rawValue)
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }
}

extension TimePattern.OffsetStyle {
  /// The offset in seconds that a text begins with, and its length.
  fileprivate func offset(at text: ArraySlice<UInt8>) -> (offset: Int, length: Int)? {
    if self == .letter { return text.first == UInt8(ascii: "Z") ? (0, 1) : nil }
    let bytes = Array(text.prefix(self == .colon ? 6 : 5))
    let sign = bytes.first == UInt8(ascii: "-") ? -1 : 1
    guard
      bytes.count == (self == .colon ? 6 : 5),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      self == .plain || bytes[3] == UInt8(ascii: ":")
    else { return nil }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let numbers = digits.map { Int($0) - 0x30 }
    let (hours, minutes) = (numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3])
    guard hours <= 18, minutes < 60 else { return nil }
    return (sign * (hours * 3600 + minutes * 60), bytes.count)
  }
}
