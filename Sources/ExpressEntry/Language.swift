/// A language that Canada publishes its rounds in.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"
}

/// A text in each language, so that none is without its translation.
struct Translated: Sendable, Equatable {
  /// The text by language.
  let english: String

  /// The translation, nil where a table has none.
  let french: String?

  /// The text in a language; where there is no translation, the English one.
  subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .french: french ?? english
    }
  }
}
