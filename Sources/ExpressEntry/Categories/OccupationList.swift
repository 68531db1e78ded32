public import Tabular
public import TimeSeries

/// One version of a category's list of occupations: when it was in force, and how sure it is.
public struct OccupationList: Sendable, Equatable {
  /// The category.
  public let category: Category

  /// The version, counted from one.
  public let version: Int

  /// The first day on which it was in force.
  public let validFrom: Day

  /// The last day on which it was in force; nil while it is.
  public let validUntil: Day?

  /// The certainty of the list: `official`, or the number of sources that are not.
  public let certainty: String

  /// The place of publication.
  public let source: String

  /// Whether it was in force on a day.
  public func isInForce(on day: Day) -> Bool {
    validFrom <= day && day <= validUntil ?? day
  }

  /// Reads the lists from CSV in our schema.
  ///
  /// - Parameter source: A file with the columns category, version, validFrom, validUntil, certainty
  ///   and source.
  /// - Returns: The lists, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [OccupationList] {
    let (categories, versions, starts, ends, certainties, sources) = try Table(source).read(
      Column<String>("category"), Column("version", in: 1...99), Column<Day>("validFrom"),
      Column<Day>("validUntil").optional, Column<String>("certainty"), Column<String>("source"))
    return categories.indices.map { row in
      OccupationList(
        category: Category(categories[row]), version: versions[row], validFrom: starts[row],
        validUntil: ends[row], certainty: certainties[row], source: sources[row])
    }
  }
}

extension Dataset {
  /// Whether a category takes candidates by occupation: it has a list of them.
  public func takesOccupations(_ category: Category) -> Bool {
    occupationLists.contains { $0.category == category }
  }

  /// The list that an occupation stands in.
  public func list(of occupation: Occupation) -> OccupationList? {
    occupationLists.first {
      $0.category == occupation.category && $0.version == occupation.version
    }
  }

  /// The occupations of the lists that were in force on a day.
  public func occupations(inForceOn day: Day) -> [Occupation] {
    occupations.filter { list(of: $0)?.isInForce(on: day) ?? false }
  }

  /// The occupations that came and went with each version of a category's list but the first.
  public func occupationChanges(of category: Category) -> [OccupationChange] {
    let lists = occupationLists.filter { $0.category == category }
      .sorted { $0.version < $1.version }
    return zip(lists, lists.dropFirst()).flatMap { before, after in
      let old = occupations.filter { $0.category == category && $0.version == before.version }
      let new = occupations.filter { $0.category == category && $0.version == after.version }
      let (oldCodes, newCodes) = (Set(old.map(\.noc)), Set(new.map(\.noc)))
      return new.filter { !oldCodes.contains($0.noc) }
        .map { OccupationChange(occupation: $0, kind: .added, day: after.validFrom) }
        + old.filter { !newCodes.contains($0.noc) }
        .map { OccupationChange(occupation: $0, kind: .removed, day: after.validFrom) }
    }
  }
}

/// An occupation that a new version of a list has and the one before had not, or the reverse.
public struct OccupationChange: Sendable, Equatable {
  /// The change.
  public enum Kind: String, Sendable {
    case added, removed
  }

  /// The occupation, as it stands in the list that has it.
  public let occupation: Occupation

  /// The change.
  public let kind: Kind

  /// The first day of the new version.
  public let day: Day

  /// The rows of changes.
  public static func listing(_ changes: [OccupationChange]) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("from", "From"), .init("change", "Change"),
        .init("noc", "NOC"), .init("title", "Title"),
      ],
      rows: changes.map { change in
        [
          .text(change.occupation.category.name), .day(change.day), .text(change.kind.rawValue),
          .text(change.occupation.noc), .text(change.occupation.title),
        ]
      })
  }
}

extension Listing {
  /// The rows of occupations with the days and certainty of their lists; with the sources for files.
  public static func occupations(
    _ occupations: [Occupation], in dataset: Dataset, withSources: Bool
  ) -> Listing {
    Listing(
      columns: [
        .init("noc", "NOC"), .init("title", "Title"), .init("category", "Category"),
        .init("version", "Version"), .init("from", "From"), .init("until", "Until"),
        .init("certainty", "Certainty"),
      ] + (withSources ? [.init("source", "Source")] : []),
      rows: occupations.map { occupation in
        let list = dataset.list(of: occupation)
        return [
          .text(occupation.noc), .text(occupation.title), .text(occupation.category.name),
          .integer(occupation.version), list.map { .day($0.validFrom) } ?? .missing,
          list?.validUntil.map { .day($0) } ?? .missing, .text(list?.certainty ?? ""),
        ] + (withSources ? [.text(list?.source ?? "")] : [])
      })
  }
}
