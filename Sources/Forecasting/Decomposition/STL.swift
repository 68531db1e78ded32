public import TimeSeries

/// A trend and a season that may change slowly, by locally weighted regression.
///
/// Cleveland, Cleveland, McRae & Terpenning (1990), *STL: A Seasonal-Trend Decomposition Procedure
/// Based on Loess*, Journal of Official Statistics 6(1). The windows, degrees and jumps by default
/// are those of R's `stl`. Of an even number of values R's robust weights may come from another than
/// the median distance, since its partial sort is given the two middle ranks in descending order.
public struct STL: Sendable {
  /// The seasonal window: the speed at which the season may change.
  public enum SeasonalWindow: Sendable, Equatable {
    /// Not at all: the mean of each season.
    case periodic

    /// Over a window of so many cycles, an odd number and at least seven.
    case cycles(Int)
  }

  /// The number of observations in a cycle.
  public let period: Int

  /// The seasonal window: the speed at which the season may change.
  public let seasonalWindow: SeasonalWindow

  /// Whether outliers count less.
  public let isRobust: Bool

  /// The number of observations by which the trend at one is learnt.
  let trendWindow: Int

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - period: The number of observations in a cycle, at least two.
  ///   - seasonalWindow: How fast the season may change.
  ///   - trendWindow: The number of observations by which the trend is learnt, odd; by default the
  ///     next odd number after 1.5 periods, or more if the season changes fast.
  ///   - isRobust: Whether outliers count less.
  public init(
    period: Int, seasonalWindow: SeasonalWindow = .periodic, trendWindow: Int? = nil,
    isRobust: Bool = false
  ) {
    precondition(period >= 2, "a period of \(period)")
    self.period = period
    self.seasonalWindow = seasonalWindow
    self.isRobust = isRobust
    if let trendWindow {
      precondition(trendWindow >= 3, "a trend window of \(trendWindow)")
      self.trendWindow = nextOdd(Double(trendWindow))
    } else {
      var lag = 1.0
      if case .cycles(let cycles) = seasonalWindow {
        precondition(cycles >= 3, "a seasonal window of \(cycles) cycles")
        lag = 1 - 1.5 / Double(cycles)
      }
      self.trendWindow = nextOdd((1.5 * Double(period) / lag).rounded(.up))
    }
  }

  /// Takes a series apart.
  ///
  /// - Parameter series: More than two periods, none missing.
  /// - Returns: The parts, whose sum is the series.
  /// - Throws: ``FitError`` if the series is too short or has a gap.
  public func decompose(_ series: TimeSeries) throws(FitError) -> Decomposition {
    let values = try series.complete(atLeast: 2 * period + 1)
    let loops = (inner: isRobust ? 1 : 2, outer: isRobust ? 15 : 0)
    var pass = SeasonalTrendPass(
      values: values, period: period, seasonal: seasonalSmoother(count: values.count),
      trend: smoother(trendWindow, degree: 1), low: smoother(nextOdd(Double(period)), degree: 1))
    for round in 0...loops.outer {
      for _ in 0..<loops.inner { pass.run() }
      if round < loops.outer { pass.weigh() }
    }
    if case .periodic = seasonalWindow { pass.averageSeasons() }
    guard pass.trend.allSatisfy({ $0.isFinite }), pass.season.allSatisfy({ $0.isFinite }) else {
      throw .overflow
    }
    return Decomposition(
      of: values, form: .additive, trend: pass.trend,
      seasons: [Decomposition.Season(period: period, values: pass.season)],
      robustnessWeights: pass.weights)
  }

  /// The smoother of the observations of one season.
  private func seasonalSmoother(count: Int) -> Loess {
    switch seasonalWindow {
    case .periodic: smoother(10 * count + 1, degree: 0)
    case .cycles(let cycles): smoother(nextOdd(Double(max(3, cycles))), degree: 0)
    }
  }

  /// A smoother that is fitted at every tenth of its window.
  private func smoother(_ window: Int, degree: Int) -> Loess {
    let window = nextOdd(Double(max(3, window)))
    return Loess(window: window, degree: degree, jump: (window + 9) / 10)
  }
}

/// The number, rounded, or the next if that is even.
private func nextOdd(_ number: Double) -> Int {
  let rounded = Int(number.rounded())
  return rounded.isMultiple(of: 2) ? rounded + 1 : rounded
}
