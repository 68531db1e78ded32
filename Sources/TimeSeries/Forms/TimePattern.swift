/// A form in which times are written: fields and the text between them, as `strptime` names them.
///
/// `%Y` is a year, `%y` one of two digits (1969 to 2068), `%m`, `%d`, `%H`, `%M` and `%S` are two
/// digits, with a hyphen (`%-d`) without a zero before them; `%b` and `%B` are the names of months,
/// `%a` and `%A` those of days, `%j` is the day of the year, `%q` the quarter, `%h` the half-year, `%G`,
/// `%V` and `%u` are year, week and weekday of ISO 8601, `%I` and `%p` the hours of a clock of twelve,
/// `%f` is a fraction of a second that must be zero, `%z` an offset from universal time, and `%%` a
/// per cent sign.
public struct TimePattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String

  let parts: [Part]

  /// A field, or text between fields.
  enum Part: Sendable, Hashable {
    case literal([UInt8])
    case number(Field, isPadded: Bool)
    case name(Field, NameStyle)
    case fraction(digits: Int)
    case meridiem
    case offset(OffsetStyle)
  }

  /// The meaning of a number or a name.
  enum Field: Int, Sendable, Hashable {
    case year, shortYear, month, day, hour, halfDayHour, minute, second, dayOfYear, quarter, half
    case weekYear, week, weekday

    /// The field of a letter in a pattern.
    init?(_ letter: Character) {
      switch letter {
      case "Y": self = .year
      case "y": self = .shortYear
      case "m": self = .month
      case "d": self = .day
      case "H": self = .hour
      case "I": self = .halfDayHour
      case "M": self = .minute
      case "S": self = .second
      case "j": self = .dayOfYear
      case "q": self = .quarter
      case "h": self = .half
      case "G": self = .weekYear
      case "V": self = .week
      case "u": self = .weekday
      default: return nil
      }
    }

    /// The most digits.
    var width: Int {
      switch self {
      case .year, .weekYear: 4
      case .dayOfYear: 3
      case .quarter, .half, .weekday: 1
      default: 2
      }
    }

    /// The unit that the field says.
    var unit: TimeUnit {
      switch self {
      case .year, .shortYear, .weekYear: .year
      case .half: .half
      case .quarter: .quarter
      case .month: .month
      case .week: .week
      case .day, .dayOfYear, .weekday: .day
      case .hour, .halfDayHour: .hour
      case .minute: .minute
      case .second: .second
      }
    }
  }

  /// How an offset from universal time is written.
  enum OffsetStyle: Sendable, Hashable {
    case letter, colon, plain
  }

  /// The unit down to which the pattern says when.
  public var unit: TimeUnit {
    parts.compactMap { part in
      switch part {
      case .number(let field, _): field.unit
      // The name of a day only repeats what the date says.
      case .name(let field, _): field == .month ? .month : nil
      default: nil
      }
    }.min() ?? .day
  }

  /// Whether times have an offset from universal time.
  public var hasOffset: Bool {
    parts.contains { if case .offset = $0 { true } else { false } }
  }

  /// Whether times are of universal time, marked by a Z.
  public var isUniversal: Bool { parts.contains(.offset(.letter)) }

  /// The ways to read a pattern: names of months and days may be in several languages and styles.
  ///
  /// - Parameter text: The pattern.
  /// - Returns: The patterns; none if the text is not one.
  public static func all(_ text: String) -> [TimePattern] {
    var all: [[Part]] = [[]]
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        all = all.map { $0.adding(Array(String(character).utf8)) }
        continue
      }
      var isPadded = true
      if rest.first == "-" {
        isPadded = false
        rest = rest.dropFirst()
      }
      guard let letter = rest.popFirst() else { return [] }
      let choices: [Part]
      switch letter {
      case "%":
        all = all.map { $0.adding([UInt8(ascii: "%")]) }
        continue
      case "b": choices = NameStyle.shortMonths.map { .name(.month, $0) }
      case "B": choices = NameStyle.longMonths.map { .name(.month, $0) }
      case "a": choices = NameStyle.shortDays.map { .name(.weekday, $0) }
      case "A": choices = NameStyle.longDays.map { .name(.weekday, $0) }
      case "f": choices = [.fraction(digits: 6), .fraction(digits: 3)]
      case "p": choices = [.meridiem]
      case "z": choices = [.offset(.letter), .offset(.colon), .offset(.plain)]
      case "F": choices = []
      default:
        guard let field = Field(letter) else { return [] }
        choices = [.number(field, isPadded: isPadded)]
      }
      if letter == "F" {
        rest = Array("%Y-%m-%d")[...] + rest
      } else {
        all = all.flatMap { parts in choices.map { parts + [$0] } }
      }
    }
    return all.filter(\.saysWhen).map { TimePattern(text: text, parts: $0) }
  }

  init(text: String, parts: [Part]) {
    self.text = text
    self.parts = parts
  }
}

extension [TimePattern.Part] {
  /// The parts with more text at the end.
  fileprivate func adding(_ text: [UInt8]) -> [TimePattern.Part] {
    guard case .literal(let before)? = last else { return self + [.literal(text)] }
    return dropLast() + [.literal(before + text)]
  }

  /// Whether there are the fields that a time needs.
  fileprivate var saysWhen: Bool {
    let fields = Set(
      compactMap { part -> TimePattern.Field? in
        switch part {
        case .number(let field, _), .name(let field, _): field
        default: nil
        }
      })
    return !fields.isDisjoint(with: [.year, .shortYear])
      || fields.isSuperset(of: [.weekYear, .week])
  }
}
