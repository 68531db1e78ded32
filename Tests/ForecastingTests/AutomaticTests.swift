import Forecasting
import RealModule
import Statistics

import TestSupport
import Testing
import TimeSeries

struct AutomaticTests {
  @Test func `long seasons are those of the regressions, once they came back`() throws {
    let values = (0..<160).map { 100 + 10 * Double.sin(Double($0) * .pi / 26) }
    let weekly = Automatic(periods: [52])
    #expect(try weekly.fit(TimeSeries(values)).method is SeasonalAutoregression)
    #expect(
      try weekly.fit(TimeSeries(Array(values.prefix(117)))).method is SeasonalCombination)
    #expect(try Automatic(periods: [12]).fit(TimeSeries(values)).method is SeasonalCombination)
  }

  @Test func `days of weeks are a combination's once they came back often`() throws {
    let values = (0..<210).map { 100 + 10 * Double($0 % 7) + Double.sin(Double($0 * $0)) }
    let daily = Automatic(periods: [7])
    var gap = values
    gap[150] = .nan
    #expect(try daily.fit(TimeSeries(values)).method is Combination)
    #expect(try daily.fit(TimeSeries(Array(values.dropLast()))).method is SeasonalCombination)
    let means = try daily.fit(TimeSeries(gap)).forecast(horizon: 7).means
    for (step, mean) in means.enumerated() { #expect(abs(mean - values[step]) < 1.5) }
  }

  @Test(arguments: [1, 4, 12])
  func `years, quarters and months are the combination's to the last digit`(period: Int) throws {
    let series = try MethodReference("deaths").series
    let own = try Automatic(periods: [period]).fit(series).forecast(horizon: 6)
    #expect(own == (try SeasonalCombination(period: period).fit(series).forecast(horizon: 6)))
  }

  @Test func `a straight line goes on, with a season of months too`() throws {
    let line = TimeSeries((1...24).map(Double.init))
    let forecast = try Automatic(periods: [12]).fit(line).forecast(horizon: 12)
    #expect(agreeingDigits(forecast.means, (25...36).map(Double.init)) >= 12)
    #expect(forecast.intervals(level: 0.95).allSatisfy { $0.upperBound - $0.lowerBound < 1e-6 })
  }

  @Test(arguments: [20, 24, 30])
  func `after a step of the level the level is the new one, at a year's edge too`(
    before: Int
  ) throws {
    var random = Statistics.SeededGenerator(seed: 1)
    let values = (0..<48).map { index -> Double in
      let level: Double = index < before ? 10 : 100
      return level + random.normal() / 2
    }
    let fitted = try Automatic(periods: [12]).fit(TimeSeries(values))
    for mean in fitted.forecast(horizon: 6).means { #expect(abs(mean - 100) < 1) }
    #expect(fitted.residuals[2...].allSatisfy { $0.isNaN || abs($0) < 3 })
  }

  @Test func `a line that falls to zero has intervals of the size of its noise`() throws {
    var random = Statistics.SeededGenerator(seed: 3)
    let kept = (0..<40).map { index -> Double in
      let line = 88 - 2.1 * Double(index)
      return max(line + 2 * random.normal(), 0.5)
    }
    let forecast = try Automatic(periods: [12]).fit(TimeSeries(kept)).forecast(horizon: 6)
    let widths = forecast.intervals(level: 0.95).map { $0.upperBound - $0.lowerBound }
    #expect(widths.allSatisfy { $0 < 60 })
    for (one, next) in zip(widths, widths.dropFirst()) { #expect(next < 2 * one) }
  }
}
