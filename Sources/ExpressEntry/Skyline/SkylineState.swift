import TimeSeries

/// A family's stock of candidates on its way through rounds that have not been held yet.
struct SkylineState: Sendable {
  private var skyline: Skyline
  private var level: Double
  private let setting: SkylineTrack.Setting

  init(skyline: Skyline, level: Double, setting: SkylineTrack.Setting) {
    self.skyline = skyline
    self.level = level
    self.setting = setting
  }

  /// The cut-off at which as many candidates have gathered as are invited.
  func cutoff(invitations: Int, on day: Day) -> Double {
    setting.inflow.cutoff(invitations: invitations, on: day, skyline: skyline, level: level)
  }

  /// How many eligible candidates come in a day at a score.
  func inflow(at score: Int) -> Double { setting.inflow.perDay(at: score, level: level) }

  /// How many eligible candidates wait at each score on a day, from a score up to another.
  func stock(at scores: ClosedRange<Int>, on day: Day) -> [Double] {
    scores.map { score in
      let step = skyline.steps.first { $0.scores.contains(score) }
      return inflow(at: score) * (step?.age(on: day) ?? 0)
    }
  }

  /// Holds a round: learns the level of the inflow from it and takes its candidates away.
  mutating func hold(_ round: Round) {
    let observed = setting.inflow.level(of: round, before: skyline)
    level += setting.smoothingConstant * (observed - level)
    skyline.take(round)
  }
}
