/// The outcome of a test of a hypothesis.
public struct TestResult: Sendable, Equatable {
  /// The statistic.
  public let statistic: Double

  /// The probability of a statistic as extreme if the hypothesis held.
  public let p: Double

  /// The degrees of freedom of the statistic's distribution, none where it has no such parameter.
  public let degreesOfFreedom: [Double]

  /// Creates an outcome.
  public init(statistic: Double, p: Double, degreesOfFreedom: [Double] = []) {
    self.statistic = statistic
    self.p = p
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The outcome of a statistic that is χ² if the hypothesis holds.
  public static func chiSquared(_ statistic: Double, degreesOfFreedom: Int) -> TestResult {
    let freedom = Double(degreesOfFreedom)
    return TestResult(
      statistic: statistic,
      p: ChiSquared(degreesOfFreedom: freedom).probability(above: statistic),
      degreesOfFreedom: [freedom])
  }

  /// The outcome of a statistic that is F if the hypothesis holds.
  public static func f(_ statistic: Double, numerator: Int, denominator: Int) -> TestResult {
    let freedom = [Double(numerator), Double(denominator)]
    return TestResult(
      statistic: statistic,
      p: FDistribution(numerator: freedom[0], denominator: freedom[1])
        .probability(above: statistic),
      degreesOfFreedom: freedom)
  }
}
