public import TimeSeries

/// The chance that a candidate is invited in the rounds of a family, or of any of several.
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

  /// The family, nil for any of those asked for.
  public let family: Family?

  /// The candidate.
  public let candidate: Candidate

  /// The day on which this is said.
  public let asOf: Day

  /// The probability that the next round invites; nil where nothing can be said, and for several
  /// families.
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
  /// The number of paths that are drawn of each family.
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
  ///   - minimumHistory: The least number of rounds of a family to say anything.
  ///   - seed: The seed of the draws.
  public init(in dataset: Dataset, asOf: Day, minimumHistory: Int = 4, seed: UInt64 = 1) {
    rounds = dataset.rounds.through(asOf)
    pool = dataset.pool.last { $0.day <= asOf }
    self.asOf = asOf
    self.minimumHistory = minimumHistory
    self.seed = seed
    forecaster = CutoffForecaster(
      rounds: rounds, given: .dateAndSize, minimumHistory: minimumHistory)
  }

  /// The chances of a candidate in each of some families, and in any of them where they are several.
  ///
  /// Families are drawn independently of each other.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - families: The families whose rounds may invite.
  ///   - end: The last day to look at.
  ///   - limit: The most rounds of a family to look at.
  /// - Returns: A chance a family, in their order, and for several one more.
  public func chances(
    of candidate: Candidate, in families: [Family], through end: Day, rounds limit: Int = .max
  ) -> [Chance] {
    let days =
      stride(from: 30, to: asOf.distance(to: end), by: 30).map {
        asOf.advanced(by: $0)
      } + [end]
    var anyFirst: [Day?] = Array(repeating: nil, count: Self.paths)
    var results = families.map { family -> Chance in
      let history = rounds.of(family)
      let past = history.suffix(5).map {
        Chance.PastRound(round: $0, isInvited: candidate.isInvited(by: $0))
      }
      let drawn = paths(of: family, through: end, limit: limit)
      var first: [Day?] = []
      var next = 0
      for (index, path) in (drawn?.paths ?? []).enumerated() {
        let day = path.first { candidate.isInvited(by: $0) && $0.day <= end }?.day
        first.append(day)
        if let day { anyFirst[index] = min(anyFirst[index] ?? day, day) }
        if let round = path.first, candidate.isInvited(by: round) { next += 1 }
      }
      return Chance(
        family: family, candidate: candidate, asOf: asOf,
        nextRound: drawn.map { Double(next) / Double($0.paths.count) },
        byDate: drawn == nil ? [] : points(first, on: days),
        ahead: pool?.standing(of: candidate.score).ahead, lastRounds: past,
        abstention: drawn == nil ? abstention(history) : nil)
    }
    if families.count > 1 {
      let isKnown = results.contains { $0.nextRound != nil }
      results.append(
        Chance(
          family: nil, candidate: candidate, asOf: asOf, nextRound: nil,
          byDate: isKnown ? points(anyFirst, on: days) : [],
          ahead: pool?.standing(of: candidate.score).ahead, lastRounds: [], abstention: nil))
    }
    return results
  }

  /// Rounds to come of a family, drawn many times; nil where nothing can be said.
  func paths(of family: Family, through end: Day, limit: Int) -> RoundPaths? {
    RoundPaths(
      of: family, in: rounds, asOf: asOf, through: end, limit: limit, forecaster: forecaster,
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
