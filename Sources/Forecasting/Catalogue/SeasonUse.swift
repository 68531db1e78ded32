extension ForecastMethod {
  /// The seasons that a method can have.
  private enum SeasonUse {
    case none, shortest, all
  }

  private var seasonUse: SeasonUse {
    switch self {
    case .naive, .mean, .drift, .movingAverage, .ses, .holt, .localLevel, .localTrend: .none
    case .seasonalNaive, .seasonalWindowAverage, .etsAverage, .arima, .structural, .combination:
      .shortest
    case .ets, .theta, .dot, .ces, .seasonalAR, .auto: .all
    }
  }

  /// Whether the method has no season, whatever the period.
  public var hasNoSeason: Bool { seasonUse == .none }

  /// The reason why the method cannot use all the seasonal periods of a series, to follow the name of
  /// the method; nil where it does.
  ///
  /// - Parameters:
  ///   - periods: The periods, the shortest first.
  ///   - count: The number of observations.
  /// - Returns: The reason.
  public func reasonForUnusedSeason(periods: [Int], count: Int) -> String? {
    guard let shortest = periods.first, shortest > 1 else { return nil }
    if seasonUse == .none { return "has no season" }
    let least = self == .seasonalNaive ? shortest : 2 * shortest
    if count < least {
      return "needs two cycles to learn a season from, and the series has \(count) observations"
    }
    if self == .etsAverage, shortest > 24 { return "has no season of more than 24 observations" }
    let usesShortest = seasonUse == .shortest || self == .auto && shortest < 24
    return usesShortest && periods.count > 1 ? "uses the shortest period only, \(shortest)" : nil
  }
}
