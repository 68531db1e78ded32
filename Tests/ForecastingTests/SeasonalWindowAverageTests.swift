import Forecasting
import TestSupport
import Testing
import TimeSeries

struct SeasonalWindowAverageTests {
  /// NumPy: `y[-6:].reshape(2, 3).mean(axis=0)`, as statsforecast 2.0's `_seasonal_window_average`.
  @Test func `the mean of each season in the last two cycles comes next`() throws {
    let series = TimeSeries([9, 9, 9, 1, 5, 3, 2, 8, 4])
    let fitted = try SeasonalWindowAverage(period: 3, window: 2).fit(series)
    #expect(fitted.forecast(horizon: 4).means == [1.5, 6.5, 3.5, 1.5])
    #expect(Array(fitted.fittedValues.dropFirst(3)) == [9, 9, 9, 5, 7, 6])
  }

  @Test func `one cycle is the seasonal naive method`() throws {
    let series = TimeSeries([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])
    let average = try SeasonalWindowAverage(period: 4, window: 1).fit(series)
    let naive = try SeasonalNaive(period: 4).fit(series)
    #expect(average.forecast(horizon: 9) == naive.forecast(horizon: 9))
  }

  @Test func `without a season it is the moving average`() throws {
    let series = TimeSeries([3, 1, 4, 1, 5, 9, 2, 6])
    let average = try SeasonalWindowAverage(period: 1).fit(series).forecast(horizon: 5).means
    #expect(average == (try MovingAverage(window: 3).fit(series).forecast(horizon: 5).means))
  }

  @Test func `a missing value is stepped over`() throws {
    let series = TimeSeries([1, 10, 3, 20, .nan, 40])
    let means = try SeasonalWindowAverage(period: 2, window: 2).fit(series).forecast(horizon: 2)
      .means
    #expect(means == [2, 30])
  }

  @Test func `a season that was never seen is refused`() {
    #expect(throws: FitError.tooShort(have: 3, need: 4)) {
      try SeasonalWindowAverage(period: 2).fit(TimeSeries([1, .nan, 3, .nan, 5]))
    }
  }

  @Test func `the variance grows from cycle to cycle`() throws {
    let series = TimeSeries([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    let forecast = try SeasonalWindowAverage(period: 2).fit(series).forecast(horizon: 3)
    let widths = forecast.intervals(level: 0.8).map { $0.upperBound - $0.lowerBound }
    #expect(agreeingDigits(widths[1], widths[0]) >= 12)
    #expect(agreeingDigits(widths[2], widths[0] * 1.25.squareRoot()) >= 12)
  }
}
