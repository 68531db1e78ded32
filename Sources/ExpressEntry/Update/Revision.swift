public import Tabular
public import TimeSeries

/// A value of a round that was published differently later.
public struct Revision: Sendable, Hashable {
  /// A value of a round that may be revised; of the pool published with it, a band's candidates.
  public enum Field: String, Sendable, CaseIterable {
    case date, name, invitations, cutoff, tieBreak, drawn, pool
  }

  /// The round.
  public let round: RoundNumber

  /// Which of its values.
  public let field: Field

  /// The value before, in the form of our datasets; empty where there was none.
  public let old: String

  /// The value since.
  public let new: String

  /// The day on which the new value was first seen.
  public let seen: Day

  /// Creates a revision.
  public init(round: RoundNumber, field: Field, old: String, new: String, seen: Day) {
    self.round = round
    self.field = field
    self.old = old
    self.new = new
    self.seen = seen
  }
}

extension Revision {
  /// Reads a table of revisions from CSV in our schema.
  ///
  /// - Parameter source: A file with the columns round, field, old, new and seen.
  /// - Returns: The revisions, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Revision] {
    let field = Column<Field>("field") { text throws(CellFault) in
      guard let field = Field(rawValue: text) else {
        let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw CellFault(text, isNot: "one of \(known)")
      }
      return field
    }
    let (rounds, fields, old, new, seen) = try Table(source).read(
      Column.written("round"), field, Column.written("old").optional,
      Column.written("new").optional, Column<Day>("seen"))
    return rounds.indices.map { row in
      Revision(
        round: RoundNumber(rounds[row]), field: fields[row], old: old[row] ?? "",
        new: new[row] ?? "", seen: seen[row])
    }
  }

  /// The rows of revisions in our schema.
  public static func listing(_ revisions: [Revision]) -> Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("field", "Field"), .init("old", "Old"),
        .init("new", "New"), .init("seen", "Seen"),
      ],
      rows: revisions.map { revision in
        [
          .text(revision.round.text), .text(revision.field.rawValue), .text(revision.old),
          .text(revision.new), .day(revision.seen),
        ]
      })
  }
}
