import TimeSeries

/// A category's stock of candidates on its way through rounds that have not been held yet.
struct SkylineState: Sendable {
  /// The level of the inflow as it is known.
  struct Level: Sendable {
    var mean: Double
    var variance: Double
    var day: Day

    /// Whether it drifts with that of other categories.
    let isPooled: Bool
  }

  private var skyline: Skyline
  private var level: Level
  private let inflow: SkylineInflow

  init(skyline: Skyline, level: Level, inflow: SkylineInflow) {
    self.skyline = skyline
    self.level = level
    self.inflow = inflow
  }

  /// The cut-off at which as many candidates have gathered as are invited.
  func cutoff(invitations: Int, on day: Day) -> Double {
    inflow.cutoff(invitations: invitations, on: day, skyline: skyline, level: level.mean)
  }

  /// How many eligible candidates come in a day at a score.
  func inflow(at score: Int) -> Double { inflow.perDay(at: score, level: level.mean) }

  /// How many eligible candidates wait at each score on a day, from a score up to another.
  func stock(at scores: ClosedRange<Int>, on day: Day) -> [Double] {
    scores.map { score in
      let step = skyline.steps.first { $0.scores.contains(score) }
      return inflow(at: score) * (step?.age(on: day) ?? 0)
    }
  }

  /// Holds a round: learns the level of the inflow from it and takes its candidates away.
  mutating func hold(_ round: Round) {
    let days = max(0, level.day.distance(to: round.day))
    level.variance += InflowLevels.drift(isPooled: level.isPooled, days: days)
    level.day = round.day
    let gain = level.variance / (level.variance + InflowLevels.noise)
    level.mean += gain * (inflow.level(of: round, before: skyline) - level.mean)
    level.variance *= 1 - gain
    skyline.take(round)
  }
}
