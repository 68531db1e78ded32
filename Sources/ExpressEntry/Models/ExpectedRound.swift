import RealModule
import Statistics
import TimeSeries

/// The day and size of a round: as given, or else as the category's last rounds let expect.
struct ExpectedRound: Sendable {
  let day: Day
  let invitations: Int

  /// Expects the median of those of the last twelve gaps that are still possible, and the size that
  /// persistence gives; nil before a category's first round.
  ///
  /// - Parameters:
  ///   - question: The question, with what is given and the rounds before.
  ///   - sizes: What is known of the sizes of rounds.
  init?(_ question: CutoffQuestion, sizes: SizePersistence) {
    guard let last = question.history.last else { return nil }
    let recent = question.history.suffix(13)
    let gaps = zip(recent, recent.dropFirst()).map { Double($0.day.distance(to: $1.day)) }
    // Days without a round count: what has been waited longer than cannot be the gap.
    let passed = Double(last.day.distance(to: question.origin))
    let possible = gaps.filter { $0 > passed }
    // Where it has been waited longer than ever, the wait goes on as it comes: exponentially.
    let gap =
      gaps.isEmpty
      ? passed + 14
      : possible.isEmpty ? passed + gaps.mean * .log(2) : possible.quantiles([0.5])[0]
    day = question.day ?? last.day.advanced(by: max(Int(gap.rounded()), Int(passed) + 1))
    invitations =
      question.invitations ?? sizes.expected(after: question.history, on: question.origin)
  }
}
