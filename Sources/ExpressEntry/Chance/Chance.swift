public import TimeSeries

/// The chance that a candidate is invited in the rounds of a category, or of any of several.
public struct Chance: Sendable {
  /// The chance up to a day.
  public struct Point: Sendable, Equatable {
    /// The day.
    public let day: Day

    /// The probability of an invitation on or before it.
    public let probability: Double
  }

  /// How a past round would have gone.
  public struct PastRound: Sendable, Equatable {
    /// The round.
    public let round: Round

    /// Whether it would have invited the candidate; nil where only a tie-break that is not known
    /// could tell.
    public let isInvited: Bool?
  }

  /// The category, nil for any of those asked for.
  public let category: Category?

  /// The candidate.
  public let candidate: Candidate

  /// The day on which this is said.
  public let asOf: Day

  /// The probability that the next round invites; nil where nothing can be said, and for several
  /// categories.
  public let nextRound: Double?

  /// The probability by date, rising; empty where nothing can be said.
  public let byDate: [Point]

  /// The number of candidates ahead in the whole pool, as it was last published.
  public let ahead: Int?

  /// The last rounds, the newest last.
  public let lastRounds: [PastRound]

  /// Why nothing can be said; nil where something is.
  public let abstention: Outlook.Note?
}

/// The chances of candidates, from one pass over the past.
public struct Chances: Sendable {
  /// The number of paths that are drawn of each category.
  public static let paths = 2000

  private let rounds: Rounds
  private let pool: PoolSnapshot?
  let asOf: Day
  private let forecaster: CutoffForecaster
  private let minimumHistory: Int
  private let seed: UInt64

  /// Prepares chances.
  ///
  /// - Parameters:
  ///   - dataset: The rounds and states of the pool; those after the day are not used.
  ///   - asOf: The day on which it is asked.
  ///   - minimumHistory: The least number of rounds of a category to say anything.
  ///   - seed: The seed of the draws.
  public init(in dataset: Dataset, asOf: Day, minimumHistory: Int = 4, seed: UInt64 = 1) {
    let rounds = dataset.rounds.through(asOf).scored
    self.init(
      rounds: rounds, pool: dataset.pool.last { $0.day <= asOf }, asOf: asOf,
      forecaster: CutoffForecaster(
        rounds: rounds, given: .dateAndSize, minimumHistory: minimumHistory),
      minimumHistory: minimumHistory, seed: seed)
  }

  /// Prepares chances from a forecaster that has answered past questions of known day and size.
  init(
    rounds: Rounds, pool: PoolSnapshot?, asOf: Day, forecaster: CutoffForecaster,
    minimumHistory: Int, seed: UInt64
  ) {
    self.rounds = rounds
    self.pool = pool
    self.asOf = asOf
    self.forecaster = forecaster
    self.minimumHistory = minimumHistory
    self.seed = seed
  }

  /// The chances of a candidate in each of some categories, and in any of them where they are several.
  ///
  /// Categories are independent of each other: the chance of none of them is the product of theirs.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - categories: The categories whose rounds may invite.
  ///   - end: The last day to look at.
  ///   - limit: The most rounds of a category to look at.
  /// - Returns: A chance a category, in their order, and for several one more.
  public func chances(
    of candidate: Candidate, in categories: [Category], through end: Day, rounds limit: Int = .max
  ) -> [Chance] {
    let days = Chances.days(after: asOf, through: end)
    var results = categories.map { category -> Chance in
      let history = rounds.of(category)
      let past = history.suffix(5).map {
        Chance.PastRound(round: $0, isInvited: candidate.isInvited(by: $0))
      }
      let drawn = paths(of: category, through: end, limit: limit)
      var first: [Day?] = []
      var next = 0
      for path in drawn?.paths ?? [] {
        first.append(path.first { candidate.isInvited(by: $0) && $0.day <= end }?.day)
        if let round = path.first, candidate.isInvited(by: round) { next += 1 }
      }
      return Chance(
        category: category, candidate: candidate, asOf: asOf,
        nextRound: drawn.map { Double(next) / Double($0.paths.count) },
        byDate: drawn == nil ? [] : points(first, on: days),
        ahead: pool?.standing(of: candidate.score).ahead, lastRounds: past,
        abstention: drawn == nil ? abstention(history) : nil)
    }
    if categories.count > 1 {
      let known = results.map(\.byDate).filter { !$0.isEmpty }
      let any = days.indices.map { index in
        Chance.Point(
          day: days[index],
          probability: 1 - known.reduce(1) { $0 * (1 - $1[index].probability) })
      }
      results.append(
        Chance(
          category: nil, candidate: candidate, asOf: asOf, nextRound: nil,
          byDate: known.isEmpty ? [] : any,
          ahead: pool?.standing(of: candidate.score).ahead, lastRounds: [], abstention: nil))
    }
    return results
  }

  /// The days that chances are said of: every thirtieth, and the last.
  static func days(after asOf: Day, through end: Day) -> [Day] {
    stride(from: 30, to: asOf.distance(to: end), by: 30).map { asOf.advanced(by: $0) } + [end]
  }

  /// Rounds to come of a category, drawn many times; nil where nothing can be said.
  func paths(of category: Category, through end: Day, limit: Int) -> RoundPaths? {
    RoundPaths(
      of: category, in: rounds, asOf: asOf, through: end, limit: limit, forecaster: forecaster,
      minimumHistory: minimumHistory, count: Self.paths, seed: seed)
  }

  private func points(_ first: [Day?], on days: [Day]) -> [Chance.Point] {
    days.map { day in
      let invited = first.count { $0.map { $0 <= day } ?? false }
      return Chance.Point(day: day, probability: Double(invited) / Double(first.count))
    }
  }

  private func abstention(_ history: [Round]) -> Outlook.Note {
    guard let last = history.last else { return .noRounds }
    if RoundRhythm(history)?.isDormant(on: asOf) == true { return .dormant(since: last.day) }
    return .tooFewRounds(have: history.count, need: minimumHistory)
  }
}
