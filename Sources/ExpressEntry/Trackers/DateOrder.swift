import Tabular
import TimeSeries

/// The order of day and month in dates that are all figures, such as 3/21/2025.
///
/// One date seldom tells; the dates of a column do, as soon as a part is above twelve.
enum DateOrder: Sendable {
  case monthFirst, dayFirst

  /// The order that the dates of a column have; nil where no date settles it, or two contradict.
  init?(of texts: some Sequence<String>) {
    var orders: Set<DateOrder> = []
    for parts in texts.compactMap(DateOrder.parts) {
      if parts.first > 12 { orders.insert(.dayFirst) }
      if parts.second > 12 { orders.insert(.monthFirst) }
    }
    guard let order = orders.first, orders.count == 1 else { return nil }
    self = order
  }

  /// The two parts before the year of a date in figures whose year comes last; nil of another text.
  static func parts(of text: String) -> (first: Int, second: Int, year: Int)? {
    let words = text.split(whereSeparator: { "/.-".contains($0) })
    guard
      words.count == 3, words[2].count == 4, words.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      let first = Int(words[0]), let second = Int(words[1]), let year = Int(words[2])
    else { return nil }
    return (first, second, year)
  }

  /// The day of a date in figures.
  func day(of text: String) -> Day? {
    guard let parts = DateOrder.parts(of: text) else { return nil }
    return switch self {
    case .monthFirst: Day(year: parts.year, month: parts.first, day: parts.second)
    case .dayFirst: Day(year: parts.year, month: parts.second, day: parts.first)
    }
  }
}

extension Day {
  /// Reads a date in any form whose order of day and month is plain: ISO 8601, with or without a
  /// time of day behind it, or with the month as a word, in English or French.
  init?(inPlainOrder text: String) {
    let date = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }.first.map(String.init) ?? text
    guard
      let day = Day(text) ?? Day(written: text) ?? Day(french: text)
        ?? (text.count > date.count && text.contains(":") ? Day(date) : nil)
    else { return nil }
    self = day
  }
}
