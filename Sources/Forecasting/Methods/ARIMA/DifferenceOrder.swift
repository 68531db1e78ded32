import Statistics
import TimeSeries

/// How often a series has to be differenced until it seems stationary.
struct DifferenceOrder: Equatable {
  /// The number of differences at a season, zero or one.
  var seasonal = 0

  /// The number of differences, two at most.
  var plain = 0

  /// Tests a series.
  ///
  /// At a season where its strength is above 0.64, after Wang, Smith & Hyndman (2006),
  /// *Characteristic-based clustering for time series data*, Data Mining and Knowledge Discovery
  /// 13(3); then as often as the test of Kwiatkowski, Phillips, Schmidt & Shin, with ⌊3√n/13⌋ lags,
  /// rejects stationarity, at five percent the first time. As `nsdiffs` and `ndiffs` of R's forecast
  /// 8.20, which take five percent the second time too.
  ///
  /// - Parameters:
  ///   - values: The series, NaN where it has no value, what regressors explain taken out.
  ///   - period: The number of observations in a season, one without.
  ///   - fixed: The numbers of differences that are not to be tested for.
  ///   - secondLevel: At what probability a second difference is taken.
  init(
    _ values: [Double], period: Int, fixed: (seasonal: Int?, plain: Int?) = (nil, nil),
    secondLevel: Double
  ) {
    seasonal = fixed.seasonal ?? (Self.isStronglySeasonal(values, period: period) ? 1 : 0)
    let stationary = differenced(
      values, ARIMAOrder(0, 0, 0, seasonal: (0, seasonal, 0), period: period))
    plain =
      fixed.plain
      ?? Self.plainDifferences(stationary.filter { !$0.isNaN }, levels: [0.05, secondLevel])
  }

  private static func isStronglySeasonal(_ values: [Double], period: Int) -> Bool {
    guard period > 1, values.count > 2 * period, !values.isConstant else { return false }
    let series = TimeSeries(interpolated(values))
    guard let parts = try? MSTL(periods: [period]).decompose(series) else { return false }
    return (parts.seasonalStrengths.first ?? 0) > 0.64
  }

  private static func plainDifferences(_ values: [Double], levels: [Double]) -> Int {
    var values = values
    for (difference, level) in levels.enumerated() {
      // The test has no table for shorter series, and a constant is as stationary as can be.
      guard values.count >= 4, !values.isConstant else { return difference }
      let lag = Int(3 * Double(values.count).squareRoot() / 13)
      guard let test = values.kpss(lag: lag), test.p <= level else { return difference }
      values = zip(values, values.dropFirst()).map { $1 - $0 }
    }
    return levels.count
  }
}

extension [Double] {
  /// Whether all values, those missing left out, are the same but for rounding.
  var isConstant: Bool {
    let observed = filter { !$0.isNaN }
    guard let least = observed.min(), let greatest = observed.max() else { return true }
    return greatest - least <= 1e-10 * Swift.max(abs(least), abs(greatest))
  }
}
