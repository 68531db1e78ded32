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

extension OfficialNames {
  /// The table that the program carries inside.
  ///
  /// - Returns: The table.
  /// - Throws: ``InvalidFile`` never, unless the file was spoilt before it was compiled in.
  public static func bundled() throws(InvalidFile) -> OfficialNames {
    try OfficialNames(
      Bundled.officialNames.source(),
      descriptions: CategoryDescription.table(Bundled.categoryTitles.source()))
  }
}

extension Correction {
  /// The known faults of the feed that the program carries inside.
  ///
  /// - Returns: The corrections.
  /// - Throws: ``InvalidFile`` never, unless the file was spoilt before it was compiled in.
  public static func bundled() throws(InvalidFile) -> [Correction] {
    try table(Bundled.corrections.source())
  }
}

extension Dataset {
  /// The dataset that the program carries inside.
  ///
  /// - Parameter officialNames: The category of each official name; nil for the bundled table.
  /// - Returns: All rounds, with the tables that explain them.
  /// - Throws: ``InvalidFile`` never, unless a file was spoilt before it was compiled in.
  public static func bundled(officialNames: OfficialNames? = nil) throws(InvalidFile) -> Dataset {
    let officialNames = if let officialNames { officialNames } else { try OfficialNames.bundled() }
    let rounds = try Rounds(csv: Bundled.rounds.source(), officialNames: officialNames)
    var dataset = try bundledTables(
      rounds: rounds, pool: PoolSnapshot.table(Bundled.pool.source(), rounds: rounds),
      officialNames: officialNames)
    dataset.repairs = try Repair.table(Bundled.repairs.source())
    return dataset
  }

  /// A dataset of a file's rounds, with the bundled tables to explain them.
  ///
  /// - Parameters:
  ///   - source: Rounds as CSV, or IRCC's feed as JSON.
  ///   - encoding: What the text was decoded from.
  ///   - columns: For our name of a column, the name that it has in the file.
  ///   - officialNames: The category of each official name; nil for the bundled table.
  /// - Returns: The rounds, and the pool where the file is a feed.
  /// - Throws: ``InvalidFile`` with every fault of the file.
  public static func read(
    _ source: SourceText, encoding: TextEncoding = .utf8, columns: [String: String] = [:],
    officialNames: OfficialNames? = nil
  ) throws(InvalidFile) -> Dataset {
    let officialNames = if let officialNames { officialNames } else { try OfficialNames.bundled() }
    guard !source.isJSON else {
      return try read(
        JSONDocument(source), encoding: encoding, columns: columns, officialNames: officialNames)
    }
    do throws(InvalidFile) {
      let rounds = try Rounds(csv: source, officialNames: officialNames, columns: columns)
      return try bundledTables(rounds: rounds, pool: [], officialNames: officialNames)
    } catch {
      // A file in our own schema is right or wrong; one of someone else's is taken as it is meant.
      let isOurs = columns.isEmpty && Rounds.hasOwnHeader(source)
      guard !isOurs, source.bytes.count <= longestTracker else { throw error }
      let rows = try JSONDocument(rowsOf: source)
      guard
        let dataset = try? read(
          rows, encoding: encoding, columns: columns, officialNames: officialNames)
      else { throw error }
      return dataset
    }
  }

  /// The most bytes of a file of someone else's schema, whose cells are all kept with their places.
  private static let longestTracker = 1 << 25

  /// A dataset of objects or rows: the feed, or rounds as a tracker keeps them.
  private static func read(
    _ document: JSONDocument, encoding: TextEncoding, columns: [String: String],
    officialNames: OfficialNames
  ) throws(InvalidFile) -> Dataset {
    guard Feed.recognises(document) else {
      let tracker = try TrackerFile(document, officialNames: officialNames, columns: columns)
      var dataset = try bundledTables(
        rounds: tracker.rounds, pool: [], officialNames: officialNames)
      dataset.reading = tracker.reading
      dataset.repairs = tracker.reading.repairs
      return dataset
    }
    let feed = try Feed(
      document, encoding: encoding, officialNames: officialNames,
      corrections: Correction.bundled())
    var dataset = try bundledTables(
      rounds: feed.rounds, pool: feed.pool, officialNames: officialNames)
    dataset.repairs = feed.repairs
    dataset.quirks = feed.quirks
    return dataset
  }

  private static func bundledTables(
    rounds: Rounds, pool: [PoolSnapshot], officialNames: OfficialNames
  ) throws(InvalidFile) -> Dataset {
    Dataset(
      rounds: rounds, pool: pool,
      categories: try CategoryDescription.table(Bundled.categoryTitles.source()),
      events: try Event.table(Bundled.events.source()),
      occupations: try Occupation.table(Bundled.occupations.source()),
      occupationLists: try OccupationList.table(Bundled.occupationLists.source()),
      officialNames: officialNames)
  }
}
