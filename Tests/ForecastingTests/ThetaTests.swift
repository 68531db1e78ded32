import Forecasting
import TestSupport
import Testing
import TimeSeries

struct ThetaTests {
  /// R's `thetaf`, whose smoothing constant ends at 0.9999 where ours reaches one.
  @Test(arguments: MethodReference.names)
  func `forecasts agree with R's to the digits of its search`(name: String) throws {
    let reference = try MethodReference(name)
    let means = try Theta().fit(reference.series).forecast(horizon: 6).means
    #expect(agreeingDigits(means, reference.theta) >= 3)
  }

  @Test func `a straight line goes on at half its slope or more`() throws {
    let line = TimeSeries((0..<30).map { 5 + 2 * Double($0) })
    let means = try Theta().fit(line).forecast(horizon: 3).means
    // α is one, so the level is the last value, and each step adds half of two.
    #expect(agreeingDigits(means, [64, 65, 66]) >= 9)
  }

  @Test func `a constant series is forecast as certain`() throws {
    let forecast = try Theta().fit(TimeSeries([4, 4, 4, 4])).forecast(horizon: 2)
    #expect(forecast.intervals(level: 0.95) == [4...4, 4...4])
  }
}
