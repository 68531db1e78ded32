extension [Double] {
  /// The test of Jarque and Bera that values are normal, by their skewness and kurtosis.
  ///
  ///     n [S² / 6 + (K − 3)² / 24],    χ² with two degrees of freedom in large samples
  ///
  /// Jarque & Bera (1987), *A test for normality of observations and regression residuals*,
  /// International Statistical Review 55.
  ///
  /// - Returns: The outcome; nil where all values are the same.
  public func jarqueBera() -> TestResult? {
    let center = mean
    let count = Double(self.count)
    let second = map { ($0 - center) * ($0 - center) }.mean
    guard second > 0 else { return nil }
    let skewness = map { ($0 - center) * ($0 - center) * ($0 - center) }.mean
    let squaredSkewness = skewness * skewness / (second * second * second)
    let fourth = map { ($0 - center) * ($0 - center) * ($0 - center) * ($0 - center) }.mean
    let excess = fourth / (second * second) - 3
    return .chiSquared(
      count * (squaredSkewness / 6 + excess * excess / 24), degreesOfFreedom: 2)
  }
}
