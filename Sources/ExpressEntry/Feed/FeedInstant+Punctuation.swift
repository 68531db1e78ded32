extension FeedInstant {
  /// In what the spacing and punctuation of a date-time differ from the usual of its language.
  ///
  /// The usual ones are `March 31, 2026 at 10:53:56 UTC` and `31 mars 2026 à 10:53:56 UTC`.
  static func punctuation(of text: String, _ language: FeedLanguage) -> [String] {
    var found: [String] = []
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.joined(separator: " ").count != text.count { found.append("spaces too many") }
    let time = words.firstIndex { $0.contains(":") } ?? words.endIndex
    let date = words[..<time]
    if time < words.endIndex {
      let hour = words[time].prefix { $0 != ":" }
      if hour.contains(where: \.isLetter) {
        found.append("no space before the time")
      } else if date.last != "at", date.last != "à", date.dropLast().last != "at" {
        found.append("no word before the time")
      }
      if hour.filter(\.isNumber).count == 1 { found.append("an hour of one digit") }
    }
    if date.contains(where: { $0.split(separator: "-").count == 3 }) {
      found.append("the date stands there twice")
    }
    if let half = words.last(where: { ["AM", "PM"].contains($0.uppercased()) }) {
      found.append("\(half) behind the time")
    }
    guard language == .english, date.count > 1 else { return found }
    let day = date[1]
    if day.dropLast().contains(",") {
      found.append("no space behind the comma")
    } else if day.last == "." {
      found.append("a full stop for the comma")
    } else if day.last != "," {
      found.append("no comma behind the day")
    }
    if day.contains(where: \.isLetter) { found.append("the day is an ordinal number") }
    if date.dropFirst(2).contains(where: { $0.last == "," }) {
      found.append("a comma behind the year")
    }
    return found
  }
}
