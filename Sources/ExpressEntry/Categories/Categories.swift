public import Tabular
public import TimeSeries

/// Which family each official name belongs to.
public struct Categories: Sendable, Equatable {
  /// One official name.
  public struct Entry: Sendable, Equatable {
    /// The name, as published.
    public let name: String

    /// The family.
    public let family: Family

    /// The version of the category's definition, counted from one.
    public let version: Int

    /// The first day on which a round could bear the name.
    public let validFrom: Day

    /// Where the name was published.
    public let source: String
  }

  /// The names, in the order of the file.
  public let entries: [Entry]

  private let families: [String: Family]

  /// Whether a name that the table does not have is a family of its own.
  private let takesAnyName: Bool

  /// Reads the table from CSV.
  ///
  /// - Parameter source: A file with the columns name, family, version, validFrom and source.
  /// - Throws: ``InvalidFile`` with every fault.
  public init(_ source: SourceText) throws(InvalidFile) {
    let table = try Table(source)
    let (names, families, versions, days, sources) = try table.read(
      Column<String>("name"), Column<String>("family"), Column("version", in: 1...99),
      Column<Day>("validFrom"), Column<String>("source"))
    entries = names.indices.map { row in
      Entry(
        name: names[row], family: Family(families[row]), version: versions[row],
        validFrom: days[row], source: sources[row])
    }
    self.families = Dictionary(
      entries.map { ($0.name.foldedForMatching, $0.family) },
      uniquingKeysWith: { first, _ in first })
    takesAnyName = false
  }

  /// Creates a table without names, in which each name is a family of its own.
  public static let any = Categories()

  private init() {
    entries = []
    families = [:]
    takesAnyName = true
  }

  /// The families, in the order of the file.
  public var allFamilies: [Family] {
    var seen: Set<Family> = []
    return entries.map(\.family).filter { seen.insert($0).inserted }
  }

  /// The family of an official name; case and spacing do not count.
  ///
  /// - Parameter name: The name, as published.
  /// - Returns: The family.
  /// - Throws: ``UnknownCategory`` if the table does not have it.
  public func family(of name: String) throws(UnknownCategory) -> Family {
    if let family = families[name.foldedForMatching] { return family }
    if takesAnyName { return Family(name) }
    throw UnknownCategory(
      name: name,
      nearest: name.foldedForMatching.nearlyEqual(in: entries) { $0.name.foldedForMatching }?
        .family)
  }

  /// The version of a category's definition that an official name stands for.
  public func version(of name: String) -> Int? {
    entries.first { $0.name.foldedForMatching == name.foldedForMatching }?.version
  }
}

/// An official name that no table knows.
///
/// It is never guessed: "… with Canadian Work Experience" is not the Canadian Experience Class.
public struct UnknownCategory: Error, Equatable, Sendable {
  /// The name.
  public let name: String

  /// The family whose name is nearest to it, if one is near at all; for the message only.
  public let nearest: Family?
}

extension UnknownCategory: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String { "unknown category \"\(name)\"; \(remedy)" }

  /// What to do.
  var remedy: String {
    let guess = nearest.map { " (the nearest is of the family \($0))" } ?? ""
    return "add a row for it to categories.csv\(guess), or take any name with --categories any"
  }
}

extension String {
  /// The text in lower case with one space between words, to compare names by.
  fileprivate var foldedForMatching: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
