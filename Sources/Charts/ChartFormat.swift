public import TimeSeries

/// The format of numbers and dates in a language.
///
/// Everything else that a chart says is given by its caller, so this is all that a translation
/// needs.
public struct ChartFormat: Sendable, Equatable {
  /// The decimal mark.
  public var decimalSeparator: String

  /// The thousands separator.
  public var groupSeparator: String

  /// The text after a percentage, such as " %".
  public var percentSuffix: String

  /// The short names of the twelve months.
  public var monthNames: [String]

  /// The pattern of a date, of `{day}`, `{month}` and `{year}`.
  public var datePattern: String

  /// The pattern of a date without its year, of `{day}` and `{month}`.
  public var shortDatePattern: String

  /// The text for the first day of a month.
  public var firstDay: String

  /// The text of an empty plot.
  public var noData: String

  /// Creates a format.
  ///
  /// - Parameters:
  ///   - decimalSeparator: What stands between the whole and the decimals of a number.
  ///   - groupSeparator: What stands between the thousands.
  ///   - percentSuffix: What stands after a number of hundredths.
  ///   - monthNames: The short names of the twelve months.
  ///   - datePattern: How a date is put together from `{day}`, `{month}` and `{year}`.
  ///   - shortDatePattern: How a date without its year is put together.
  ///   - firstDay: How the first day of a month is written.
  ///   - noData: What an empty plot says.
  public init(
    decimalSeparator: String, groupSeparator: String, percentSuffix: String,
    monthNames: [String], datePattern: String, shortDatePattern: String,
    firstDay: String = "1", noData: String
  ) {
    precondition(monthNames.count == 12, "\(monthNames.count) names of months, not 12")
    self.decimalSeparator = decimalSeparator
    self.groupSeparator = groupSeparator
    self.percentSuffix = percentSuffix
    self.monthNames = monthNames
    self.datePattern = datePattern
    self.shortDatePattern = shortDatePattern
    self.firstDay = firstDay
    self.noData = noData
  }

  /// English as in Canada: 12,345.6, 80%, Mar 18, 2026.
  public static let english = ChartFormat(
    decimalSeparator: ".", groupSeparator: ",", percentSuffix: "%",
    monthNames: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    datePattern: "{month} {day}, {year}", shortDatePattern: "{month} {day}", noData: "No data")

  /// French as in Canada: 12 345,6, 80 %, 18 mars 2026, 1er mars, with spaces that do not break.
  public static let french = ChartFormat(
    decimalSeparator: ",", groupSeparator: "\u{202F}", percentSuffix: "\u{A0}%",
    monthNames: [
      "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
      "déc.",
    ],
    datePattern: "{day} {month} {year}", shortDatePattern: "{day} {month}", firstDay: "1er",
    noData: "Aucune donnée")

  // MARK: - Numbers

  /// A number with a count of decimals, halves rounded up, thousands grouped, a true minus sign.
  ///
  /// A number from 10¹⁶ on, or with more than nine decimals, is written with a power of ten, and
  /// NaN as a dash.
  public func number(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }
    guard abs(value) < 1e16, decimals <= 9 || value == 0 else { return scientific(value) }

    let places = value == 0 && decimals > 9 ? 0 : max(0, decimals)
    let unit = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let magnitude = abs(value)
    var whole = magnitude.rounded(.down)
    var fraction = ((magnitude - whole) * unit).rounded(.toNearestOrAwayFromZero)
    if fraction >= unit { (whole, fraction) = (whole + 1, 0) }
    if places == 0 { (whole, fraction) = (magnitude.rounded(.toNearestOrAwayFromZero), 0) }

    var text = grouped(String(Int64(whole)))
    if places > 0 {
      let digits = String(Int64(fraction))
      text += decimalSeparator + String(repeating: "0", count: places - digits.count) + digits
    }
    return value < 0 && (whole > 0 || fraction > 0) ? "−" + text : text
  }

  /// A number that always shows its sign, but for zero.
  public func signed(_ value: Double, decimals: Int = 0) -> String {
    let text = number(value, decimals: decimals)
    return value > 0 && text != number(0, decimals: decimals) ? "+" + text : text
  }

  /// A probability from 0 to 1 in hundredths.
  public func percent(_ probability: Double, decimals: Int = 0) -> String {
    number(probability * 100, decimals: decimals) + percentSuffix
  }

  // MARK: - Dates

  /// The short name of a month of the year, from 1 to 12.
  public func monthName(_ monthOfYear: Int) -> String {
    monthNames[monthOfYear - 1]
  }

  /// A date with its year.
  public func date(_ day: Day) -> String {
    filled(datePattern, with: day)
  }

  /// A date without its year.
  public func shortDate(_ day: Day) -> String {
    filled(shortDatePattern, with: day)
  }

  private func filled(_ pattern: String, with day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    var text = ""
    var rest = pattern[...]
    while let opening = rest.firstIndex(of: "{"), let closing = rest.firstIndex(of: "}"),
      opening < closing
    {
      text += rest[..<opening]
      switch rest[rest.index(after: opening)..<closing] {
      case "day": text += dayOfMonth == 1 ? firstDay : String(dayOfMonth)
      case "month": text += monthName(month)
      case "year": text += String(year)
      default: text += rest[opening...closing]
      }
      rest = rest[rest.index(after: closing)...]
    }
    return text + rest
  }

  /// The same without parting thousands.
  static func ungrouped(_ format: ChartFormat) -> ChartFormat {
    var format = format
    format.groupSeparator = ""
    return format
  }

  // MARK: - Digits

  private func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += groupSeparator }
      text.append(digit)
    }
    return text
  }

  /// A number with at most two decimals times a power of ten.
  private func scientific(_ value: Double) -> String {
    var exponent = Int(commonLogarithm(abs(value)).rounded(.down))
    var mantissa = (value / powerOfTen(exponent) * 100).rounded() / 100
    if abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let decimals = (0...2).first { places in
      let scaled = mantissa * powerOfTen(places)
      return abs(scaled - scaled.rounded()) < 1e-9
    }
    let digits = String(exponent).map { $0 == "-" ? "⁻" : superscripts[$0.wholeNumberValue ?? 0] }
    return number(mantissa, decimals: decimals ?? 2) + "×10" + String(digits)
  }
}

private let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
