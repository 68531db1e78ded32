import Tabular
public import TimeSeries

/// One round of invitations, as published.
public struct Round: Sendable, Hashable {
  /// The number under which it was published: whole, or with a letter where one day had two (91a).
  public let number: RoundNumber

  /// The day of the round.
  public let day: Day

  /// The official name of its type.
  public let name: String

  /// The category that its type belongs to.
  public let category: Category

  /// The number of invitations to apply; 0 where only a bound of it was published.
  public let invitations: Int

  /// The number that the invitations are below, where that is all that was published: 5 of "<5".
  public let invitationsBelow: Int?

  /// The score of the lowest-ranked candidate invited; nil where none was published.
  public let cutoff: Double?

  /// Of candidates with that score, only those whose profile was submitted before were invited.
  public let tieBreak: Instant?

  /// When the round was held.
  public let drawn: Instant?

  /// Creates a round.
  public init(
    number: RoundNumber, day: Day, name: String, category: Category, invitations: Int,
    invitationsBelow: Int? = nil, cutoff: Double?, tieBreak: Instant? = nil, drawn: Instant? = nil
  ) {
    self.number = number
    self.day = day
    self.name = name
    self.category = category
    self.invitations = invitations
    self.invitationsBelow = invitationsBelow
    self.cutoff = cutoff
    self.tieBreak = tieBreak
    self.drawn = drawn
  }
}

extension Round {
  /// The cut-off of a round that has one, for models, which are given no others; else 0.
  ///
  /// ``Rounds/scored`` leaves the others out.
  var points: Double { cutoff ?? 0 }

  /// The cut-off in whole points, as Express Entry has it; 0 where there is none.
  public var wholePoints: Int { Int(points.rounded()) }

  /// The cut-off as people write it: 481, 90.5; nil where there is none.
  public var writtenCutoff: String? { cutoff.map(\.writtenScore) }

  /// The number of invitations as people write it, "<5" where only a bound was published.
  public var writtenInvitations: String {
    invitationsBelow.map { "<\($0)" } ?? String(invitations)
  }
}

extension Double {
  /// The score as people write it, without decimals that are zero: 481, 90.5.
  public var writtenScore: String { fixed(decimals: decimalsOfScore) }
}

/// The number of a round, ordered by its digits first: 9, 10, 91a, 91b, 100.
public struct RoundNumber: Sendable, Hashable {
  /// The number as published.
  public let text: String

  /// Takes a number as published.
  public init(_ text: String) {
    self.text = text
  }
}

extension RoundNumber: Comparable {
  /// Whether one number comes before another.
  public static func < (left: RoundNumber, right: RoundNumber) -> Bool {
    let (own, other) = (left.digits, right.digits)
    if own.count != other.count { return own.count < other.count }
    if !own.elementsEqual(other) { return own.lexicographicallyPrecedes(other) }
    return left.text < right.text
  }

  /// Whether the number is digits, and perhaps a small letter behind them.
  var isPublishedForm: Bool {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let rest = text.utf8.dropFirst(digits.count)
    return (1...6).contains(digits.count) && rest.count <= 1
      && rest.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// The digits at the front, without leading zeros.
  private var digits: Substring.UTF8View {
    text.utf8.drop { $0 == UInt8(ascii: "0") }
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension RoundNumber: CustomStringConvertible {
  /// The number as published.
  public var description: String { text }
}

/// The types of round that form one history, whatever their official names: healthcare, pnp.
public struct Category: Sendable, Hashable {
  /// The name by which it is asked for.
  public let name: String

  /// Takes a name.
  public init(_ name: String) {
    self.name = name
  }

  /// Rounds for candidates with a provincial nomination, which is worth 600 points.
  public static let pnp = Category("pnp")

  /// Rounds for occupations in health care.
  public static let healthcare = Category("healthcare")
}

extension Category: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
