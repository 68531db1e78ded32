/// The reading of a file of rounds that is not in our own schema.
public struct RoundsReading: Sendable, Equatable {
  /// The column of the file that each field was read from.
  public let columns: [RoundField: String]

  /// The columns that were not used.
  public let unused: [String]

  /// The rows that are no round, in the order of the file.
  public internal(set) var leftOut: [LeftOut] = []

  /// The numbers that several rounds of the file have, each with those that the rounds were given.
  public internal(set) var renumbered: [(number: String, given: [RoundNumber])] = []

  /// The values that were not taken as written.
  public internal(set) var repairs: [Repair] = []

  /// Whether the rounds were numbered in the order of their dates, since the file has no numbers.
  public var isNumberedByDate: Bool { columns[.round] == nil }

  /// A row that is no round.
  public struct LeftOut: Sendable, Equatable {
    /// The line of the file.
    public let line: Int

    /// Why it is none.
    public let reason: Reason
  }

  /// Why a row is no round.
  public enum Reason: Sendable, Equatable {
    /// It has no date, as a row of totals has none.
    case noDate

    /// No one was invited, and there is no score.
    case noInvitations

    /// A row before it says the same.
    case repeated
  }

  /// Whether two files were taken alike.
  public static func == (left: RoundsReading, right: RoundsReading) -> Bool {
    left.columns == right.columns && left.unused == right.unused && left.leftOut == right.leftOut
      && left.renumbered.elementsEqual(right.renumbered, by: ==) && left.repairs == right.repairs
  }
}
