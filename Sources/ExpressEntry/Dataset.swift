public import TimeSeries

/// Everything that an analysis of rounds is made from.
public struct Dataset: Sendable {
  /// The rounds.
  public var rounds: Rounds

  /// The states of the pool, in the order of time; none for a file of rounds alone.
  public var pool: [PoolSnapshot]

  /// The categories as people know them.
  public var categories: [CategoryDescription]

  /// The changes of rules.
  public var events: [Event]

  /// The occupations of the categories.
  public var occupations: [Occupation]

  /// The lists that they stand in, with the days on which each was in force.
  public var occupationLists: [OccupationList]

  /// The category that each official name stands for.
  public var officialNames: OfficialNames

  /// What was not taken as published when the rounds were read from the feed.
  public var repairs: [Repair] = []

  /// What is odd about how the feed is written that the rounds were read from.
  public var quirks: [Finding] = []

  /// The reading of the file, where it is not in our own schema.
  public var reading: RoundsReading?

  /// The values that were published differently later, in the order in which that was seen.
  public var revisions: [Revision] = []

  /// Puts a dataset together.
  public init(
    rounds: Rounds, pool: [PoolSnapshot], categories: [CategoryDescription], events: [Event],
    occupations: [Occupation], occupationLists: [OccupationList], officialNames: OfficialNames
  ) {
    self.rounds = rounds
    self.pool = pool
    self.categories = categories
    self.events = events
    self.occupations = occupations
    self.occupationLists = occupationLists
    self.officialNames = officialNames
  }

  /// What was known on a day: nothing that was published or decided after it.
  public func through(_ day: Day) -> Dataset {
    var known = self
    known.revisions = revisions.filter { $0.seen <= day }
    let later = revisions.filter { $0.seen > day }
    known.rounds = rounds.before(later, officialNames: officialNames).through(day)
    known.pool = pool.filter { $0.published <= day }.map { $0.before(later) }
    known.events = events.filter { $0.day <= day }
    let numbers = Set(known.rounds.all.map(\.number))
    known.repairs = repairs.filter { numbers.contains($0.round) }
    known.quirks = quirks.filter { $0.round.map(numbers.contains) ?? true }
    return known
  }

  /// The title of a category.
  public func title(of category: Category, in language: Language = .english) -> String {
    categories.title(of: category, in: language)
  }

  /// The category of a name that a person gave.
  ///
  /// - Parameter name: The name of a category, in any case.
  /// - Returns: The category, known to the table of categories or to the rounds.
  /// - Throws: ``UnknownCategory`` if there is none.
  public func category(named name: String) throws(UnknownCategory) -> Category {
    var known = categories.map(\.category)
    known += rounds.categories.filter { !known.contains($0) }
    // A name of the file comes before a known one that differs from it by case.
    if let own = rounds.categories.first(where: { $0.name == name }) { return own }
    if let category = known.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return category
    }
    throw UnknownCategory(name: name, known: known)
  }
}

/// The name of a category that there is not.
public struct UnknownCategory: Error, Equatable, Sendable {
  /// The name.
  public let name: String

  /// The categories that there are, those with the nearest names first.
  public let known: [Category]

  /// Creates the error.
  init(name: String, known: [Category]) {
    self.name = name
    let lowercased = name.lowercased()
    let distances = known.map { lowercased.editDistance(to: $0.name) }
    // The position breaks ties, so that the order is the same everywhere.
    self.known = known.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .map { known[$0] }
  }
}

extension UnknownCategory: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    let names = known.map(\.name).joined(separator: ", ")
    return "unknown category \"\(name)\"; give one of \(names), or all"
  }
}
