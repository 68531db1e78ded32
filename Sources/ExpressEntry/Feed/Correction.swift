public import Tabular

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
