public import Tabular
import TimeSeries

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

  /// Whether a text is the wrong value, also as the feed of the other language writes it.
  func isOf(_ text: String) -> Bool {
    if text == published { return true }
    let end = Day(number: .max)
    if let read = FeedInstant(text, notAfter: end) {
      return read.instant == FeedInstant(published, notAfter: end)?.instant
    }
    let number = Column(field, in: 0...10_000_000)
    return (try? number.parse(text)).map { $0 == (try? number.parse(published)) } ?? false
  }

  /// Reads a table of corrections from CSV.
  ///
  /// - Parameter source: A file with the columns round, field, published, corrected and reason.
  /// - Returns: The corrections, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Correction] {
    let (rounds, fields, published, corrected, reasons) = try Table(source).read(
      Column.written("round"), Column.written("field"), Column.written("published"),
      Column.written("corrected").optional, Column.written("reason"))
    return rounds.indices.map { row in
      Correction(
        round: RoundNumber(rounds[row]), field: fields[row], published: published[row],
        corrected: corrected[row] ?? "", reason: reasons[row])
    }
  }
}
