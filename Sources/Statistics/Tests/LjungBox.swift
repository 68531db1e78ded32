extension [Double] {
  /// The test of Ljung and Box that values are not correlated with those before them.
  ///
  ///     Q = n (n + 2) Σₖ rₖ² / (n − k),    χ² with lags − fitted degrees of freedom
  ///
  /// Ljung & Box (1978), *On a measure of lack of fit in time series models*, Biometrika 65.
  ///
  /// - Parameters:
  ///   - lags: How many lags to look at, fewer than there are values.
  ///   - fittedParameters: The parameters of the model that left these values as residuals.
  /// - Returns: The outcome; a small p speaks for correlation.
  public func ljungBox(lags: Int, fittedParameters: Int = 0) -> TestResult {
    precondition(lags > fittedParameters, "\(lags) lags for \(fittedParameters) parameters")
    let correlations = autocorrelation(through: lags)
    let count = Double(self.count)
    var sum = 0.0
    for lag in 1...lags { sum += correlations[lag] * correlations[lag] / (count - Double(lag)) }
    return .chiSquared(count * (count + 2) * sum, degreesOfFreedom: lags - fittedParameters)
  }
}
