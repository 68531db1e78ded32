import Regression
import TestSupport
import Testing

struct LongleyTests {
  /// Sixty-digit values, by Reference/mpmath/longley.py: R's own sandwich keeps seven digits here.
  @Test func `robust errors keep their digits on ill-conditioned data`() throws {
    let reference = try referenceValues("mpmath/longley.json", as: Reference.self)
    let longley = try #require(try LinearModelReference.load().first { $0.name == "longley" })
    let expected: [(Covariance, [Double])] = [
      (.classical, reference.standardErrors),
      (.heteroskedastic(.hc0), reference.hc0), (.heteroskedastic(.hc1), reference.hc1),
      (.heteroskedastic(.hc2), reference.hc2), (.heteroskedastic(.hc3), reference.hc3),
      (.autocorrelated(.lag(3)), reference.neweyWest3),
    ]
    for (covariance, standardErrors) in expected {
      let fit = try LinearRegression(covariance: covariance).fit(
        longley.response, on: longley.design)

      #expect(agreeingDigits(fit.standardErrors, standardErrors) >= 10, "\(covariance)")
    }
  }

  @Test func `a prediction's error keeps its digits on ill-conditioned data`() throws {
    let reference = try referenceValues("mpmath/longley.json", as: Reference.self)
    let longley = try #require(try LinearModelReference.load().first { $0.name == "longley" })
    let fit = try LinearRegression().fit(longley.response, on: longley.design)
    let means = longley.columns.map { $0.reduce(0, +) / Double($0.count) }

    #expect(agreeingDigits(fit.predict(means).standardError, reference.errorAtMeans) >= 10)
  }

  private struct Reference: Decodable {
    let standardErrors: [Double]
    let hc0: [Double]
    let hc1: [Double]
    let hc2: [Double]
    let hc3: [Double]
    let neweyWest3: [Double]
    let errorAtMeans: Double
  }
}
