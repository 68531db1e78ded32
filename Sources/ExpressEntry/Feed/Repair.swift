public import Tabular

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

extension Repair {
  /// Reads a table of repairs from CSV in our schema.
  ///
  /// - Parameter source: A file with the columns round, field, published, taken and reason.
  /// - Returns: The repairs, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Repair] {
    let (rounds, fields, published, taken, reasons) = try Table(source).read(
      Column.written("round"), Column.written("field"), Column.written("published"),
      Column.written("taken").optional, Column.written("reason"))
    return rounds.indices.map { row in
      Repair(
        round: RoundNumber(rounds[row]), field: fields[row], published: published[row],
        taken: taken[row] ?? "", reason: reasons[row])
    }
  }
}
