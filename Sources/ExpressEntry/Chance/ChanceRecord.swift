import Statistics
public import TimeSeries

/// How the chances that would have been given before past rounds turned out.
///
/// Before each round, on the day of the category's last one, candidates of scores around the last
/// cut-off are asked for; what was said of the next round is compared with what it did.
public struct ChanceRecord: Sendable {
  /// The chances of one tenth of the range, and what came of them.
  public struct Tenth: Sendable, Equatable {
    /// The lower end, from 0 to 0.9.
    public let lower: Double

    /// The number of cases.
    public let cases: Int

    /// The mean chance that was given.
    public let given: Double

    /// The share that was invited.
    public let invited: Double
  }

  /// The tenths that have cases, the lowest first.
  public let tenths: [Tenth]

  /// The mean squared distance of the chance from what happened: Brier (1950), Monthly Weather
  /// Review 78.
  public let brier: Double

  /// That of the share of the category's past rounds that would have invited the score.
  public let brierOfPastShare: Double

  /// The number of cases.
  public let cases: Int

  /// Asks for past chances.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - start: The first day of a round asked for.
  ///   - horizon: Within how many days a round must invite; nil for the next round, whenever it is.
  ///   - offsets: The scores asked for, from the last cut-off.
  ///   - paths: The number of paths drawn before each round.
  ///   - minimumHistory: The least number of earlier rounds of a category.
  ///   - sharedVariance: The part of the variance of an error that all rounds of a path share; nil for
  ///     that with which chances are said.
  public init(
    _ rounds: Rounds, from start: Day, within horizon: Int? = nil,
    offsets: [Int] = Array(stride(from: -50, through: 50, by: 10)),
    paths: Int = 500, minimumHistory: Int = 4, sharedVariance: Double? = nil
  ) {
    let forecaster = CutoffForecaster(
      rounds: rounds, given: .dateAndSize, minimumHistory: minimumHistory)
    var said: [(chance: Double, share: Double, isInvited: Bool)] = []
    for question in CutoffQuestion.past(rounds, given: .nothing, minimumHistory: minimumHistory) {
      let end = question.origin.advanced(by: horizon ?? 0)
      guard let outcome = question.outcome, outcome.day >= start, let last = question.history.last,
        horizon == nil || rounds.lastDay.map({ end <= $0 }) == true,
        let drawn = RoundPaths(
          of: question.category, in: rounds.through(question.origin), asOf: question.origin,
          through: end, limit: horizon == nil ? 1 : .max, forecaster: forecaster,
          minimumHistory: minimumHistory, count: paths, seed: 1,
          sharedVariance: sharedVariance ?? RoundPaths.sharedVariance)
      else { continue }
      for offset in offsets {
        let score = min(max(last.wholePoints + offset, 0), 1200)
        let candidate = Candidate(score: score, submitted: question.origin)
        let held =
          horizon == nil
          ? [outcome]
          : rounds.of(question.category).filter { $0.day > question.origin && $0.day <= end }
        let isInvited = held.contains { candidate.isInvited(by: $0) == true }
        let invited = drawn.paths.count { path in
          path.contains {
            (horizon == nil || $0.day <= end) && candidate.isInvited(by: $0)
          }
        }
        let past = question.history.count { score > $0.wholePoints }
        said.append(
          (
            Double(invited) / Double(drawn.paths.count),
            Double(past) / Double(question.history.count), isInvited
          ))
      }
    }
    tenths = (0..<10).compactMap { tenth in
      let some = said.filter { min(9, Int($0.chance * 10)) == tenth }
      guard !some.isEmpty else { return nil }
      return Tenth(
        lower: Double(tenth) / 10, cases: some.count, given: some.map(\.chance).mean,
        invited: Double(some.count(where: \.isInvited)) / Double(some.count))
    }
    func brier(_ chance: ((chance: Double, share: Double, isInvited: Bool)) -> Double) -> Double {
      said.map { one in
        let error = chance(one) - (one.isInvited ? 1 : 0)
        return error * error
      }.mean
    }
    cases = said.count
    self.brier = said.isEmpty ? .nan : brier { $0.chance }
    brierOfPastShare = said.isEmpty ? .nan : brier { $0.share }
  }
}
