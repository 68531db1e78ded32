import Forecasting
import TestSupport
import Testing

struct PredictiveDistributionTests {
  /// The defining integral ∫ (F − 1)² by R 4.2.2's `integrate`.
  @Test(arguments: [
    (PredictiveDistribution.normal(mean: 0, standardDeviation: 1), 1.3, 0.826_866_340_625_271_4),
    (.studentT(location: 0, scale: 1, degreesOfFreedom: 4), 1.3, 0.810_617_693_889_567_7),
    (.studentT(location: 0, scale: 1, degreesOfFreedom: 9), -0.4, 0.307_225_544_253_480_6),
  ])
  func `the score agrees with the integral that defines it`(
    distribution: PredictiveDistribution, actual: Double, score: Double
  ) {
    #expect(agreeingDigits(distribution.crps(of: actual), score) >= 9)
    #expect(agreeingDigits(distribution.shifted(by: 5).crps(of: actual + 5), score) >= 9)
  }

  @Test func `a certain forecast scores its absolute error`() {
    #expect(PredictiveDistribution.normal(mean: 3, standardDeviation: 0).crps(of: 5) == 2)
    #expect(PredictiveDistribution.unknownSpread(location: 3).crps(of: 3) == .infinity)
  }

  /// With nine errors the ranks are tenths, so that 80 % lies between the outermost.
  @Test func `nine errors hold four fifths between the least and the greatest`() {
    let distribution = EmpiricalDistribution(
      point: 100, errors: [4, -4, 3, -3, 2, -2, 1, -1, 0])
    #expect(agreeingDigits(distribution.quantile(0.1), 96) >= 14)
    #expect(agreeingDigits(distribution.quantile(0.9), 104) >= 14)
    #expect(agreeingDigits(distribution.quantile(0.85), 103.5) >= 13)
    #expect(distribution.quantile(0.5) == 100)
    #expect(distribution.mean == 100)
  }

  @Test func `beyond the errors the quantiles go on, and never come back`() {
    let distribution = EmpiricalDistribution(point: 0, errors: [-1, 2, 0.5, -3])
    let probabilities = (1..<1000).map { Double($0) / 1000 }
    let quantiles = probabilities.map(distribution.quantile)
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(distribution.quantile(0.99) > 4)
  }

  @Test func `a weight of two counts as an error said twice`() {
    let twice = EmpiricalDistribution(point: 0, errors: [1, 1, 2, 5])
    let weighted = EmpiricalDistribution(point: 0, errors: [1, 2, 5], weights: [2, 1, 1])
    #expect(weighted.mean == twice.mean)
    #expect(weighted.ranks == [0.3, 0.6, 0.8])
    #expect(twice.ranks == [0.2, 0.4, 0.6, 0.8])
  }

  @Test func `a single error may fall on either side`() {
    let distribution = EmpiricalDistribution(point: 10, errors: [2])
    #expect(distribution.mean == 10)
    #expect(agreeingDigits(distribution.quantile(0.9) - 10, 10 - distribution.quantile(0.1)) >= 12)
    #expect(distribution.quantile(0.975) > 16)
  }
}
