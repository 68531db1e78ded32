public import Tabular

/// A family as people know it.
public struct FamilyDescription: Sendable, Equatable {
  /// The family.
  public let family: Family

  /// Its title, to stand at the head of a chart.
  public let title: String

  /// What to know about it.
  public let note: String

  /// Reads the table of families from CSV.
  ///
  /// - Parameter source: A file with the columns family, title and note.
  /// - Returns: The families, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [FamilyDescription] {
    let (families, titles, notes) = try Table(source).read(
      Column<String>("family"), Column<String>("title"), Column<String>("note"))
    return families.indices.map { row in
      FamilyDescription(family: Family(families[row]), title: titles[row], note: notes[row])
    }
  }
}

extension [FamilyDescription] {
  /// The title of a family; of one that the table does not have, its name.
  public func title(of family: Family) -> String {
    first { $0.family == family }?.title ?? family.name
  }
}
