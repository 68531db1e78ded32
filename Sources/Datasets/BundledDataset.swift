public import ExpressEntry
public import Tabular

extension Bundled {
  /// The file as text, to be read.
  ///
  /// - Returns: The text.
  /// - Throws: ``InvalidFile`` never, unless the file was spoilt before it was compiled in.
  func source() throws(InvalidFile) -> SourceText {
    try SourceText(bytes, file: file)
  }
}

extension Dataset {
  /// The dataset that the program carries inside.
  ///
  /// - Returns: All rounds, with the tables that explain them.
  /// - Throws: ``InvalidFile`` never, unless a file was spoilt before it was compiled in.
  public static func bundled() throws(InvalidFile) -> Dataset {
    let categories = try Categories(Bundled.categories.source())
    let rounds = try Rounds(csv: Bundled.rounds.source(), categories: categories)
    return try bundledTables(
      rounds: rounds, pool: PoolSnapshot.table(Bundled.pool.source(), rounds: rounds),
      categories: categories)
  }

  /// A dataset of a file's rounds, with the bundled tables to explain them.
  ///
  /// - Parameters:
  ///   - source: Rounds as CSV, or IRCC's feed as JSON.
  ///   - columns: For our name of a column, the name that it has in the file.
  ///   - takesAnyCategory: Whether each name of a category is a family of its own.
  /// - Returns: The rounds, and the pool where the file is a feed.
  /// - Throws: ``InvalidFile`` with every fault of the file.
  public static func read(
    _ source: SourceText, columns: [String: String] = [:], takesAnyCategory: Bool = false
  ) throws(InvalidFile) -> Dataset {
    let categories = takesAnyCategory ? .any : try Categories(Bundled.categories.source())
    guard source.isJSON else {
      let rounds = try Rounds(csv: source, categories: categories, columns: columns)
      return try bundledTables(rounds: rounds, pool: [], categories: categories)
    }
    let feed = try Feed(
      source, categories: categories,
      corrections: Correction.table(Bundled.corrections.source()))
    return try bundledTables(rounds: feed.rounds, pool: feed.pool, categories: categories)
  }

  private static func bundledTables(
    rounds: Rounds, pool: [PoolSnapshot], categories: Categories
  ) throws(InvalidFile) -> Dataset {
    Dataset(
      rounds: rounds, pool: pool,
      families: try FamilyDescription.table(Bundled.families.source()),
      events: try Event.table(Bundled.events.source()),
      occupations: try Occupation.table(Bundled.occupations.source()), categories: categories)
  }
}
