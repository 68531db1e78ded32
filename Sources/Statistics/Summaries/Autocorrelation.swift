extension [Double] {
  /// The autocorrelations at lags from zero to the one given.
  ///
  ///     rₖ = Σₜ (xₜ − x̄)(xₜ₊ₖ − x̄) / Σₜ (xₜ − x̄)²
  ///
  /// Box, Jenkins, Reinsel & Ljung (2016), *Time Series Analysis*, equation 2.1.11.
  ///
  /// - Parameter lag: The last lag, less than the count of values.
  /// - Returns: One at lag zero, then a value a lag; zeros after it for a constant series.
  public func autocorrelation(through lag: Int) -> [Double] {
    precondition((0..<count).contains(lag), "a lag of \(lag) in \(count) values")
    let center = mean
    let deviations = map { $0 - center }
    let total = deviations.reduce(0) { $0 + $1 * $1 }
    guard total > 0 else { return [1] + [Double](repeating: 0, count: lag) }
    return (0...lag).map { lag in
      var sum = 0.0
      for index in lag..<count { sum += deviations[index] * deviations[index - lag] }
      return sum / total
    }
  }

  /// The partial autocorrelations at lags from one to the one given.
  ///
  /// By the recursion of Durbin and Levinson on the autocorrelations: Brockwell & Davis (1991),
  /// *Time Series: Theory and Methods*, proposition 5.2.1.
  public func partialAutocorrelation(through lag: Int) -> [Double] {
    let correlations = autocorrelation(through: lag)
    var coefficients: [Double] = []
    var result: [Double] = []
    var variance = 1.0
    for step in 1..<Swift.max(1, lag + 1) {
      var excess = correlations[step]
      for (index, coefficient) in coefficients.enumerated() {
        excess -= coefficient * correlations[step - 1 - index]
      }
      let partial = variance > 0 ? excess / variance : 0
      let reversed = Array(coefficients.reversed())
      for index in coefficients.indices { coefficients[index] -= partial * reversed[index] }
      coefficients.append(partial)
      variance *= 1 - partial * partial
      result.append(partial)
    }
    return result
  }

  /// The Durbin–Watson statistic of residuals: near two where neighbours are uncorrelated.
  ///
  ///     d = Σ (eₜ − eₜ₋₁)² / Σ eₜ²
  ///
  /// - Returns: The statistic in `0...4`; nil where every residual is zero.
  public var durbinWatson: Double? {
    let squares = reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return nil }
    var differences = 0.0
    for index in indices.dropFirst() {
      let difference = self[index] - self[index - 1]
      differences += difference * difference
    }
    return differences / squares
  }
}
