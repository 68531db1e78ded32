public import Tabular
import TimeSeries

/// IRCC's feed of rounds, read with all its quirks.
///
/// The feed is one JSON object whose `rounds` are objects of strings, the newest first. Its
/// `drawCutOff` is the tie-break and its `drawCRS` the cut-off. Numbers have commas between
/// thousands and date-times a dozen shapes (see ``FeedInstant``). What had to be repaired is
/// listed; what cannot be read is a fault.
public struct Feed: Sendable {
  /// The rounds.
  public let rounds: Rounds

  /// The states of the pool that the rounds were published with, in the order of time.
  public let pool: [PoolSnapshot]

  /// What was repaired, in the order of the rounds.
  public let repairs: [Repair]

  /// Reads the feed.
  ///
  /// - Parameters:
  ///   - source: The feed, as published.
  ///   - categories: The family of each official name.
  ///   - corrections: What is known to be wrong in the feed.
  /// - Throws: ``InvalidFile`` with every field that cannot be read.
  public init(
    _ source: SourceText, categories: Categories, corrections: [Correction] = []
  ) throws(InvalidFile) {
    let document = try JSONDocument(source)
    guard let nodes = document.root["rounds"]?.elements else {
      throw InvalidFile([
        Diagnostic(
          location: document.location(of: document.root), problem: "no list \"rounds\"",
          remedy: "give the feed of rounds that IRCC publishes")
      ])
    }
    var reader = FeedReader(
      document: document, categories: categories,
      corrections: Dictionary(grouping: corrections, by: \.round))
    let rounds = nodes.reversed().compactMap { reader.round($0) }
    guard reader.faults.isEmpty else { throw InvalidFile(reader.faults) }
    self.rounds = Rounds(rounds, families: categories.allFamilies)
    pool = reader.snapshots.sorted { $0.day < $1.day }
    repairs = reader.repairs
  }
}

/// A value of the feed that was not taken as published.
public struct Repair: Sendable, Equatable {
  /// The round.
  public let round: RoundNumber

  /// The field, as the feed calls it.
  public let field: String

  /// The value as published.
  public let published: String

  /// The value taken; empty where it cannot be known.
  public let taken: String

  /// Why.
  public let reason: String
}

/// A known fault of the feed and its correction, with the reason.
public struct Correction: Sendable, Equatable {
  /// The round.
  public let round: RoundNumber

  /// The field, as the feed calls it.
  public let field: String

  /// The wrong value; a feed that has another is not corrected.
  public let published: String

  /// The right value, empty where it cannot be known.
  public let corrected: String

  /// Why it is right.
  public let reason: String

  /// Creates a correction.
  public init(
    round: RoundNumber, field: String, published: String, corrected: String, reason: String
  ) {
    self.round = round
    self.field = field
    self.published = published
    self.corrected = corrected
    self.reason = reason
  }

  /// Reads a table of corrections from CSV.
  ///
  /// - Parameter source: A file with the columns round, field, published, corrected and reason.
  /// - Returns: The corrections, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Correction] {
    let (rounds, fields, published, corrected, reasons) = try Table(source).read(
      Column<String>("round"), Column<String>("field"), Column<String>("published"),
      Column<String>("corrected").optional, Column<String>("reason"))
    return rounds.indices.map { row in
      Correction(
        round: RoundNumber(rounds[row]), field: fields[row], published: published[row],
        corrected: corrected[row] ?? "", reason: reasons[row])
    }
  }
}
