import Charts
import ExpressEntry
import Tabular
import TimeSeries

/// How numbers and dates stand in running text of a language.
struct TextFormat: Sendable {
  /// The language.
  let language: Language

  /// How they stand in a chart, where space is dear.
  var chart: ChartFormat { language == .english ? .english : .french }

  // MARK: - Numbers

  /// A whole number, its thousands parted.
  func whole(_ value: Int) -> String { chart.number(Double(value)) }

  /// A number without decimals.
  func whole(_ value: Double) -> String { chart.number(value) }

  /// A score, with the decimals that it has.
  func score(_ value: Double) -> String {
    // No separator parts the thousands of a score.
    let text = value.writtenScore
    return language == .english ? text : text.replacing(".", with: ",")
  }

  /// A number with one decimal.
  func tenths(_ value: Double) -> String { chart.number(value, decimals: 1) }

  /// A change with its sign; a cut-off that did not move is "0".
  func signed(_ change: Int) -> String { chart.signed(Double(change)) }

  /// A change of a score with its sign.
  func signed(_ change: Double) -> String {
    chart.signed(change, decimals: change.decimalsOfScore)
  }

  /// The number of a round's invitations, or the bound that was published in place of it.
  func invitations(of round: Round) -> String {
    round.invitationsBelow.map { "<\(whole($0))" } ?? whole(round.invitations)
  }

  /// A share in percent.
  func percent(_ share: Double) -> String { chart.percent(share) }

  /// The bounds of an interval with a dash between them.
  func interval(_ range: ClosedRange<Int>) -> String {
    "\(whole(range.lowerBound))–\(whole(range.upperBound))"
  }

  /// The place in an order, as the adjective of a round: second, deuxième.
  ///
  /// Up to the tenth it is a word, from then on a number: 11th, 11e.
  func ordinal(_ place: Int) -> String {
    let words = language == .english ? TextFormat.englishOrdinals : TextFormat.frenchOrdinals
    if words.indices.contains(place - 1) { return words[place - 1] }
    guard language == .english else { return "\(whole(place))e" }
    let ending =
      switch (place % 10, place % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return whole(place) + ending
  }

  // MARK: - Dates

  /// A month: March 2026, mars 2026.
  func month(_ month: Month) -> String { "\(monthName(month)) \(month.year)" }

  /// The name of a month: March, mars.
  func monthName(_ month: Month) -> String { monthNames[month.monthOfYear - 1] }

  /// A day: March 18, 2026; 18 mars 2026; 1er mars 2026.
  func date(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    return switch language {
    case .english: "\(monthNames[month - 1]) \(dayOfMonth), \(year)"
    case .french: "\(dayOfMonth == 1 ? "1er" : "\(dayOfMonth)") \(monthNames[month - 1]) \(year)"
    }
  }

  /// An instant in words: May 7, 2024 at 21:27:04 UTC; 7 mai 2024 à 21:27:04 UTC.
  func instant(_ instant: Instant) -> String {
    let time = instant.description.dropFirst(11).prefix(8)
    return "\(date(instant.day)) \(language == .english ? "at" : "à") \(time) UTC"
  }

  /// An instant to the minute, for a table: 2025-12-09 18:22.
  func minute(_ instant: Instant) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  private var monthNames: [String] {
    language == .english ? TextFormat.englishMonths : TextFormat.frenchMonths
  }
}

// MARK: - Words

extension TextFormat {
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  private static let englishOrdinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  private static let frenchOrdinals = [
    "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième",
    "huitième", "neuvième", "dixième",
  ]
}
