public import TimeSeries

/// Everything that an analysis of rounds is made from.
public struct Dataset: Sendable {
  /// The rounds.
  public var rounds: Rounds

  /// The states of the pool, in the order of time; none for a file of rounds alone.
  public var pool: [PoolSnapshot]

  /// The families as people know them.
  public var families: [FamilyDescription]

  /// The changes of rules.
  public var events: [Event]

  /// The occupations of the categories.
  public var occupations: [Occupation]

  /// Which category each official name stands for.
  public var categories: Categories

  /// What was not taken as published when the rounds were read from the feed.
  public var repairs: [Repair] = []

  /// What is odd about how the feed is written that the rounds were read from.
  public var quirks: [Finding] = []

  /// The values that were published differently later, in the order in which that was seen.
  public var revisions: [Revision] = []

  /// Puts a dataset together.
  public init(
    rounds: Rounds, pool: [PoolSnapshot], families: [FamilyDescription], events: [Event],
    occupations: [Occupation], categories: Categories
  ) {
    self.rounds = rounds
    self.pool = pool
    self.families = families
    self.events = events
    self.occupations = occupations
    self.categories = categories
  }

  /// What was known on a day: nothing that was published or decided after it.
  public func through(_ day: Day) -> Dataset {
    var known = self
    known.revisions = revisions.filter { $0.seen <= day }
    let later = revisions.filter { $0.seen > day }
    known.rounds = rounds.before(later, categories: categories).through(day)
    known.pool = pool.filter { $0.published <= day }.map { $0.before(later) }
    known.events = events.filter { $0.day <= day }
    let numbers = Set(known.rounds.all.map(\.number))
    known.repairs = repairs.filter { numbers.contains($0.round) }
    known.quirks = quirks.filter { $0.round.map(numbers.contains) ?? true }
    return known
  }

  /// The title of a family.
  public func title(of family: Family, in language: Language = .english) -> String {
    families.title(of: family, in: language)
  }

  /// The family of a name that a person gave.
  ///
  /// - Parameter name: The name of a family, in any case.
  /// - Returns: The family, known to the table of families or to the rounds.
  /// - Throws: ``UnknownFamily`` if there is none.
  public func family(named name: String) throws(UnknownFamily) -> Family {
    var known = families.map(\.family)
    known += rounds.families.filter { !known.contains($0) }
    if let family = known.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return family
    }
    throw UnknownFamily(name: name, known: known)
  }
}

/// The name of a family that there is not.
public struct UnknownFamily: Error, Equatable, Sendable {
  /// The name.
  public let name: String

  /// The families that there are, those with the nearest names first.
  public let known: [Family]

  /// Creates the error.
  init(name: String, known: [Family]) {
    self.name = name
    let lowercased = name.lowercased()
    let distances = known.map { lowercased.editDistance(to: $0.name) }
    // The position breaks ties, so that the order is the same everywhere.
    self.known = known.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .map { known[$0] }
  }
}

extension UnknownFamily: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    let names = known.map(\.name).joined(separator: ", ")
    return "unknown family \"\(name)\"; give one of \(names), or all"
  }
}
