/// The deterministic part around which a series is tested to be stationary.
public enum StationaryAround: Sendable {
  /// A constant level.
  case level

  /// A straight trend.
  case trend
}

extension [Double] {
  /// The test of Kwiatkowski, Phillips, Schmidt and Shin that a series is stationary.
  ///
  ///     Σₜ Sₜ² / (n² s²),    Sₜ the partial sums of the residuals
  ///
  /// Kwiatkowski et al. (1992), *Testing the null hypothesis of stationarity*, Journal of
  /// Econometrics 54; p by lines through their table, so between 0.01 and 0.1, as R's tseries does.
  ///
  /// - Parameters:
  ///   - center: What the series is stationary around.
  ///   - lag: The lags in the long-run variance s²; by default ⌊4 (n/100)^¼⌋.
  /// - Returns: The outcome, a small p against stationarity; nil where nothing is left over.
  public func kpss(around center: StationaryAround = .level, lag: Int? = nil) -> TestResult? {
    precondition(count >= 4, "\(count) values")
    let residuals = deviations(from: center)
    let size = Double(count)
    let lag = lag ?? Int((4 * (size / 100).squareRoot().squareRoot()).rounded(.down))
    var variance = residuals.map { $0 * $0 }.mean
    for step in 1..<Swift.max(1, lag + 1) {
      let products = zip(residuals, residuals.dropFirst(step)).map { $0 * $1 }
      let weight = 1 - Double(step) / Double(lag + 1)
      variance += 2 * weight * products.compensatedSum / size
    }
    guard variance > 0 else { return nil }
    var (partial, squares) = (0.0, 0.0)
    for residual in residuals {
      partial += residual
      squares += partial * partial
    }
    let statistic = squares / (size * size * variance)
    let table =
      switch center {
      case .level: [0.347, 0.463, 0.574, 0.739]
      case .trend: [0.119, 0.146, 0.176, 0.216]
      }
    return TestResult(statistic: statistic, p: interpolated(statistic, table))
  }

  /// The values less their mean, or less the straight line through them.
  private func deviations(from center: StationaryAround) -> [Double] {
    let level = mean
    let centered = map { $0 - level }
    guard center == .trend else { return centered }
    let times = indices.map { Double($0) - Double(count - 1) / 2 }
    let slope =
      zip(times, centered).map { $0 * $1 }.compensatedSum / times.map { $0 * $0 }.compensatedSum
    return zip(times, centered).map { $1 - slope * $0 }
  }
}

/// The probability between 0.1 and 0.01 at which a statistic stands in the table.
private func interpolated(_ statistic: Double, _ table: [Double]) -> Double {
  let levels = [0.1, 0.05, 0.025, 0.01]
  if statistic <= table[0] { return levels[0] }
  for index in 1..<4 where statistic <= table[index] {
    let part = (statistic - table[index - 1]) / (table[index] - table[index - 1])
    return levels[index - 1] + part * (levels[index] - levels[index - 1])
  }
  return levels[3]
}
