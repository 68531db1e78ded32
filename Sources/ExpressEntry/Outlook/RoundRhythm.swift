import Statistics
import TimeSeries

/// When a category's rounds come and how large they are, from its last ones.
///
/// A category's rhythm changes by decision, so only its last twelve rounds speak. Days without a
/// round count: of the gaps, only those longer than the days that have already passed are possible.
struct RoundRhythm: Sendable {
  /// The days between one round and the next, oldest first.
  let gaps: [Int]

  /// The numbers of invitations, oldest first.
  let sizes: [Int]

  /// The last round.
  let last: Round

  private static let memory = 12

  /// Looks at a category's rounds; nil where there is none.
  init?(_ history: [Round]) {
    guard let last = history.last else { return nil }
    let recent = history.suffix(Self.memory + 1)
    self.last = last
    gaps = zip(recent, recent.dropFirst()).map { $0.day.distance(to: $1.day) }
    sizes = recent.suffix(Self.memory).map(\.invitations)
  }

  /// Whether the category has paused for so long that its past rhythm says nothing of a next round.
  ///
  /// More than half a year, and more than twice its longest gap.
  func isDormant(on day: Day) -> Bool {
    let pause = last.day.distance(to: day)
    return pause > 183 && pause > 2 * (gaps.max() ?? 0)
  }

  /// The day of the next round, seen from a day on which it has not been held.
  func nextDay(after day: Day) -> Estimate<Day>? {
    let passed = last.day.distance(to: day)
    let possible = gaps.filter { $0 > passed }.map(Double.init)
    guard possible.count >= 3 || (possible.count >= 1 && passed == 0) else { return nil }
    return Estimate(possible) { last.day.advanced(by: Int($0.rounded())) }
  }

  /// The number of invitations of the next round.
  var nextSize: Estimate<Int>? {
    Estimate(sizes.map(Double.init)) { Int($0.rounded()) }
  }
}

/// The median of what is expected, and between what bounds four of five cases fall.
public struct Estimate<Value: Sendable & Equatable>: Sendable, Equatable {
  /// As likely exceeded as not.
  public let median: Value

  /// One case in ten is below.
  public let lower: Value

  /// One case in ten is above.
  public let upper: Value

  /// The quantiles of past cases.
  init?(_ cases: [Double], as value: (Double) -> Value) {
    guard !cases.isEmpty else { return nil }
    let quantiles = cases.quantiles([0.1, 0.5, 0.9])
    lower = value(quantiles[0])
    median = value(quantiles[1])
    upper = value(quantiles[2])
  }

  /// A value that is given.
  init(given value: Value) {
    median = value
    lower = value
    upper = value
  }
}
