public import TimeSeries

/// A trend and several seasons, such as of the day and of the week, one taken out after another.
///
/// Bandara, Hyndman & Bergmeir (2021), *MSTL: A Seasonal-Trend Decomposition Algorithm for Time
/// Series with Multiple Seasonal Patterns*, arXiv 2107.13462; R's `mstl`, whose windows of 11, 15,
/// 19 … cycles are the ones by default. A season of which the series holds less than two periods is
/// left out.
public struct MSTL: Sendable {
  /// The numbers of observations in a cycle, in ascending order.
  public let periods: [Int]

  /// The number of passes over the seasonal components.
  public let iterations: Int

  /// Whether outliers count less.
  public let isRobust: Bool

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - periods: The numbers of observations in a cycle, each at least two, one of them at least.
  ///   - iterations: How often the seasons are taken out in turn; one season is taken out once.
  ///   - isRobust: Whether outliers count less.
  public init(periods: [Int], iterations: Int = 2, isRobust: Bool = false) {
    precondition(!periods.isEmpty && iterations >= 1, "\(iterations) iterations over \(periods)")
    self.periods = Set(periods).sorted()
    self.iterations = iterations
    self.isRobust = isRobust
  }

  /// Takes a series apart.
  ///
  /// - Parameter series: More than two of the shortest period, none missing.
  /// - Returns: The parts, whose sum is the series.
  /// - Throws: ``FitError`` if the series is too short or has a gap.
  public func decompose(_ series: TimeSeries) throws(FitError) -> Decomposition {
    let values = try series.complete(atLeast: 2 * periods[0] + 1)
    let periods = periods.filter { 2 * $0 < values.count }
    var seasons = periods.map { _ in [Double](repeating: 0, count: values.count) }
    var (adjusted, trend) = (values, values)
    for _ in 0..<(periods.count > 1 ? iterations : 1) {
      for (index, period) in periods.enumerated() {
        adjusted = zip(adjusted, seasons[index]).map { $0 + $1 }
        let stl = STL(
          period: period, seasonalWindow: .cycles(11 + 4 * index), isRobust: isRobust)
        let parts = try stl.decompose(TimeSeries(adjusted))
        seasons[index] = parts.seasonal
        trend = parts.trend
        adjusted = parts.seasonallyAdjusted
      }
    }
    return Decomposition(
      of: values, form: .additive, trend: trend,
      seasons: zip(periods, seasons).map { Decomposition.Season(period: $0, values: $1) })
  }
}
