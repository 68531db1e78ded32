import Forecasting
import TestSupport
import Testing
import TimeSeries

struct SeasonalCombinationTests {
  @Test(arguments: TaxonomyReference.names)
  func `the last cycle is forecast better than by the one before it`(name: String) throws {
    let entry = try TaxonomyReference.read(name)
    guard entry.period > 1 else { return }
    let origin = entry.values.count - entry.period
    let past = entry.series.prefix(origin)
    let actual = entry.values[origin...]
    func error(_ method: some Forecaster) throws -> Double {
      let means = try method.fit(past).forecast(horizon: entry.period).means
      return zip(actual, means).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    #expect(
      try error(SeasonalCombination(period: entry.period))
        < error(SeasonalNaive(period: entry.period)))
  }

  @Test func `calibration moves no point and keeps the intervals around it`() throws {
    let series = try TaxonomyReference.read("UKgas").series
    let plain = try SeasonalCombination(period: 4, isCalibrated: false).fit(series)
      .forecast(horizon: 8)
    let calibrated = try SeasonalCombination(period: 4).fit(series).forecast(horizon: 8)
    #expect(calibrated.means == plain.means)
    for (mean, interval) in zip(calibrated.means, calibrated.intervals(level: 0.95)) {
      #expect(agreeingDigits((interval.lowerBound + interval.upperBound) / 2, mean) >= 9)
    }
  }

  @Test func `one value is forecast to stay, two and three too have a forecast`() throws {
    let one = try SeasonalCombination(period: 12).fit(TimeSeries([5])).forecast(horizon: 2)
    #expect(one.means == [5, 5])
    for count in 2...3 {
      let series = TimeSeries(Array([5.0, 7, 6].prefix(count)))
      let forecast = try SeasonalCombination(period: 12).fit(series).forecast(horizon: 3)
      #expect(forecast.means.allSatisfy { $0 > 0 && $0 < 20 })
    }
    #expect(throws: FitError.tooShort(have: 0, need: 1)) {
      try SeasonalCombination().fit(TimeSeries([]))
    }
  }

  @Test func `a giant outlier long ago does not move the forecast far`() throws {
    var values = (0..<48).map { 100 + [10.0, -10, 5, -5][$0 % 4] }
    values[10] = 1e6
    let fitted = try SeasonalCombination(period: 4).fit(TimeSeries(values))
    let means = fitted.forecast(horizon: 4).means
    #expect(means.allSatisfy { abs($0) < 1e5 })
  }

  @Test func `a method on the last values forgets the first`() throws {
    let series = TimeSeries([900, -900, 1, 2, 3, 4, 5])
    let fitted = try LastValues(Drift(), count: 5).fit(series)
    #expect(fitted.forecast(horizon: 2).means == [6, 7])
    #expect(fitted.fittedValues.prefix(2).allSatisfy { $0.isNaN })
    #expect(fitted.fittedValues.count == 7)
  }
}
