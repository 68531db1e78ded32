import Statistics

/// A test of whether several coefficients are zero together.
public struct FTest: Sendable, Equatable {
  /// The statistic.
  public let statistic: Double

  /// The number of coefficients.
  public let numerator: Int

  /// The degrees of freedom of the error.
  public let denominator: Int

  /// The probability of as large a statistic if all were zero.
  public var p: Double {
    FDistribution(numerator: Double(numerator), denominator: Double(denominator))
      .probability(above: statistic)
  }
}
