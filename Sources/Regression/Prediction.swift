import Statistics

/// The prediction of the response for one row of terms.
public struct Prediction: Sendable, Equatable {
  /// The expected response.
  public let mean: Double

  /// The standard error of the expected response.
  public let standardError: Double

  /// The standard deviation of a response around its expectation.
  public let residualStandardError: Double

  /// The degrees of freedom of both.
  public let degreesOfFreedom: Int

  /// The interval that holds the expected response at a level of confidence in `0..<1`.
  public func meanInterval(level: Double) -> ClosedRange<Double> {
    interval(level: level, standardError: standardError)
  }

  /// The interval that holds a new response of weight one with a probability in `0..<1`.
  public func interval(level: Double) -> ClosedRange<Double> {
    let squares = standardError * standardError + residualStandardError * residualStandardError
    return interval(level: level, standardError: squares.squareRoot())
  }

  /// The interval of so many standard errors as the t distribution needs for a level.
  private func interval(level: Double, standardError: Double) -> ClosedRange<Double> {
    precondition((0..<1).contains(level), "a level of \(level)")
    let distribution = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let reach = standardError * distribution.quantile(above: (1 - level) / 2)
    return mean - reach...mean + reach
  }
}
