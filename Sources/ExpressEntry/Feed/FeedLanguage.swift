import Tabular
import TimeSeries

/// The language in which a feed writes its dates and the names of its rounds.
public enum FeedLanguage: String, Sendable {
  case english = "English"
  case french = "French"
}

extension Month {
  /// The number of a month from its name in French, with or without accents.
  static func frenchNamed(_ name: some StringProtocol) -> Int? {
    let plain = name.lowercased().replacing("é", with: "e").replacing("û", with: "u")
    return frenchNames.firstIndex(of: plain).map { $0 + 1 }
  }

  private static let frenchNames = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
  ]
}

/// The words of a date in the order of its language: `March 31, 2026` or `31 mars 2026`.
struct FeedDate {
  let month: Int
  let dayOfMonth: Int
  let language: FeedLanguage

  /// Reads the first two words; nil if they are no day of a month in either language.
  init?(_ words: some Collection<Substring>) {
    let words = Array(words.prefix(2))
    guard words.count == 2 else { return nil }
    if let month = Month.named(words[0]), let day = Int(ordinal: words[1]) {
      self.month = month
      dayOfMonth = day
      language = .english
    } else if let month = Month.frenchNamed(words[1]), let day = Int(frenchOrdinal: words[0]) {
      self.month = month
      dayOfMonth = day
      language = .french
    } else {
      return nil
    }
  }
}

extension Day {
  /// Reads a date in French, such as `31 mars 2026` or `1er mai 2026`; nil otherwise.
  init?(french text: String) {
    let words = text.split { !($0.isLetter || $0.isNumber) }
    guard
      words.count == 3, let date = FeedDate(words), date.language == .french,
      words[2].count == 4, let year = Int(words[2])
    else { return nil }
    self.init(year: year, month: date.month, day: date.dayOfMonth)
  }
}

extension Int {
  /// Reads a day of a month, of which French makes an ordinal of the first only: `1er`.
  fileprivate init?(frenchOrdinal text: Substring) {
    let digits = text.lowercased() == "1er" ? "1" : text
    guard digits.count <= 2 else { return nil }
    self.init(digits)
  }
}
