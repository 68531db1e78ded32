import Tabular
public import TimeSeries

/// A date and time as the feed writes it, in any of its shapes.
///
/// The usual one is `March 31, 2026 at 10:53:56 UTC`. Met as well: no "at", or no space behind it;
/// a full stop or nothing for the comma; the date again in the form of ISO 8601; an ordinal
/// (`July 3rd 2026`); an hour of one digit; AM or PM behind a time of 24 hours; no "UTC"; spaces
/// anywhere; and no year. In French it is `31 mars 2026 à 10:53:56 UTC`.
public struct FeedInstant: Sendable, Equatable {
  /// The instant.
  public let instant: Instant

  /// What was ignored or inferred to read it, in words.
  public let quirks: [String]

  /// In what its spacing and punctuation differ from the usual, in words; nothing is in doubt.
  public let punctuation: [String]

  /// The language of its month.
  public let language: FeedLanguage

  /// Reads a date and time, nil for anything that the shapes above do not cover.
  ///
  /// Where the year is missing it is that of the latest such date not after a given day.
  ///
  /// - Parameters:
  ///   - text: The date and time.
  ///   - latest: The last day on which it can be.
  public init?(_ text: String, notAfter latest: Day) {
    guard let (date, clock, suffix) = FeedInstant.split(text) else { return nil }
    var quirks: [String] = []
    guard
      let named = FeedDate(date),
      let day = FeedInstant.day(named, date, notAfter: latest, quirks: &quirks),
      let hour = FeedInstant.hour(clock.hour, suffix: suffix, quirks: &quirks),
      let instant = Instant(day: day, hour: hour, minute: clock.minute, second: clock.second)
    else { return nil }
    if !suffix.contains("utc") {
      quirks.append("no time zone is given; taken as UTC like the others")
    }
    self.instant = instant
    self.quirks = quirks
    language = named.language
    punctuation = FeedInstant.punctuation(of: text, language)
  }
}

// MARK: - Parts

extension FeedInstant {
  private typealias Clock = (hour: Int, minute: Int, second: Int)

  /// Parts a text into the words of its date, its time of day, and the words behind that.
  private static func split(_ text: String) -> (date: [Substring], Clock, suffix: [String])? {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count == 3 else { return nil }
    let hourDigits = pieces[0].reversed().prefix(while: isDigit).count
    let secondDigits = pieces[2].prefix(while: isDigit)
    guard
      (1...2).contains(hourDigits), pieces[1].count == 2, pieces[1].allSatisfy(isDigit),
      secondDigits.count == 2,
      let hour = Int(pieces[0].suffix(hourDigits)), let minute = Int(pieces[1]),
      let second = Int(secondDigits)
    else { return nil }
    let words = pieces[0].dropLast(hourDigits).split { !($0.isLetter || $0.isNumber) }
    let suffix = pieces[2].dropFirst(2).split { !$0.isLetter }.map { $0.lowercased() }
    guard suffix.allSatisfy({ ["am", "pm", "utc"].contains($0) }) else { return nil }
    return (words.filter { $0 != "at" && $0 != "à" }, (hour, minute, second), suffix)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// The day of a month, a day, perhaps a year, and perhaps the same date in figures.
  private static func day(
    _ date: FeedDate, _ words: [Substring], notAfter latest: Day, quirks: inout [String]
  ) -> Day? {
    let (month, dayOfMonth) = (date.month, date.dayOfMonth)
    let rest = words.dropFirst(2).map { Int($0) }
    guard let stated = rest.first else {
      quirks.append("no year is given; taken as the latest such date not after the round")
      return [latest.year, latest.year - 1]
        .compactMap { Day(year: $0, month: month, day: dayOfMonth) }
        .first { $0 <= latest }
    }
    guard let year = stated, year >= 1000, let day = Day(year: year, month: month, day: dayOfMonth)
    else {
      return nil
    }
    let repeated = rest.dropFirst()
    guard repeated.isEmpty || Array(repeated) == [year, month, dayOfMonth] else { return nil }
    return day
  }

  /// The hour of the day, from 0 to 23.
  private static func hour(_ hour: Int, suffix: [String], quirks: inout [String]) -> Int? {
    guard let half = suffix.first(where: { $0 != "utc" }) else { return hour }
    guard (1...12).contains(hour) else {
      quirks.append("\(half.uppercased()) stands behind a time of 24 hours; ignored")
      return hour
    }
    return hour % 12 + (half == "pm" ? 12 : 0)
  }
}
