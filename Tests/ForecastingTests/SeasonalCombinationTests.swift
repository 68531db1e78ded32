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

  @Test func `calibration moves no point and keeps the root's intervals around it`() throws {
    let series = try TaxonomyReference.read("UKgas").series
    let plain = try SeasonalCombination(period: 4, isCalibrated: false).fit(series)
      .forecast(horizon: 8)
    let calibrated = try SeasonalCombination(period: 4).fit(series).forecast(horizon: 8)
    for (step, interval) in calibrated.intervals(level: 0.95).enumerated() {
      let mean = calibrated.means[step]
      #expect(agreeingDigits(mean, plain.means[step]) >= 12)
      let middle = (interval.lowerBound.squareRoot() + interval.upperBound.squareRoot()) / 2
      #expect(agreeingDigits(middle, mean.squareRoot()) >= 9)
    }
  }

  @Test func `an interval in other units is the same interval`() throws {
    let values = (0..<30).map { 100 + 3 * Double($0) + [5.0, -4, 8, -7, 1][$0 % 5] }
    for period in [1, 4, 12] {
      let method = SeasonalCombination(period: period)
      let first = try method.fit(TimeSeries(values)).forecast(horizon: 4)
      let second = try method.fit(TimeSeries(values.map { $0 * 64 })).forecast(horizon: 4)
      // Box and Cox take one from a root, which models with multiplicative errors notice.
      let digits = period == 12 ? 3.5 : 9
      for (left, right) in zip(first.intervals(level: 0.8), second.intervals(level: 0.8)) {
        #expect(agreeingDigits(right.lowerBound, left.lowerBound * 64) >= digits)
        #expect(agreeingDigits(right.upperBound, left.upperBound * 64) >= digits)
      }
    }
  }

  @Test func `an interval widens with the horizon, and reaches farther up than down`() throws {
    let values = [30.0, 34, 31, 38, 41, 37, 46, 48, 45, 55, 52, 60, 66, 61, 70]
    let forecast = try SeasonalCombination().fit(TimeSeries(values)).forecast(horizon: 6)
    let widths = forecast.intervals(level: 0.95).map { $0.upperBound - $0.lowerBound }
    #expect(widths == widths.sorted())
    for (mean, interval) in zip(forecast.means, forecast.intervals(level: 0.95)) {
      #expect(interval.lowerBound > 0)
      #expect(interval.upperBound - mean > mean - interval.lowerBound)
    }
  }

  @Test func `three values say less of the next than ten`() throws {
    let values = [30.0, 34, 31, 36, 33, 35, 30, 34, 32, 36]
    func width(_ count: Int) throws -> Double {
      let interval = try SeasonalCombination().fit(TimeSeries(Array(values.suffix(count))))
        .forecast(horizon: 1).intervals(level: 0.95)[0]
      return interval.upperBound - interval.lowerBound
    }
    #expect(try width(3) > width(10))
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
