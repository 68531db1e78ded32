import Charts
import Tabular
import TimeSeries

/// How numbers and dates stand in the text of a report.
enum ReportFormat {
  private static let format = ChartFormat.english

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// A month: March 2026.
  static func month(_ month: Month) -> String { "\(months[month.monthOfYear - 1]) \(month.year)" }

  /// The name of a month: March.
  static func monthName(_ month: Month) -> String { months[month.monthOfYear - 1] }

  /// A day: March 18, 2026.
  static func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    return "\(months[month - 1]) \(dayOfMonth), \(year)"
  }

  /// A day of a year that is clear: Mar 18.
  static func shortDate(_ day: Day) -> String {
    let (_, month, dayOfMonth) = day.components
    return "\(format.monthName(month)) \(dayOfMonth)"
  }

  /// An instant to the minute: 2025-12-09 18:22.
  static func minute(_ instant: Instant) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  /// A number without decimals.
  static func whole(_ value: Double) -> String { format.number(value) }

  /// A number with one decimal.
  static func tenths(_ value: Double) -> String { format.number(value, decimals: 1) }

  /// A change with its sign; a cut-off that did not move is "0".
  static func signed(_ change: Int) -> String { format.signed(Double(change)) }

  /// A share in percent.
  static func percent(_ share: Double) -> String { format.percent(share) }

  /// A number and the noun that it counts.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
  }
}
