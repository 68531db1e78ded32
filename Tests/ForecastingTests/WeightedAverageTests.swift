import Forecasting
import TestSupport
import Testing
import TimeSeries

struct WeightedAverageTests {
  /// 1, 2 and 4 at days 0, 1 and 11.
  static func irregular() throws -> TimeSeries {
    try TimeSeries(
      days: [Day(number: 0), Day(number: 1), Day(number: 11)], values: [1, 2, 4])
  }

  @Test func `weights by place are worked by hand`() throws {
    let fitted = try WeightedAverage(weights: .places([3, 1])).fit(TimeSeries([9, 2, 4]))
    #expect(fitted.forecast(horizon: 2).means == [3.5, 3.5])
    // 9 before the second, (3 · 2 + 9) / 4 before the third.
    #expect(Array(fitted.fittedValues.dropFirst()) == [9, 3.75])
    let linear = try WeightedAverage(linear: 3).fit(TimeSeries([1, 2, 4]))
    #expect(agreeingDigits(linear.level, (3 * 4 + 2 * 2 + 1) / 6.0) >= 14)
  }

  @Test func `equal weights are the moving average`() throws {
    let series = try MethodReference("Nile").series
    let weighted = try WeightedAverage(weights: .places([1, 1, 1])).fit(series)
    let moving = try MovingAverage(window: 3).fit(series)
    #expect(agreeingDigits(weighted.level, moving.level) >= 13)
    #expect(
      agreeingDigits(
        Array(weighted.fittedValues.dropFirst(3)), Array(moving.fittedValues.dropFirst(3))) >= 12)
  }

  @Test func `a window of days holds what lies in it`() throws {
    let series = try Self.irregular()
    #expect(try WeightedAverage(weights: .days(10)).fit(series).level == 4)
    #expect(try WeightedAverage(weights: .days(11)).fit(series).level == 3)
    let all = try WeightedAverage(weights: .days(30)).fit(series)
    #expect(agreeingDigits(all.level, 7 / 3.0) >= 14)
  }

  @Test func `a half-life halves by the day and not by the place`() throws {
    let fitted = try WeightedAverage(weights: .halfLife(days: 10)).fit(try Self.irregular())
    // Ages of 11, 10 and 0 days.
    let old = 0.46651649576840371
    #expect(agreeingDigits(fitted.level, (old * 1 + 0.5 * 2 + 4) / (old + 1.5)) >= 14)
  }

  @Test func `a missing value has no weight`() throws {
    let fitted = try WeightedAverage(linear: 2).fit(TimeSeries([3, 6, .nan]))
    #expect(fitted.level == 5)
  }

  @Test func `a centred mean needs both sides`() {
    let means = TimeSeries([1, 2, 6, 4, 5]).centeredMovingAverage(window: 3).values
    #expect(means[0].isNaN && means[4].isNaN)
    #expect(Array(means[1...3]) == [3, 4, 5])
    // The ends of an even window count half: (1/2 + 2 + 6 + 4 + 5/2) / 4.
    #expect(TimeSeries([1, 2, 6, 4, 5]).centeredMovingAverage(window: 4).values[2] == 3.75)
    #expect(TimeSeries([1, .nan, 6]).centeredMovingAverage(window: 3).values[1].isNaN)
  }
}
