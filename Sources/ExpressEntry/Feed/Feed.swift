public import Tabular
import TimeSeries

/// IRCC's feed of rounds, read with all its quirks.
///
/// The feed is one JSON object whose `rounds` are objects of strings, the newest first. Its
/// `drawCutOff` is the tie-break and its `drawCRS` the cut-off. Numbers have commas between
/// thousands and date-times a dozen shapes (see ``FeedInstant``). What had to be repaired is
/// listed; what cannot be read is a fault. The French file is read as well: it has a space between
/// thousands, its own names and months, and at times the encoding Windows-1252.
public struct Feed: Sendable {
  /// The rounds.
  public let rounds: Rounds

  /// The states of the pool that the rounds were published with, in the order of time.
  public let pool: [PoolSnapshot]

  /// What was repaired, in the order of the rounds.
  public let repairs: [Repair]

  /// What is odd about how the values are written, though nothing about them is in doubt.
  public let quirks: [Finding]

  /// The language of the feed: French where a date in it is.
  public let language: FeedLanguage

  /// Reads the feed.
  ///
  /// - Parameters:
  ///   - source: The feed, as published.
  ///   - encoding: What the text was decoded from, to be told.
  ///   - officialNames: The category of each official name.
  ///   - corrections: What is known to be wrong in the feed.
  /// - Throws: ``InvalidFile`` with every field that cannot be read.
  public init(
    _ source: SourceText, encoding: TextEncoding = .utf8, officialNames: OfficialNames,
    corrections: [Correction] = []
  ) throws(InvalidFile) {
    try self.init(
      JSONDocument(source), encoding: encoding, officialNames: officialNames,
      corrections: corrections)
  }

  /// Reads the feed from its objects, or from rows of a table that has the feed's columns.
  ///
  /// - Parameters:
  ///   - document: The feed, or a bare list of its rounds.
  ///   - encoding: What the text was decoded from, to be told.
  ///   - officialNames: The category of each official name.
  ///   - corrections: What is known to be wrong in the feed.
  /// - Throws: ``InvalidFile`` with every field that cannot be read.
  public init(
    _ document: JSONDocument, encoding: TextEncoding = .utf8, officialNames: OfficialNames,
    corrections: [Correction] = []
  ) throws(InvalidFile) {
    let (feed, faults) = try Feed.readable(
      document, encoding: encoding, officialNames: officialNames, corrections: corrections)
    guard faults.isEmpty else { throw InvalidFile(faults.map(\.diagnostic)) }
    self = feed
  }

  /// Whether a document is the feed, a bare list of its rounds, or a table of its columns: its rows
  /// have the feed's own fields, the pool's bands among them.
  public static func recognises(_ document: JSONDocument) -> Bool {
    if document.root["rounds"]?.elements != nil { return true }
    guard let row = document.root.elements?.first else { return false }
    return [
      "drawNumber", "drawDate", "drawName", "drawSize", "drawCRS", "drawCutOff", "dd1", "dd18",
    ]
    .allSatisfy { row[$0] != nil }
  }

  /// The rounds of a document that is a bare list of them; nil where it is none, or an empty one.
  private static func bareList(_ document: JSONDocument) -> [JSONDocument.Node]? {
    document.root.elements.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads what can be read of a feed, and what cannot as faults of its rounds.
  ///
  /// - Parameters:
  ///   - document: The feed, or a bare list of its rounds.
  ///   - encoding: What the text was decoded from, to be told.
  ///   - officialNames: The category of each official name.
  ///   - corrections: What is known to be wrong in the feed.
  /// - Returns: The rounds without a fault, and the faults of the others.
  /// - Throws: ``InvalidFile`` if it is no feed.
  static func readable(
    _ document: JSONDocument, encoding: TextEncoding, officialNames: OfficialNames,
    corrections: [Correction]
  ) throws(InvalidFile) -> (feed: Feed, faults: [FeedFault]) {
    guard let nodes = document.root["rounds"]?.elements ?? Feed.bareList(document) else {
      throw InvalidFile([
        Diagnostic(
          location: document.location(of: document.root), problem: "no list \"rounds\"",
          remedy: "give the feed of rounds that IRCC publishes")
      ])
    }
    var reader = FeedReader(
      document: document, officialNames: officialNames,
      corrections: Dictionary(grouping: corrections, by: \.round))
    let rounds = nodes.reversed().compactMap { reader.round($0) }
    return (
      Feed(
        rounds: Rounds(rounds, categories: officialNames.allCategories), encoding: encoding, reader),
      reader.faults
    )
  }

  private init(rounds: Rounds, encoding: TextEncoding, _ reader: FeedReader) {
    self.rounds = rounds
    pool = reader.snapshots.sorted { $0.day < $1.day }
    repairs = reader.repairs
    language = reader.oddities.language
    quirks = reader.oddities.findings(encoding: encoding, rounds: rounds)
  }
}
