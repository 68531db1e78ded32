import Forecasting
import RealModule
import TimeSeries

/// A stock-and-flow model of cut-offs: candidates gather at every score, and rounds take those on top.
///
///     k = Σ_{s ≥ y} ρ(s)·age(s, t)
///
/// The cut-off y of a round of k invitations on day t follows from the inflow ρ and from the time
/// age(s, t) for which candidates of each score have gathered. Each past round tells the level of the
/// inflow on its day, which is tracked by exponential smoothing. The steepness of the inflow and the
/// smoothing constant are those by which past cut-offs of the family were forecast best, errors of
/// two years ago counting half, and those of the other families together as one error more.
///
/// Size and day are those of the question, or else the family's last size and median gap.
public struct SkylineModel: CutoffModel {
  /// The name by which it is asked for.
  public let name = "skyline"

  private let tracks: [SkylineTrack]

  /// The days after which an error counts half.
  private static let halfLife = 730.0

  /// Follows the rounds of every family.
  ///
  /// - Parameters:
  ///   - rounds: The rounds; for a question those count that are known on its origin.
  ///   - given: What is known of a round before its cut-off is, in choosing by past errors.
  public init(rounds: Rounds, given: Given) {
    tracks = rounds.families.map { SkylineTrack(rounds.of($0), given: given) }
  }

  /// The cut-off at which as many candidates have gathered as are invited.
  public func cutoff(_ question: CutoffQuestion) -> Double? {
    let count = question.history.count
    guard
      let track = tracks.first(where: { $0.rounds.first?.family == question.family }),
      let last = question.history.last, count <= track.rounds.count,
      track.rounds[count - 1] == last
    else { return nil }
    let expected = SkylineTrack.Expected(
      after: question.history[...], asked: question.origin, day: question.day,
      invitations: question.invitations)
    return track.cutoff(
      of: expected, after: count, setting: bestSetting(for: question.family, on: question.origin))
  }

  /// What past rounds have left of a family's candidates, as it was known on a day.
  ///
  /// - Parameters:
  ///   - family: The family.
  ///   - count: How many of its rounds were known, at least one.
  ///   - day: The day.
  /// - Returns: The stock on its way, nil where the family is unknown.
  func state(of family: Family, after count: Int, on day: Day) -> SkylineState? {
    guard let track = tracks.first(where: { $0.rounds.first?.family == family }), count >= 1,
      count <= track.rounds.count
    else { return nil }
    return track.state(after: count, setting: bestSetting(for: family, on: day))
  }

  /// The setting with the least past errors, as far as they were known on a day.
  private func bestSetting(for family: Family, on day: Day) -> Int {
    var losses = Array(repeating: 0.0, count: SkylineTrack.settings.count)
    var others = losses
    var otherCount = 0.0
    for track in tracks {
      guard let (sums, weight) = pastErrors(of: track, on: day), let least = sums.min() else {
        continue
      }
      // In units of what the best setting misses by, a point at the least.
      let scale = max(least / weight, 1)
      if track.rounds[0].family == family {
        losses = sums.map { $0 / scale }
      } else {
        for (setting, sum) in sums.enumerated() { others[setting] += sum / weight / scale }
        otherCount += 1
      }
    }
    if otherCount > 0 {
      for setting in losses.indices { losses[setting] += others[setting] / otherCount }
    }
    return losses.indices.min { losses[$0] < losses[$1] } ?? 0
  }

  /// The discounted sum of each setting's absolute errors, and what they count for; nil for none.
  private func pastErrors(
    of track: SkylineTrack, on day: Day
  ) -> (sums: [Double], weight: Double)? {
    var sums = Array(repeating: 0.0, count: SkylineTrack.settings.count)
    var total = 0.0
    for (round, errors) in zip(track.rounds.dropFirst(), track.errors) where round.day <= day {
      let weight = Double.exp2(-Double(round.day.distance(to: day)) / Self.halfLife)
      for (setting, error) in errors.enumerated() { sums[setting] += weight * error }
      total += weight
    }
    return total > 0 ? (sums, total) : nil
  }
}
