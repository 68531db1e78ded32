import Forecasting
import Testing
import TimeSeries

struct RollingForecastsTests {
  let values = [3.0, 5, 4, 8, 6, 9, 7, 12, 10, 11]

  @Test func `each forecast is that of the prefix before it`() throws {
    let series = TimeSeries(values)
    let record = RollingForecasts(of: [Naive(), MovingAverage(window: 3)], on: series)
    #expect(record.forecasts.map(\.count) == [11, 11])
    #expect(record.forecasts[0][0] == nil)
    #expect(record.forecasts[1][2] == nil)
    for origin in 3...values.count {
      let fitted = try MovingAverage(window: 3).fit(series.prefix(origin))
      #expect(record.forecasts[1][origin] == fitted.forecast(horizon: 1).distributions[0])
    }
  }

  @Test(arguments: 1..<10)
  func `no forecast moves when a later value does`(changed: Int) {
    var other = values
    other[changed] += 100
    let methods: [any Forecaster] = [Naive(), Drift(), Holt(), ExponentialSmoothing()]
    let first = RollingForecasts(of: methods, on: TimeSeries(values))
    let second = RollingForecasts(of: methods, on: TimeSeries(other))
    for index in methods.indices {
      #expect(
        first.forecasts[index].prefix(changed + 1) == second.forecasts[index].prefix(changed + 1))
    }
  }

  @Test func `outcomes start after the history asked for`() {
    let record = RollingForecasts(of: [Naive()], on: TimeSeries(values))
    let outcomes = record.outcomes(ofMethodAt: 0, minimumHistory: 4)
    #expect(outcomes.map(\.origin) == [4, 5, 6, 7, 8, 9])
    #expect(outcomes[0].error == -2)
    #expect(outcomes[0].typicalStep == 7.0 / 3)
  }

  @Test func `a missing value is no outcome`() {
    let record = RollingForecasts(of: [Naive()], on: TimeSeries([1, 2, .nan, 4]))
    #expect(record.outcomes(ofMethodAt: 0).map(\.origin) == [1, 3])
  }
}
