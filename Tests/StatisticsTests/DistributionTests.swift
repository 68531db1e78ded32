import Statistics
import TestSupport
import Testing

struct DistributionTests {
  /// mpmath 1.3.0 in sixty digits, by Reference/mpmath/distributions.py.
  @Test(arguments: try DistributionReference.load())
  func `tails and densities agree with mpmath's to thirteen digits`(
    _ reference: DistributionReference
  ) {
    let distribution = reference.distribution
    let value = reference.value

    #expect(agreeingDigits(distribution.probability(below: value), reference.lower) >= 13)
    #expect(agreeingDigits(distribution.probability(above: value), reference.upper) >= 13)
    #expect(agreeingDigits(distribution.density(value), reference.density) >= 13)
  }

  /// The digits lost are those by which the value depends on the probability.
  @Test(arguments: try DistributionReference.load())
  func `quantiles undo the smaller tail`(_ reference: DistributionReference) {
    let distribution = reference.distribution
    let tail = min(reference.lower, reference.upper)
    let quantile =
      reference.lower < reference.upper
      ? distribution.quantile(tail) : distribution.quantile(above: tail)
    let condition = tail / (abs(reference.value) * reference.density)

    #expect(agreeingDigits(quantile, reference.value) >= min(13, 15 - log10Up(condition)))
  }

  /// One, or as many powers of ten as a number has.
  private func log10Up(_ value: Double) -> Double {
    var (digits, power) = (1.0, 1.0)
    while power < value { (digits, power) = (digits + 1, power * 10) }
    return digits
  }

  /// Values found in every table.
  @Test func `quantiles are those of the tables`() {
    #expect(agreeingDigits(Normal().quantile(0.975), 1.959963984540054) >= 15)
    #expect(Normal().quantile(0.5) == 0)
    #expect(agreeingDigits(StudentT(degreesOfFreedom: 1).quantile(0.75), 1) >= 14)
    #expect(StudentT(degreesOfFreedom: 4).quantile(0.5) == 0)
    #expect(agreeingDigits(ChiSquared(degreesOfFreedom: 1).quantile(0.95), 3.841458820694124) >= 14)
    #expect(
      agreeingDigits(
        FDistribution(numerator: 1, denominator: 10).quantile(above: 0.05), 4.964602743730711)
        >= 14)
  }

  @Test func `a quantile of certainty is the end of the distribution`() {
    #expect(Normal().quantile(0) == -.infinity)
    #expect(StudentT(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(ChiSquared(degreesOfFreedom: 3).quantile(0) == 0)
    #expect(ChiSquared(degreesOfFreedom: 3).quantile(above: 0) == .infinity)
  }

  @Test func `tails end where the distribution does`() {
    #expect(ChiSquared(degreesOfFreedom: 3).probability(below: -1) == 0)
    #expect(FDistribution(numerator: 2, denominator: 3).probability(above: .infinity) == 0)
    #expect(StudentT(degreesOfFreedom: 3).probability(below: -.infinity) == 0)
    #expect(Normal(mean: 2, standardDeviation: 0).probability(below: 1.9) == 0)
    #expect(Normal(mean: 2, standardDeviation: 0).quantile(0.1) == 2)
  }
}
