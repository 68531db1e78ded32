public import Tabular

/// A family as people know it.
public struct FamilyDescription: Sendable, Equatable {
  /// The family.
  public let family: Family

  /// Its title in each language.
  private let titles: Translated

  /// What goes with the word for a round, in each language.
  private let qualifiers: Translated

  /// What to know about it.
  public let note: String

  /// Its title, to stand at the head of a chart.
  public var title: String { titles.english }

  /// Its title in a language.
  public func title(in language: Language) -> String { titles[language] }

  /// What is put to the word for a round: healthcare; or behind it, "pour les médecins".
  public func qualifier(in language: Language) -> String { qualifiers[language] }

  /// Reads the table of families from CSV.
  ///
  /// - Parameter source: A file with the columns family, title and note, and perhaps adjective,
  ///   titleFrench and complementFrench.
  /// - Returns: The families, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [FamilyDescription] {
    let (families, titles, notes, adjectives, frenchTitles, complements) = try Table(source).read(
      Column<String>("family"), Column<String>("title"), Column<String>("note"),
      Column<String>("adjective").optional, Column<String>("titleFrench").optional,
      Column<String>("complementFrench").optional)
    return families.indices.map { row in
      FamilyDescription(
        family: Family(families[row]),
        titles: Translated(english: titles[row], french: frenchTitles[row]),
        qualifiers: Translated(
          english: adjectives[row] ?? titles[row],
          french: complements[row] ?? quotedInFrench(frenchTitles[row] ?? titles[row])),
        note: notes[row])
    }
  }

  /// What is put behind the French word for a round where a table does not say it.
  static func quotedInFrench(_ title: String) -> String { "pour «\u{A0}\(title)\u{A0}»" }
}

extension [FamilyDescription] {
  /// The title of a family; of one that the table does not have, its name.
  public func title(of family: Family, in language: Language = .english) -> String {
    first { $0.family == family }?.title(in: language) ?? family.name
  }

  /// What is put to the word for a round of a family: healthcare, "pour les médecins".
  public func qualifier(of family: Family, in language: Language) -> String {
    if let known = first(where: { $0.family == family }) { return known.qualifier(in: language) }
    return switch language {
    case .english: family.name
    case .french: FamilyDescription.quotedInFrench(family.name)
    }
  }
}
