extension TimePattern {
  /// Writes a time in this form.
  ///
  /// - Parameters:
  ///   - wall: The time on the wall, as if it were universal.
  ///   - offset: The seconds that the wall is ahead of universal time.
  /// - Returns: The text.
  public func text(of wall: Instant, offset: Int = 0) -> String {
    String(decoding: bytes(of: wall, offset: offset), as: UTF8.self)
  }

  /// Writes a time in this form as bytes of UTF-8.
  func bytes(of wall: Instant, offset: Int) -> [UInt8] {
    let day = wall.day
    let (year, month, dayOfMonth) = day.components
    let second = wall.secondOfDay
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .literal(let literal): bytes += literal
      case .number(let field, let isPadded):
        let number =
          switch field {
          case .year: year
          case .shortYear: year % 100
          case .month: month
          case .day: dayOfMonth
          case .hour: second / 3600
          case .halfDayHour: (second / 3600 + 11) % 12 + 1
          case .minute: second / 60 % 60
          case .second: second % 60
          case .dayOfYear: day.dayOfYear
          case .quarter: (month - 1) / 3 + 1
          case .half: (month - 1) / 6 + 1
          case .weekYear: day.isoWeek.year
          case .week: day.isoWeek.week
          case .weekday: day.weekday.rawValue
          }
        bytes.append(number, width: isPadded ? field.width : 1)
      case .name(let field, let style):
        bytes += style.names[(field == .month ? month : day.weekday.rawValue) - 1]
      case .fraction(let digits): bytes += Array(repeating: UInt8(ascii: "0"), count: digits)
      case .meridiem: bytes += Array((second < 43_200 ? "AM" : "PM").utf8)
      case .offset(let style):
        guard style != .letter else {
          bytes.append(UInt8(ascii: "Z"))
          continue
        }
        bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        bytes.append(abs(offset) / 3600, width: 2)
        if style == .colon { bytes.append(UInt8(ascii: ":")) }
        bytes.append(abs(offset) / 60 % 60, width: 2)
      }
    }
    return bytes
  }
}

extension [UInt8] {
  /// Adds a number that is not negative, with zeros before it up to a width.
  fileprivate mutating func append(_ number: Int, width: Int) {
    var scale = 1
    for _ in 1..<Swift.max(width, 1) { scale *= 10 }
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / scale % 10))
      scale /= 10
    }
  }
}
