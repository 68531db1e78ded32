import Forecasting
import TestSupport
import Testing
import TimeSeries

struct TemporalAggregationTests {
  @Test func `a line is forecast to go on`() throws {
    let series = TimeSeries((1...13).map { 5 + 2 * Double($0) })
    for block in 2...4 {
      let fitted = try TemporalAggregation(Drift(), block: block).fit(series)
      for (step, mean) in fitted.forecast(horizon: 7).means.enumerated() {
        #expect(agreeingDigits(mean, 5 + 2 * Double(14 + step)) >= 13)
      }
    }
  }

  /// The means of the blocks are 3 and 5, and 7 comes next by drift.
  ///
  /// The middle of the next block is two steps and a half after the last value, that of the last one
  /// a step and a half before it.
  @Test func `between the middles of two blocks lies a line`() throws {
    let series = TimeSeries([90, 1, 2, 4, 5, 3, 7, 3, 7])
    let fitted = try TemporalAggregation(Drift(), block: 4, minimumBlockCount: 2).fit(series)
    #expect(fitted.forecast(horizon: 3).means == [6.25, 6.75, 7.25])
  }

  @Test func `values that jump about their means widen the interval`() throws {
    func width(_ jump: Double) throws -> Double {
      let means = [0.0, 1, 4, 9, 16, 25]
      let values = means.flatMap { [$0 + jump, $0 - jump] }
      let fitted = try TemporalAggregation(Drift(), block: 2).fit(TimeSeries(values))
      let interval = fitted.forecast(horizon: 1).intervals(level: 0.8)[0]
      return interval.upperBound - interval.lowerBound
    }
    #expect(try width(20) > width(1))
  }

  @Test func `too few blocks are refused`() {
    #expect(throws: FitError.tooShort(have: 11, need: 12)) {
      try TemporalAggregation(Drift(), block: 4).fit(TimeSeries(Array(repeating: 1, count: 11)))
    }
  }
}
