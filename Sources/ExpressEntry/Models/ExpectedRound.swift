import Statistics
import TimeSeries

/// The day and size of a round: as given, or else as the family's last rounds let expect.
struct ExpectedRound: Sendable {
  let day: Day
  let invitations: Int

  /// Expects the median of the last twelve gaps, and the size that persistence gives; nil before a
  /// family's first round.
  ///
  /// - Parameters:
  ///   - question: The question, with what is given and the rounds before.
  ///   - sizes: What is known of the sizes of rounds.
  init?(_ question: CutoffQuestion, sizes: SizePersistence) {
    guard let last = question.history.last else { return nil }
    let recent = question.history.suffix(13)
    let gaps = zip(recent, recent.dropFirst()).map { Double($0.day.distance(to: $1.day)) }
    let gap = gaps.isEmpty ? 14 : Int(gaps.quantiles([0.5])[0].rounded())
    day = question.day ?? max(last.day.advanced(by: gap), question.origin.advanced(by: 1))
    invitations =
      question.invitations ?? sizes.expected(after: question.history, on: question.origin)
  }
}
