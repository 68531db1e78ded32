import TimeSeries

/// What past rounds have left of a category's pool: for how long candidates of each score have gathered.
///
/// Each round takes the candidates above its cut-off away, and so cuts the pool like a skyline: above
/// the last cut-off candidates have come only since the last round, below it since the last round
/// that reached down to them. The lower the score, the longer, in a few steps.
struct Skyline: Sendable {
  /// Scores next to each other whose candidates have gathered since the same day.
  struct Step: Sendable {
    /// The scores.
    var scores: ClosedRange<Int>

    /// The day, counted as in ``Day/number``, since which candidates have gathered.
    let since: Double

    /// The number of days for which they have gathered, up to a day.
    func age(on day: Day) -> Double {
      min(max(Double(day.number) - since, Skyline.leastAge), Skyline.validity)
    }
  }

  /// The scores that candidates may have.
  static let scores = 0...1200

  /// For how many days a profile stays in the pool.
  private static let validity = 365.0

  /// The least time for which candidates have gathered, in days: on the day of a round some come.
  private static let leastAge = 0.3

  /// The steps, from the highest scores down.
  private(set) var steps: [Step]

  /// Starts before a category's first round, when nobody has been invited for as long as profiles last.
  init(before round: Round) {
    steps = [
      Step(scores: Skyline.scores, since: Double(round.day.number) - Skyline.validity)
    ]
  }

  /// Takes the candidates of a round away.
  ///
  /// Of those with the score of the cut-off itself, the ones who came after the tie-break stay.
  mutating func take(_ round: Round) {
    let cutoff = round.wholePoints
    guard let index = steps.firstIndex(where: { $0.scores.contains(cutoff) }) else { return }
    let step = steps[index]
    var top: [Step] = []
    if cutoff < Skyline.scores.upperBound {
      top.append(
        Step(
          scores: cutoff + 1...Skyline.scores.upperBound, since: Double(round.day.number)))
    }
    top.append(
      Step(scores: cutoff...cutoff, since: max(step.since, Skyline.lastInvited(in: round))))
    if step.scores.lowerBound < cutoff {
      top.append(Step(scores: step.scores.lowerBound...cutoff - 1, since: step.since))
    }
    steps.replaceSubrange(...index, with: top)
  }

  /// For how many days candidates came who are invited at the cut-off of a round.
  func ageOfInvited(atCutoffOf round: Round) -> Double {
    guard let step = steps.first(where: { $0.scores.contains(round.wholePoints) }) else { return 0 }
    let start = max(step.since, Double(round.day.number) - Skyline.validity)
    let invited = max(Skyline.lastInvited(in: round) - start, Skyline.leastAge)
    return min(invited, step.age(on: round.day))
  }

  /// The day of the last profile that a round invites at its cut-off.
  private static func lastInvited(in round: Round) -> Double {
    Double(min(round.tieBreak?.day ?? round.day, round.day).number)
  }
}
