import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

struct STLAdjustedTests {
  /// A level with a season of hours and one of days of the week, as long as so many hours.
  private func load(_ count: Int) -> [Double] {
    (0..<count).map { hour in
      let ofDay = 20 * Double.sin(Double(hour) * .pi / 12)
      let ofWeek: Double = hour / 24 % 7 >= 5 ? -15 : 0
      return 100 + ofDay + ofWeek
    }
  }

  @Test func `a smooth trend and two seasons without error go on`() throws {
    let values = load(1008 + 168)
    let fitted = try STLAdjusted(ETS.additive, periods: [24, 168]).fit(
      TimeSeries(Array(values[..<1008])))
    let means = fitted.forecast(horizon: 168).means
    #expect(zip(means, values[1008...]).allSatisfy { abs($0 - $1) < 1.5 })
  }

  @Test func `a forecast is the method's with the season of the last cycle`() throws {
    let series = try MethodReference("deaths").series
    let parts = try MSTL(periods: [12]).decompose(series)
    let inner = try ExponentialSmoothing().fit(
      TimeSeries(days: series.days, values: parts.seasonallyAdjusted))
    let expected = inner.forecast(horizon: 14).means.enumerated().map { step, mean in
      mean + parts.seasons[0].values[series.count - 12 + step % 12]
    }
    let fitted = try STLAdjusted(ExponentialSmoothing(), periods: [12]).fit(series)
    #expect(fitted.forecast(horizon: 14).means == expected)
    #expect(fitted.residuals.count == series.count)
  }

  @Test func `no season is taken out of two cycles`() throws {
    let series = TimeSeries(load(48))
    let plain = try ExponentialSmoothing().fit(series).forecast(horizon: 2)
    #expect(
      try STLAdjusted(ExponentialSmoothing(), periods: [24]).fit(series).forecast(horizon: 2)
        == plain)
  }

  @Test func `gaps are bridged`() throws {
    var values = load(500)
    values[100] = .nan
    values[101] = .nan
    let fitted = try STLAdjusted(DynamicTheta(), periods: [24]).fit(TimeSeries(values))
    #expect(fitted.residuals[100].isNaN)
    #expect(fitted.forecast(horizon: 24).means.allSatisfy { $0.isFinite })
  }
}
