public import Tabular

/// A category as people know it.
public struct CategoryDescription: Sendable, Equatable {
  /// The category.
  public let category: Category

  /// Its title in each language.
  private let titles: Translated

  /// The qualifier of the word "round" in each language.
  private let qualifiers: Translated

  /// The names under which people keep its rounds: its title in both languages, CEC, PNP.
  let names: [String]

  /// A remark for readers.
  public let note: String

  /// Its title, to stand at the head of a chart.
  public var title: String { titles.english }

  /// Its title in a language.
  public func title(in language: Language) -> String { titles[language] }

  /// The qualifier of the word "round": healthcare; in French behind it, "pour les médecins".
  public func qualifier(in language: Language) -> String { qualifiers[language] }

  /// Reads the table of categories from CSV.
  ///
  /// - Parameter source: A file with the columns category, title and note, and perhaps adjective,
  ///   titleFrench, complementFrench and shortNames, those parted by semicolons.
  /// - Returns: The categories, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [CategoryDescription] {
    let (categories, titles, notes, adjectives, frenchTitles, complements, shortNames) = try Table(
      source
    ).read(
      Column<String>("category", aliases: ["family"]), Column<String>("title"),
      Column<String>("note"),
      Column<String>("adjective").optional, Column<String>("titleFrench").optional,
      Column<String>("complementFrench").optional, Column<String>("shortNames").optional)
    return categories.indices.map { row in
      CategoryDescription(
        category: Category(categories[row]),
        titles: Translated(english: titles[row], french: frenchTitles[row]),
        qualifiers: Translated(
          english: adjectives[row] ?? titles[row],
          french: complements[row] ?? quotedInFrench(frenchTitles[row] ?? titles[row])),
        names: [titles[row]] + [frenchTitles[row]].compactMap(\.self)
          + (shortNames[row]?.split(separator: ";").map(String.init) ?? []),
        note: notes[row])
    }
  }

  /// The French qualifier of a title that a table gives none for.
  static func quotedInFrench(_ title: String) -> String { "pour «\u{A0}\(title)\u{A0}»" }
}

extension [CategoryDescription] {
  /// The title of a category; of one that the table does not have, its name.
  public func title(of category: Category, in language: Language = .english) -> String {
    first { $0.category == category }?.title(in: language) ?? category.name
  }

  /// The qualifier of the word "round" for a category: healthcare, "pour les médecins".
  public func qualifier(of category: Category, in language: Language) -> String {
    if let known = first(where: { $0.category == category }) {
      return known.qualifier(in: language)
    }
    return switch language {
    case .english: category.name
    case .french: CategoryDescription.quotedInFrench(category.name)
    }
  }
}
