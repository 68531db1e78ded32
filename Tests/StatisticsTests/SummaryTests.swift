import Statistics
import TestSupport
import Testing

struct SummaryTests {
  @Test func `mean and variance keep their digits far from zero`() {
    let values = [4.0, 7, 13, 16].map { $0 + 1e9 }

    #expect(values.mean == 1_000_000_010)
    #expect(values.variance == 30)
    #expect([1, 1e100, 1, -1e100].compensatedSum == 2)
  }

  /// R 4.2.2: `sapply(1:9, function(k) quantile(c(1, 2, 4, 8, 16), 0.3, type = k))`.
  @Test func `quantiles agree with R's nine types`() {
    let values = [16.0, 1, 8, 2, 4]
    let expected = [2.0, 2, 2, 1.5, 2, 1.8, 2.4, 1 + 14.0 / 15, 1.95]

    for (type, value) in zip(QuantileType.allCases, expected) {
      #expect(agreeingDigits(values.quantile(0.3, type: type), value) >= 14, "\(type)")
    }
    #expect(values.median == 4)
    #expect(values.quantile(0) == 1)
    #expect(values.quantile(1) == 16)
    #expect([1.0, 2].median == 1.5)
  }

  /// R 4.2.2: `mad(c(1, 2, 4, 8, 16))`.
  @Test func `the median deviation agrees with R's`() {
    #expect(agreeingDigits([1.0, 2, 4, 8, 16].medianAbsoluteDeviation(), 4.4478) >= 15)
  }

  /// The deviations from the mean are −3, −1, −2, 2, 0 and 4, and their squares add to 34.
  @Test func `autocorrelations are those worked by hand`() {
    let values = [2.0, 4, 3, 7, 5, 9]
    let correlations = values.autocorrelation(through: 2)

    #expect(correlations[0] == 1)
    #expect(agreeingDigits(correlations[1], 1.0 / 34) >= 14)
    #expect(agreeingDigits(correlations[2], 12.0 / 34) >= 14)
    let first = correlations[1]
    let second = (correlations[2] - first * first) / (1 - first * first)
    #expect(agreeingDigits(values.partialAutocorrelation(through: 2), [first, second]) >= 13)
    #expect([3.0, 3, 3].autocorrelation(through: 1) == [1, 0])
  }

  @Test func `Durbin and Watson's statistic is that worked by hand`() {
    #expect([1.0, -1, 1, -1].durbinWatson == 3)
    #expect([0.0, 0].durbinWatson == nil)
  }
}
