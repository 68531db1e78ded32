import RealModule
import TimeSeries

/// How eligible candidates come in: so many a day at each score, fewer the higher the score.
///
///     ρ(s) = exp(a − b·(s − 480))
///
/// With the time for which candidates have gathered this gives the number of them at each score, and
/// so the cut-off of a round of a given size, or from a cut-off the level a.
struct SkylineInflow: Sendable {
  /// The rate b at which the inflow falls with the score, per CRS point.
  let steepness: Double

  /// The score at which the level is measured.
  private static let reference = 480

  /// How many come in a day at a score.
  func perDay(at score: Int, level: Double) -> Double {
    .exp(level) * inflow(at: score...score)
  }

  /// The level a at which a round of this size has this cut-off.
  func level(of round: Round, before skyline: Skyline) -> Double {
    var stock =
      inflow(at: round.cutoff...round.cutoff) * skyline.ageOfInvited(atCutoffOf: round)
    for step in skyline.steps where step.scores.upperBound > round.cutoff {
      let above = max(step.scores.lowerBound, round.cutoff + 1)...step.scores.upperBound
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

  /// The score of a range above which so much comes in within the range.
  private func cutoff(wanted: Double, in scores: ClosedRange<Int>) -> Double {
    // From the top down the inflow of n scores is that of the first times (e^bn − 1) ÷ (e^b − 1).
    let top = inflow(at: scores.upperBound...scores.upperBound)
    let count = Double.log(onePlus: wanted / top * .expMinusOne(steepness)) / steepness
    let whole = min(Int(count), scores.count - 1)
    let score = scores.upperBound - whole
    let above = whole == 0 ? 0 : inflow(at: score + 1...scores.upperBound)
    let share = (wanted - above) / inflow(at: score...score)
    return Double(score) + 0.5 - min(max(share, 0), 1)
  }

  /// What comes in a day within a range of scores at the level zero, a geometric sum.
  private func inflow(at scores: ClosedRange<Int>) -> Double {
    let lowest = Double.exp(-steepness * Double(scores.lowerBound - Self.reference))
    return lowest * Double.expMinusOne(-steepness * Double(scores.count))
      / Double.expMinusOne(-steepness)
  }
}
