import Forecasting
import TimeSeries

/// A stock-and-flow model of cut-offs: candidates gather at every score, and rounds take those on top.
///
///     k = Σ_{s ≥ y} ρ(s)·age(s, t)
///
/// The cut-off y of a round of k invitations on day t follows from the inflow ρ and from the time
/// age(s, t) for which candidates of each score have gathered. Each past round tells the level of the
/// inflow on its day, which is followed for all categories together (``InflowLevels``). The steepness of
/// the inflow is that by which past cut-offs of the category were forecast best with day and size known,
/// errors of two years ago counting half, and those of the other categories as two errors more.
///
/// Size and day are those of the question, or else those that the past lets expect.
public struct SkylineModel: CutoffModel {
  /// The name by which it is asked for.
  public let name = CutoffModelName.skyline

  /// What is known of the sizes of rounds.
  let sizes: SizePersistence

  private let categories: [Category]
  private let histories: [[Round]]

  /// What each number of rounds has left, a row a category.
  private let skylines: [[Skyline]]

  /// The days of all rounds, and the levels after each.
  private let days: [Day]
  private let levels: [InflowLevels]

  /// The past errors of each steepness, of categories that share candidates and of those that do not.
  private let pooled: PooledChoice
  private let apart: PooledChoice

  private static let inflows = [
    0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08,
  ].map(SkylineInflow.init(steepness:))

  /// The weight of the other categories' errors, in errors of the category's own.
  private static let othersWeight = 2.0

  /// Follows the rounds of every category.
  ///
  /// - Parameter rounds: The rounds; for a question those count that are known on its origin.
  public init(rounds: Rounds) {
    sizes = SizePersistence(rounds)
    categories = rounds.categories
    histories = rounds.categories.map(rounds.of)
    days = rounds.all.map(\.day)
    var skylines: [[Skyline]] = histories.map { history in
      history.first.map { [Skyline(before: $0)] } ?? []
    }
    var current = InflowLevels(categories: categories.count, inflows: Self.inflows.count)
    var levels: [InflowLevels] = []
    var pooled = PooledChoice(candidates: Self.inflows.count)
    var apart = pooled
    // On the eve of a round, no other of its day is known.
    var eve = current
    for (index, round) in rounds.all.enumerated() {
      if index > 0, days[index - 1] < round.day { eve = current }
      guard let category = categories.firstIndex(of: round.category),
        let skyline = skylines[category].last
      else { continue }
      let isPooled = !round.category.isClearedByRounds
      if skylines[category].count > 1 {
        let errors = Self.inflows.indices.map { inflow in
          let cutoff = Self.inflows[inflow].cutoff(
            invitations: round.invitations, on: round.day, skyline: skyline,
            level: eve.level(of: category + 1, isPooled: isPooled, inflow: inflow))
          return abs(cutoff - round.points)
        }
        if isPooled {
          pooled.append(errors, of: round.category, knownOn: round.day)
        } else {
          apart.append(errors, of: round.category, knownOn: round.day)
        }
      }
      current.observe(
        Self.inflows.map { $0.level(of: round, before: skyline) }, of: category + 1,
        isPooled: isPooled, on: round.day)
      levels.append(current)
      var next = skyline
      next.take(round)
      skylines[category].append(next)
    }
    self.skylines = skylines
    self.levels = levels
    self.pooled = pooled
    self.apart = apart
  }

  /// The cut-off at which as many candidates have gathered as are invited.
  public func cutoff(_ question: CutoffQuestion) -> Double? {
    guard let expected = expected(question) else { return nil }
    return state(of: question.category, after: question.history.count, on: question.origin)?
      .cutoff(invitations: expected.invitations, on: expected.day)
  }

  /// The day and size of the round that is asked about; nil before a category's first.
  func expected(_ question: CutoffQuestion) -> ExpectedRound? {
    ExpectedRound(question, sizes: sizes)
  }

  /// What past rounds have left of a category's candidates, as it was known on a day.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - count: How many of its rounds were known, at least one.
  ///   - day: The day.
  ///   - chosenOn: The day on whose past errors the steepness is chosen; by default the same.
  /// - Returns: The stock on its way, nil where the category is unknown.
  func state(
    of category: Category, after count: Int, on day: Day, chosenOn: Day? = nil
  ) -> SkylineState? {
    guard let index = categories.firstIndex(of: category), count >= 1,
      count <= histories[index].count, let known = days.lastIndex(where: { $0 <= day })
    else { return nil }
    let isPooled = !category.isClearedByRounds
    let inflow = (isPooled ? pooled : apart).best(
      for: category, on: chosenOn ?? day, othersWeight: Self.othersWeight)
    let levels = levels[known]
    return SkylineState(
      skyline: skylines[index][count],
      level: SkylineState.Level(
        mean: levels.level(of: index + 1, isPooled: isPooled, inflow: inflow),
        variance: levels.variance(of: index + 1, isPooled: isPooled), day: days[known],
        isPooled: isPooled),
      inflow: Self.inflows[inflow])
  }
}
