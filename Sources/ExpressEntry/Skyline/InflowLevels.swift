import TimeSeries

/// The levels of the inflow of all categories, as rounds tell them: a common one, and what each category
/// has more or less.
///
///     a_f(t) = c(t) + d_f(t),    observed: log k − log Σ_{s ≥ y} ρ₀(s)·age(s, t) = a_f(t) + ε
///
/// Both parts are random walks, and a Kalman filter (Kalman 1960) follows them. What a round of one
/// category tells of the common level moves those of all others, the more the longer their own last
/// rounds are past: so a category that has paused for a year starts where the others have gone
/// meanwhile. The gain does not depend on what is observed, so one filter serves every steepness.
struct InflowLevels: Sendable {
  /// The variance by which the common level drifts in a year, of logarithms.
  private static let commonDrift = 0.3

  /// The variance by which a category's own part drifts in a year.
  private static let ownDrift = 0.1

  /// The variance of what a round tells.
  static let noise = 0.1

  /// The variance of the categories' own parts at the start, and of the common level.
  private static let spread = 4.0

  /// The number of inflows that are followed side by side.
  private let inflows: Int

  /// For each inflow the common level, then the categories' own parts, each in a row.
  private var means: [Double]

  /// The covariances of the parts, in rows.
  private var covariances: [Double]

  private let parts: Int
  private var isStarted: [Bool]
  private(set) var day: Day?

  /// Starts before any round.
  init(categories: Int, inflows: Int) {
    self.inflows = inflows
    parts = categories + 1
    means = Array(repeating: 0, count: parts * inflows)
    covariances = Array(repeating: 0, count: parts * parts)
    for part in 0..<parts { covariances[part * parts + part] = Self.spread }
    isStarted = Array(repeating: false, count: parts)
  }

  /// Learns from a round, no earlier than the last.
  ///
  /// - Parameters:
  ///   - observed: The level that each inflow needs for the round's cut-off.
  ///   - category: The category's place, from one.
  ///   - isPooled: Whether it shares the common level.
  ///   - day: The day of the round.
  mutating func observe(_ observed: [Double], of category: Int, isPooled: Bool, on day: Day) {
    advance(to: day)
    start(category, at: observed, isPooled: isPooled)
    let loading = isPooled ? 1.0 : 0
    let variance = self.variance(of: category, isPooled: isPooled) + Self.noise
    let shared = (0..<parts).map { part in
      covariances[part * parts + category] + loading * covariances[part * parts]
    }
    let misses = observed.indices.map { inflow in
      observed[inflow] - level(of: category, isPooled: isPooled, inflow: inflow)
    }
    for part in 0..<parts where shared[part] != 0 {
      let gain = shared[part] / variance
      for inflow in misses.indices { means[part * inflows + inflow] += gain * misses[inflow] }
      for other in 0..<parts { covariances[part * parts + other] -= gain * shared[other] }
    }
  }

  /// The level of a category by one inflow.
  func level(of category: Int, isPooled: Bool, inflow: Int) -> Double {
    means[category * inflows + inflow] + (isPooled ? means[inflow] : 0)
  }

  /// The variance of a category's level.
  func variance(of category: Int, isPooled: Bool) -> Double {
    let own = covariances[category * parts + category]
    return isPooled ? covariances[0] + 2 * covariances[category] + own : own
  }

  /// The variance by which a category's level drifts in a number of days.
  static func drift(isPooled: Bool, days: Int) -> Double {
    (ownDrift + (isPooled ? commonDrift : 0)) * Double(days) / 365.25
  }

  /// Lets the levels drift up to a day.
  private mutating func advance(to day: Day) {
    let days = self.day.map { $0.distance(to: day) } ?? 0
    self.day = day
    for part in 0..<parts {
      let drift = part == 0 ? Self.commonDrift : Self.ownDrift
      covariances[part * parts + part] += drift * Double(days) / 365.25
    }
  }

  /// Takes the first that is heard of a part as it is, about which nothing was known.
  private mutating func start(_ category: Int, at observed: [Double], isPooled: Bool) {
    let part = isPooled ? 0 : category
    guard !isStarted[part] else { return }
    isStarted[part] = true
    for inflow in observed.indices { means[part * inflows + inflow] = observed[inflow] }
  }
}
