import RealModule
import TimeSeries

/// How eligible candidates come in: so many a day at each score, ever fewer the higher the score.
///
///     ρ(s) = exp(a − b·(s − 480) − (s − 480)² ÷ 2σ²)
///
/// This is the upper side of a normal distribution, whose logarithm bends: a score of 380 is hardly
/// less usual than one of 390, one of 530 much less than one of 520. An exponential decline, which
/// has no bend, fits rounds of one size and misses when the size jumps. With the time for which
/// candidates have gathered the inflow gives the number of them at each score, and so the cut-off of a
/// round of a given size, or from a cut-off the level a.
struct SkylineInflow: Sendable {
  /// The rate b at which the inflow falls with the score at 480, per CRS point.
  let steepness: Double

  /// What comes in a day at each score and above at the level zero.
  private let above: [Double]

  /// The score at which the level and the steepness are measured.
  private static let reference = 480

  /// The spread σ of the scores, in CRS points.
  ///
  /// That of the pool as it is published is 66–73; of the spreads from 40 points to none at all, 50–70
  /// forecast best, before 2025 as after.
  private static let spread = 60.0

  /// Prepares the inflow of a steepness.
  init(steepness: Double) {
    self.steepness = steepness
    var above = Array(repeating: 0.0, count: Skyline.scores.upperBound + 2)
    for score in Skyline.scores.reversed() {
      let distance = Double(score - Self.reference)
      above[score] =
        above[score + 1]
        + .exp(-steepness * distance - distance * distance / (2 * Self.spread * Self.spread))
    }
    self.above = above
  }

  /// How many come in a day at a score.
  func perDay(at score: Int, level: Double) -> Double {
    .exp(level) * inflow(at: score...score)
  }

  /// The level a at which a round of this size has this cut-off.
  func level(of round: Round, before skyline: Skyline) -> Double {
    var stock =
      inflow(at: round.wholePoints...round.wholePoints) * skyline.ageOfInvited(atCutoffOf: round)
    for step in skyline.steps where step.scores.upperBound > round.wholePoints {
      let above = max(step.scores.lowerBound, round.wholePoints + 1)...step.scores.upperBound
      stock += inflow(at: above) * step.age(on: round.day)
    }
    return .log(Double(round.invitations)) - .log(stock)
  }

  /// The score at which as many candidates have gathered as a round invites.
  ///
  /// - Parameters:
  ///   - invitations: The number of invitations.
  ///   - day: The day of the round.
  ///   - skyline: What the rounds before have left.
  ///   - level: The level a of the inflow.
  /// - Returns: The cut-off, with up to half a point more or less for few or many invited at it.
  func cutoff(invitations: Int, on day: Day, skyline: Skyline, level: Double) -> Double {
    var wanted = Double(invitations) * .exp(-level)
    for step in skyline.steps {
      let age = step.age(on: day)
      let stock = inflow(at: step.scores) * age
      guard stock < wanted else {
        return cutoff(wanted: wanted / age, in: step.scores)
      }
      wanted -= stock
    }
    return 0
  }

  /// The score of a range at and above which so much comes in within the range.
  private func cutoff(wanted: Double, in scores: ClosedRange<Int>) -> Double {
    let total = above[scores.upperBound + 1] + wanted
    // The highest score with as much, between one that has it and one that has not.
    var (reached, missed) = (scores.lowerBound, scores.upperBound + 1)
    while missed - reached > 1 {
      let middle = (reached + missed) / 2
      if above[middle] >= total { reached = middle } else { missed = middle }
    }
    let share = (total - above[reached + 1]) / inflow(at: reached...reached)
    return Double(reached) + 0.5 - min(max(share, 0), 1)
  }

  /// What comes in a day within a range of scores at the level zero.
  private func inflow(at scores: ClosedRange<Int>) -> Double {
    above[scores.lowerBound] - above[scores.upperBound + 1]
  }
}
