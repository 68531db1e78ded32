extension Frequency {
  /// Reads the name of a frequency as people, pandas and R write it; nil for any other text.
  ///
  /// Names are words, such as `month-end`, `quarter`, `2 weeks`, `business-days`, `half-year-start` or
  /// `first-friday`; or aliases with a multiple before them, such as `15min`, `4h`, `B`, `W-FRI`, `MS`,
  /// `ME`, `QS`, `QE`, `YS`, `YE` and `WOM-1FRI`. `M`, `Q` and `Y` leave the day of the month to the
  /// data.
  public init?(name: String) {
    let text = name.lowercased().replacing(" ", with: "").replacing("_", with: "-")
    let digits = text.prefix { $0.isNumber }
    let unit = String(text.dropFirst(digits.count).drop { $0 == "-" })
    guard let count = digits.isEmpty ? 1 : Int(digits), (1...100_000).contains(count) else {
      return nil
    }
    if unit == "irregular" {
      self = .irregular
    } else if let frequency = Frequency.clock(unit, count: count)
      ?? Frequency.weeks(unit, count: count) ?? Frequency.months(unit, count: count)
    {
      self = frequency
    } else {
      return nil
    }
  }

  /// Seconds to days.
  private static func clock(_ unit: String, count: Int) -> Frequency? {
    let seconds =
      switch unit {
      case "s", "sec", "second", "seconds": 1
      case "t", "min", "mins", "minute", "minutes": 60
      case "h", "hour", "hours", "hourly": 3600
      case "half-hour", "half-hours", "halfhour": 1800
      case "d", "day", "days", "daily": 86_400
      default: 0
      }
    if ["b", "business-day", "business-days", "businessday", "businessdays"].contains(unit) {
      return count == 1 ? .businessDays : nil
    }
    guard seconds > 0 else { return nil }
    let all = seconds * count
    return all.isMultiple(of: 86_400) ? .days(all / 86_400) : .seconds(all)
  }

  /// Weeks.
  private static func weeks(_ unit: String, count: Int) -> Frequency? {
    let words = unit.split(separator: "-")
    guard let first = words.first, ["w", "week", "weeks", "weekly"].contains(first) else {
      return nil
    }
    if words.count == 1 { return .weeks(count, on: nil) }
    guard words.count == 2, let weekday = Weekday(abbreviated: words[1]) else { return nil }
    return .weeks(count, on: weekday)
  }

  /// Months to years.
  private static func months(_ unit: String, count: Int) -> Frequency? {
    if let anchor = MonthAnchor(weekdayOfMonth: unit) { return .months(count, on: anchor) }
    var words = unit.split(separator: "-").map(String.init)
    // The month in which quarters and years begin or end is the data's.
    if words.count > 1, let last = words.last, Frequency.monthNames.contains(last) {
      words.removeLast()
    }
    guard let first = words.first else { return nil }
    if let months = longUnits[words.joined(separator: "-")] {
      return .months(months * count, on: nil)
    }
    switch (words.last, words.dropLast().joined(separator: "-")) {
    case ("start", let unit): return longUnits[unit].map { .months($0 * count, on: .day(1)) }
    case ("end", let unit): return longUnits[unit].map { .months($0 * count, on: .end) }
    default: break
    }
    guard words.count == 1 else { return nil }
    switch first {
    case "ms": return .months(count, on: .day(1))
    case "qs": return .months(3 * count, on: .day(1))
    case "ys", "as": return .months(12 * count, on: .day(1))
    case "me": return .months(count, on: .end)
    case "qe": return .months(3 * count, on: .end)
    case "ye": return .months(12 * count, on: .end)
    default: return nil
    }
  }

  private static let longUnits = [
    "m": 1, "month": 1, "months": 1, "monthly": 1, "q": 3, "quarter": 3, "quarters": 3,
    "quarterly": 3, "half-year": 6, "half-years": 6, "halfyear": 6, "y": 12, "a": 12, "year": 12,
    "years": 12, "yearly": 12, "annual": 12,
  ]

  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}

extension Weekday {
  /// Reads the English name of a day, or its first letters, at least three.
  fileprivate init?(abbreviated name: some StringProtocol) {
    guard name.count >= 3, let day = Weekday.allCases.first(where: { "\($0)".hasPrefix(name) })
    else {
      return nil
    }
    self = day
  }
}

extension MonthAnchor {
  /// Reads `first-friday`, `last-mon` or the alias of pandas, `wom-1fri`.
  fileprivate init?(weekdayOfMonth unit: String) {
    let words = unit.split(separator: "-")
    guard words.count == 2 else { return nil }
    if words[0] == "wom" {
      guard let number = words[1].first.flatMap({ Int(String($0)) }), (1...4).contains(number),
        let weekday = Weekday(abbreviated: words[1].dropFirst())
      else { return nil }
      self = .weekday(weekday, number)
      return
    }
    let numbers = ["first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1]
    guard let number = numbers[String(words[0])], let weekday = Weekday(abbreviated: words[1])
    else {
      return nil
    }
    self = .weekday(weekday, number)
  }
}
