import Forecasting
import TestSupport
import Testing
import TimeSeries

struct SeasonallyAdjustedTests {
  @Test func `the test finds the season of a year and none in a random walk`() throws {
    let passengers = try TaxonomyReference.read("AirPassengers").values
    #expect(isSeasonal(passengers, period: 12))
    // The correlation falls off: at lag 6 it is no more than that of the lags before it.
    let nile = try TaxonomyReference.read("Nile").values
    #expect(!isSeasonal(nile, period: 12))
    #expect(!isSeasonal([1, 2, 1, 2, 1], period: 4))
    #expect(!isSeasonal([Double](repeating: 1, count: 30), period: 4))
  }

  @Test func `a series without a season is forecast as by the method alone`() throws {
    let nile = try TaxonomyReference.read("Nile").series
    let plain = try DynamicTheta().fit(nile).forecast(horizon: 5)
    let adjusted = try SeasonallyAdjusted(DynamicTheta(), period: 12).fit(nile)
    #expect(adjusted.form == nil)
    #expect(adjusted.forecast(horizon: 5) == plain)
  }

  @Test func `a product of a line and a season goes on`() throws {
    let factors = [1.2, 0.7, 1.3, 0.8]
    let values = (0..<40).map { (100 + 2 * Double($0)) * factors[$0 % 4] }
    let fitted = try SeasonallyAdjusted(Drift(), period: 4).fit(TimeSeries(values))
    #expect(fitted.form == .multiplicative)
    let means = fitted.forecast(horizon: 4).means
    for (step, mean) in means.enumerated() {
      #expect(agreeingDigits(mean, (180 + 2 * Double(step)) * factors[step]) >= 2)
    }
  }

  @Test func `values below zero have a season that is added`() throws {
    let values = (0..<40).map { Double($0) / 20 - 1 + [3.0, -3, 1, -1][$0 % 4] }
    let fitted = try SeasonallyAdjusted(Drift(), period: 4).fit(TimeSeries(values))
    #expect(fitted.form == .additive)
    #expect(agreeingDigits(fitted.seasons, [3, -3, 1, -1]) >= 1)
  }

  @Test(arguments: MethodReference.names)
  func `shrunken estimates are near those of least squares`(name: String) throws {
    let series = try MethodReference(name).series
    let least = try #require(DynamicTheta().fit(series).sigma)
    let shrunken = try #require(DynamicTheta(estimation: .shrunken).fit(series).sigma)
    #expect(shrunken >= least * (1 - 1e-6) && shrunken < 1.1 * least)
  }
}
