import Statistics

/// A line of a model's table: an estimate and how sure it is.
public struct Coefficient: Sendable, Equatable {
  /// The term that the estimate multiplies.
  public let term: String

  /// The estimate.
  public let estimate: Double

  /// The estimate's standard error.
  public let standardError: Double

  /// The estimate in standard errors.
  public let t: Double

  /// The probability of a t as far from zero if the term had no effect.
  public let p: Double

  /// The lower end of the confidence interval.
  public let lower: Double

  /// The upper end of the confidence interval.
  public let upper: Double

  /// Creates a line from an estimate, its error and the degrees of freedom left.
  init(
    term: String, estimate: Double, standardError: Double, degreesOfFreedom: Int, level: Double
  ) {
    let distribution = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let reach = standardError * distribution.quantile(above: (1 - level) / 2)
    self.term = term
    self.estimate = estimate
    self.standardError = standardError
    // An estimate of zero that is certain is no evidence of an effect.
    t = estimate == 0 ? 0 : estimate / standardError
    p = distribution.probability(beyond: t)
    lower = estimate - reach
    upper = estimate + reach
  }
}
