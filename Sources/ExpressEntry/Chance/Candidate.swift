public import TimeSeries

/// Someone in the pool: a score, and since when.
public struct Candidate: Sendable, Equatable {
  /// The score, in CRS points.
  public let score: Int

  /// The day on which the profile was submitted.
  public let submitted: Day

  /// Creates a candidate with a score from 0 to 1200.
  public init(score: Int, submitted: Day) {
    precondition((0...1200).contains(score), "a score of \(score)")
    self.score = score
    self.submitted = submitted
  }

  /// The last day on which the profile is in the pool: it stays for twelve months.
  public var lastDay: Day { submitted.advanced(by: 365) }

  /// Whether a past round would have invited the candidate, had the profile been there.
  ///
  /// With the score of the cut-off itself, those whose profile was submitted before the tie-break;
  /// nil where there is no tie-break to tell.
  public func isInvited(by round: Round) -> Bool? {
    if score != round.wholePoints { return score > round.wholePoints }
    return round.tieBreak.map { submitted < $0.day }
  }

  /// Whether a round to come would invite the candidate.
  func isInvited(by step: RoundPaths.Step) -> Bool {
    guard step.day <= lastDay else { return false }
    let cutoff = Int(step.cutoff.rounded())
    if score != cutoff { return score > cutoff }
    return submitted.distance(to: step.day) >= step.waitAtCutoff
  }
}
