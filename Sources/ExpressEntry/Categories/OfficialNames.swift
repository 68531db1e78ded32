public import Tabular
public import TimeSeries

/// The category of each official name.
public struct OfficialNames: Sendable, Equatable {
  /// One official name.
  public struct Entry: Sendable, Equatable {
    /// The name, as published.
    public let name: String

    /// The category.
    public let category: Category

    /// The version of the category's definition, counted from one.
    public let version: Int

    /// The first day on which a round could bear the name.
    public let validFrom: Day

    /// Where the name was published.
    public let source: String

    /// The language of the name, by the file of the feed that it was published in.
    var language: Language { source.hasSuffix("_fr.json") ? .french : .english }
  }

  /// The names, in the order of the file.
  public let entries: [Entry]

  /// The file that a user adds names to, and the line that is free in it; nil where there is none.
  public private(set) var ownFile: OwnFile?

  /// The categories by names as they are matched, and by names as the table spells them.
  private let categories: [String: Category]
  private let exactCategories: [String: Category]

  /// The names without their versions, in the order of the entries.
  private let likenesses: Likenesses

  /// The categories as people know them.
  private let descriptions: [CategoryDescription]

  /// Whether a name that the table does not have is a category of its own.
  let takesAnyName: Bool

  /// A file of a user's own, which adds names to the table.
  public struct OwnFile: Sendable, Equatable {
    /// The path, as the user would name it.
    public let path: String

    /// The line that a new name goes on.
    public let nextLine: Int
  }

  /// Reads the table from CSV.
  ///
  /// - Parameters:
  ///   - source: A file with the columns name, category, version, validFrom and source.
  ///   - descriptions: The categories as people know them, whose titles and short names are taken as
  ///     names too: Healthcare, CEC.
  /// - Throws: ``InvalidFile`` with every fault: cells, a name that stands twice.
  public init(
    _ source: SourceText, descriptions: [CategoryDescription] = []
  ) throws(InvalidFile) {
    self.init(
      entries: try OfficialNames.entries(in: source), descriptions: descriptions,
      takesAnyName: false)
  }

  /// The table with the names of a user's own file, which go before those of the table.
  ///
  /// - Parameters:
  ///   - source: A file in the same schema, nil where there is none yet.
  ///   - path: Where the file is, or would be.
  /// - Returns: The extended table.
  /// - Throws: ``InvalidFile`` with every fault of the user's file.
  public func extended(by source: SourceText?, at path: String) throws(InvalidFile) -> OfficialNames
  {
    var extended = self
    if let source {
      extended = OfficialNames(
        entries: try OfficialNames.entries(in: source) + entries, descriptions: descriptions,
        takesAnyName: takesAnyName)
    }
    extended.ownFile = OwnFile(path: path, nextLine: source.map { $0.lineCount + 1 } ?? 2)
    return extended
  }

  private init(entries: [Entry], descriptions: [CategoryDescription], takesAnyName: Bool) {
    self.entries = entries
    self.descriptions = descriptions
    self.takesAnyName = takesAnyName
    // An official name goes before the others, and those before the names that the program itself uses.
    let names =
      entries.map { ($0.name, $0.category) }
      + descriptions.flatMap { known in known.names.map { ($0, known.category) } }
      + entries.map { ($0.category.name, $0.category) }
    let categories = Dictionary(
      names.map { ($0.foldedForMatching, $1) }, uniquingKeysWith: { first, _ in first })
    self.categories = categories
    exactCategories = Dictionary(
      names.map { ($0.0, categories[$0.0.foldedForMatching] ?? $0.1) },
      uniquingKeysWith: { first, _ in first })
    likenesses = Likenesses(entries.map(\.name.withoutVersion))
  }

  private static func entries(in source: SourceText) throws(InvalidFile) -> [Entry] {
    let name = Column<String>("name")
    let table = try Table(source)
    let (names, categories, versions, days, sources) = try table.read(
      name, Column<String>("category", aliases: ["family"]), Column("version", in: 1...99),
      Column<Day>("validFrom"),
      Column<String>("source"))
    var seen: Set<String> = []
    let repeated = names.indices.filter { !seen.insert(names[$0].foldedForMatching).inserted }
    guard repeated.isEmpty else {
      throw InvalidFile(
        repeated.map { row in
          Diagnostic(
            location: table.location(ofRow: row, in: name),
            problem: "the name \"\(names[row])\" stands here again", remedy: "drop one of the two")
        })
    }
    return names.indices.map { row in
      Entry(
        name: names[row], category: Category(categories[row]), version: versions[row],
        validFrom: days[row], source: sources[row])
    }
  }

  /// Creates a table without names, in which each name is a category of its own.
  public static let any = OfficialNames(entries: [], descriptions: [], takesAnyName: true)

  /// The categories, in the order of the file.
  public var allCategories: [Category] {
    var seen: Set<Category> = []
    return entries.map(\.category).filter { seen.insert($0).inserted }
  }

  /// The category of an official name; case, spacing and the form of apostrophes do not count.
  ///
  /// - Parameter name: The name, as published.
  /// - Returns: The category.
  /// - Throws: ``UnknownName`` if the table does not have it.
  public func category(of name: String) throws(UnknownName) -> Category {
    // Most cells are spelt as the table spells them, which is cheaper to see.
    if let category = exactCategories[name] { return category }
    if let category = categories[name.foldedForMatching] { return category }
    if takesAnyName { return Category(name) }
    let nearest = likenesses.nearest(to: name.shortened.withoutVersion)
    throw UnknownName(
      name: name.shortened, nearest: nearest.map { entries[$0].category }, ownFile: ownFile)
  }

  /// The official name in a language of what an official name stands for.
  ///
  /// - Parameters:
  ///   - name: The name, as published in either language.
  ///   - language: The language.
  /// - Returns: The name in the language, nil where the table does not have it.
  public func name(of name: String, in language: Language) -> String? {
    guard let entry = entry(of: name) else { return nil }
    if entry.language == language { return name }
    return entries.first {
      $0.language == language && $0.category == entry.category && $0.version == entry.version
        && $0.validFrom == entry.validFrom
    }?.name
  }

  /// The version of a category's definition that an official name stands for.
  public func version(of name: String) -> Int? {
    entry(of: name)?.version
  }

  private func entry(of name: String) -> Entry? {
    entries.first { $0.name.foldedForMatching == name.foldedForMatching }
  }
}

extension String {
  /// The text in lower case with one space between words and typewriter's apostrophes, to compare
  /// names by.
  fileprivate var foldedForMatching: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else {
      let words = utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
      return words.map { Substring($0) }.joined(separator: " ").lowercased()
    }
    return lowercased().replacing("’", with: "'").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// The words that name the category: two categories are not alike for being both of version 1.
  fileprivate var withoutVersion: String {
    foldedForMatching.split { !$0.isLetter && !$0.isNumber }
      .filter { word in word != "version" && !word.contains(where: \.isNumber) }
      .joined(separator: " ")
  }
}
