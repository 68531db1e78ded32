extension [Occupation] {
  /// The occupations with a code.
  public func with(noc: String) -> [Occupation] {
    filter { $0.noc == noc }
  }

  /// The occupations of the same group as a code that none of them has: its first three digits.
  public func near(noc: String) -> [Occupation] {
    with(noc: noc).isEmpty ? filter { $0.noc.hasPrefix(noc.prefix(3)) } : []
  }

  /// The occupations whose title has every word of a text; else those with the nearest words.
  ///
  /// A word of the text may be the beginning of one in the title. Near is a word in which no more
  /// than one letter in three has to be changed.
  public func titled(_ text: String) -> [Occupation] {
    let wanted = text.words
    guard !wanted.isEmpty else { return [] }
    let exact = filter { occupation in
      let words = occupation.title.words
      return wanted.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }
    guard exact.isEmpty else { return exact }
    return filter { occupation in
      let words = occupation.title.words
      return wanted.allSatisfy { word in
        words.contains { $0.editDistance(to: word) * 3 <= word.count }
      }
    }
  }
}

extension Occupation {
  /// Whether a text has the form of a code of the classification: five digits.
  public static func isCode(_ text: String) -> Bool {
    text.utf8.count == 5 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension String {
  /// The words in lower case, without the letter that makes a plural.
  fileprivate var words: [String] {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      word.count > 3 && word.last == "s" ? String(word.dropLast()) : String(word)
    }
  }
}
