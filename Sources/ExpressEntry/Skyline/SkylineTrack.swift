import Statistics
import TimeSeries

/// A family's rounds seen through every inflow and smoothing constant: the level of the inflow after
/// each round, and what would have been said of the cut-off of each before it.
struct SkylineTrack: Sendable {
  /// A steepness of the inflow and a smoothing constant of its level.
  struct Setting: Sendable {
    let inflow: SkylineInflow
    let smoothingConstant: Double
  }

  /// The settings, those of one inflow together.
  static let settings = inflows.flatMap { inflow in
    smoothingConstants.map { Setting(inflow: inflow, smoothingConstant: $0) }
  }

  private static let inflows = [
    0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.08,
  ].map(SkylineInflow.init(steepness:))

  private static let smoothingConstants = [0.2, 0.3, 0.45, 0.65, 0.85, 1.0]

  /// The rounds, in the order of time.
  let rounds: [Round]

  /// The absolute errors of what is said before each round from the second on, a row a round and a
  /// number a setting.
  private(set) var errors: [[Double]] = []

  /// The level of each setting after each round.
  private var levels: [[Double]] = []

  /// Follows a family's rounds.
  ///
  /// - Parameters:
  ///   - rounds: The rounds, in the order of time.
  ///   - given: What is known of each round before its cut-off is.
  init(_ rounds: [Round], given: Given) {
    self.rounds = rounds
    guard let first = rounds.first else { return }
    var skyline = Skyline(before: first)
    for (index, round) in rounds.enumerated() {
      if index > 0 {
        let expected = Expected(
          after: rounds[..<index], day: given == .nothing ? nil : round.day,
          invitations: given == .dateAndSize ? round.invitations : nil)
        errors.append(
          cutoffs(of: expected, skyline: skyline, levels: levels[index - 1])
            .map { abs($0 - Double(round.cutoff)) })
      }
      let observed = Self.inflows.map { $0.level(of: round, before: skyline) }
      let perInflow = Self.smoothingConstants.count
      levels.append(
        Self.settings.indices.map { setting in
          let level = observed[setting / perInflow]
          guard let last = levels.last?[setting] else { return level }
          return last + Self.settings[setting].smoothingConstant * (level - last)
        })
      skyline.take(round)
    }
  }

  /// The cut-off of the round after so many, by one setting.
  func cutoff(of expected: Expected, after count: Int, setting: Int) -> Double {
    state(after: count, setting: setting)
      .cutoff(invitations: expected.invitations, on: expected.day)
  }

  /// What so many rounds have left, by one setting.
  func state(after count: Int, setting: Int) -> SkylineState {
    var skyline = Skyline(before: rounds[0])
    for round in rounds.prefix(count) { skyline.take(round) }
    return SkylineState(
      skyline: skyline, level: levels[count - 1][setting], setting: Self.settings[setting])
  }

  /// The cut-off by each setting.
  private func cutoffs(
    of expected: Expected, skyline: Skyline, levels: [Double]
  ) -> [Double] {
    Self.settings.indices.map { setting in
      Self.settings[setting].inflow.cutoff(
        invitations: expected.invitations, on: expected.day, skyline: skyline,
        level: levels[setting])
    }
  }
}

extension SkylineTrack {
  /// The day and size of a round: as given, or else as the family's last rounds let expect.
  struct Expected: Sendable {
    let day: Day
    let invitations: Int

    /// Expects the median of the last gaps, and the last size.
    ///
    /// - Parameters:
    ///   - rounds: The rounds before, at least one.
    ///   - origin: The day on which it is asked; the round is after it.
    ///   - day: The day, where it is given.
    ///   - invitations: The number of invitations, where it is given.
    init(after rounds: ArraySlice<Round>, asked origin: Day? = nil, day: Day?, invitations: Int?) {
      let last = rounds[rounds.endIndex - 1]
      let recent = rounds.suffix(13)
      let gaps = zip(recent, recent.dropFirst()).map { Double($0.day.distance(to: $1.day)) }
      let gap = gaps.isEmpty ? 14 : Int(gaps.quantiles([0.5])[0].rounded())
      let usual = last.day.advanced(by: gap)
      self.day = day ?? max(usual, origin?.advanced(by: 1) ?? usual)
      self.invitations = invitations ?? last.invitations
    }
  }
}
