public import TimeSeries

extension Day {
  /// Reads a date as people write it, such as `13-May-25` or `May 13, 2025`; nil otherwise.
  ///
  /// A year of two digits is from 1969 to 2068, as POSIX has it. A date all in numbers is read
  /// only in the order of ISO 8601, with hyphens, slashes or dots: in any other order a day cannot
  /// be told from a month.
  public init?(written text: String) {
    let words = text.split { !($0.isLetter || $0.isNumber) }
    guard words.count == 3 else { return nil }
    let parts: (year: Substring, month: Int?, day: Substring) =
      if let month = Month.named(words[1]) {
        (words[2], month, words[0])
      } else if let month = Month.named(words[0]) {
        (words[2], month, words[1])
      } else {
        (words[0].count == 4 ? words[0] : "", Int(words[1]), words[2])
      }
    guard
      let month = parts.month, let day = Int(ordinal: parts.day), let year = Int(year: parts.year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Month {
  /// The number of a month from its English name or the first letters of it, at least three.
  public static func named(_ name: some StringProtocol) -> Int? {
    let lowercased = name.lowercased()
    guard lowercased.count >= 3 else { return nil }
    return englishNames.firstIndex { $0.hasPrefix(lowercased) }.map { $0 + 1 }
  }

  private static let englishNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

extension Int {
  /// Reads a whole number, with or without a separator before each group of three digits.
  ///
  /// The separator is a comma or a space of any kind.
  init?(grouped text: String) {
    let groups = text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0.isWhitespace })
    let isGrouped =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let digits = groups.joined()
    guard isGrouped, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(digits)
  }

  /// Reads a day of a month, with or without the ending of an ordinal number: `3`, `3rd`.
  public init?(ordinal text: some StringProtocol) {
    let digits = text.prefix { $0.isNumber }
    let ending = text.dropFirst(digits.count).lowercased()
    guard digits.count <= 2, ["", "st", "nd", "rd", "th"].contains(ending) else { return nil }
    self.init(digits)
  }

  /// Reads a year of four digits, or of two: from 1969 to 2068.
  fileprivate init?(year text: Substring) {
    guard let number = Int(text), number >= 0 else { return nil }
    switch text.count {
    case 4: self = number
    case 2: self = number < 69 ? 2000 + number : 1900 + number
    default: return nil
    }
  }
}
