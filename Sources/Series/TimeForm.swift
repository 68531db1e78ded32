import Tabular
public import TimeSeries

/// The form in which the times of a column are written, and in which results are.
public enum TimeForm: Sendable, Equatable {
  /// A pattern, with the offset from universal time of times that have one.
  case pattern(TimePattern, offset: Int)

  /// A pattern whose times are shown by the clocks of a place: as the wall's, where they are days, or
  /// else as instants of universal time.
  case zoned(TimePattern, ClockZone, isWall: Bool)

  /// Days in several forms, such as 13-May-25 beside 2025-05-14; results are in that of ISO 8601.
  case mixedDays

  /// Numbers that count something else than time, or count it from an origin of their own.
  case number

  /// Whole numbers of six digits, year and month: 202603.
  case yearMonth

  /// Whole numbers of eight digits, year, month and day: 20260318.
  case yearMonthDay

  /// Seconds since 1970.
  case epochSeconds

  /// Milliseconds since 1970.
  case epochMilliseconds

  /// Days as spreadsheets count them, 1 for January 1, 1900.
  case spreadsheetDays

  /// The unit down to which times say when.
  public var unit: TimeUnit {
    switch self {
    case .pattern(let pattern, _), .zoned(let pattern, _, _): pattern.unit
    case .yearMonth: .month
    case .epochSeconds, .epochMilliseconds: .second
    case .mixedDays, .number, .yearMonthDay, .spreadsheetDays: .day
    }
  }

  /// Writes a time on the wall.
  public func text(of time: Instant) -> String {
    let (year, month, day) = time.day.components
    switch self {
    case .pattern(let pattern, let offset): return pattern.text(of: time, offset: offset)
    case .zoned(let pattern, let zone, let isWall):
      let instant = isWall ? zone.instants(atWall: time)[0] : time
      guard !pattern.isUniversal else { return pattern.text(of: instant) }
      return pattern.text(
        of: isWall ? time : zone.wall(at: instant), offset: zone.offset(at: instant))
    case .mixedDays, .number: return "\(time.day)"
    case .yearMonth: return "\(year * 100 + month)"
    case .yearMonthDay: return "\((year * 100 + month) * 100 + day)"
    case .epochSeconds: return "\(time.secondsSince1970)"
    case .epochMilliseconds: return "\(time.secondsSince1970 * 1000)"
    case .spreadsheetDays:
      let days = Double(time.secondsSince1970) / 86_400 + TimeForm.spreadsheetOrigin
      return days == days.rounded() ? "\(Int(days))" : "\(days)"
    }
  }

  /// Reads a time on the wall that is written in this form.
  public func time(_ text: String) -> Instant? {
    switch self {
    case .pattern(let pattern, _): pattern.reading(text.utf8)?.wall
    case .zoned(let pattern, let zone, let isWall):
      pattern.reading(text.utf8).map { reading in
        let instant =
          reading.offset == nil ? zone.instants(atWall: reading.wall)[0] : reading.instant
        return isWall ? zone.wall(at: instant) : instant
      }
    case .mixedDays: Day(anyForm: text).map(Instant.init(day:))
    case .number: nil
    default: Double(text).flatMap(time(of:))
    }
  }

  /// The time that a number stands for, nil if it stands for none.
  func time(of number: Double) -> Instant? {
    switch self {
    case .epochSeconds: Instant(secondsSince1970: Int64(number.rounded()))
    case .epochMilliseconds: Instant(secondsSince1970: Int64((number / 1000).rounded()))
    case .spreadsheetDays:
      Instant(
        secondsSince1970: Int64(((number - TimeForm.spreadsheetOrigin) * 86_400).rounded()))
    case .yearMonth: Day(yearMonthDay: Int(number) * 100 + 1).map(Instant.init(day:))
    case .yearMonthDay: Day(yearMonthDay: Int(number)).map(Instant.init(day:))
    case .pattern, .zoned, .mixedDays, .number: nil
    }
  }

  /// The instants of rows as they stand: of the hour that autumn has twice, the second time where it
  /// comes after the first.
  func inOrder(_ times: [Instant]) -> [Instant] {
    guard case .zoned(let pattern, let zone, isWall: false) = self, !pattern.hasOffset else {
      return times
    }
    var last: Instant?
    return times.map { time in
      var time = time
      if let last, time <= last,
        let second = zone.instants(atWall: zone.wall(at: time)).last, second > last
      {
        time = second
      }
      last = time
      return time
    }
  }

  /// The spreadsheets' number of January 1, 1970.
  private static let spreadsheetOrigin = 25_569.0
}

extension Instant {
  /// The beginning of a day.
  init(day: Day) { self.init(secondsSince1970: Int64(day.number) * 86_400) }
}

extension Day {
  /// Reads a day or a month in the form of ISO 8601, or with the month as a word.
  init?(anyForm text: String) {
    guard let day = Day(text) ?? Day(written: text) ?? Month(text)?.firstDay else { return nil }
    self = day
  }

  /// The day of a number of eight digits, year, month and day.
  fileprivate init?(yearMonthDay number: Int) {
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}

// MARK: - Numbers

/// The forms of time that every number of a column still fits.
struct NumericTimes {
  private var isEmpty = true
  private var forms: [TimeForm] = [
    .yearMonth, .yearMonthDay, .epochMilliseconds, .epochSeconds, .spreadsheetDays,
  ]

  /// The form: a calendar's if all numbers fit one, else plain numbers.
  var form: TimeForm { isEmpty ? .number : forms.first ?? .number }

  /// Takes the forms away that a number does not fit.
  mutating func narrow(by number: Double) {
    isEmpty = false
    guard !forms.isEmpty else { return }
    forms.removeAll { !$0.fits(number) }
  }
}

extension TimeForm {
  /// Whether a number is likely to be a time of this form, of the years 1900 to 2100 or near them.
  fileprivate func fits(_ number: Double) -> Bool {
    let isWhole = number == number.rounded()
    switch self {
    case .yearMonth:
      return isWhole && (190_001...210_012).contains(number) && time(of: number) != nil
    case .yearMonthDay:
      return isWhole && (19_000_101...21_001_231).contains(number) && time(of: number) != nil
    case .epochSeconds: return isWhole && (500_000_000...4_200_000_000).contains(number)
    case .epochMilliseconds:
      return isWhole && (500_000_000_000...4_200_000_000_000).contains(number)
    // Fractions are times of day, told to the minute.
    case .spreadsheetDays:
      let minutes = number * 1440
      return (20_000..<75_000).contains(number) && abs(minutes - minutes.rounded()) < 1e-3
    case .pattern, .zoned, .mixedDays, .number: return false
    }
  }
}
