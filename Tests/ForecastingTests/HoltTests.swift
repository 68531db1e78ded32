import Forecasting
import TestSupport
import Testing
import TimeSeries

struct HoltTests {
  /// R's `ets` with models AAN and AAdN, whose search stops early.
  @Test(arguments: MethodReference.names)
  func `the squared error is at most that of R's search`(name: String) throws {
    let reference = try MethodReference(name)
    let linear = try Holt().fit(reference.series)
    #expect(linear.residuals.squares <= reference.holt.sse * (1 + 1e-6))
    let damped = try Holt(trend: .damped).fit(reference.series)
    #expect(damped.residuals.squares <= reference.damped.sse * (1 + 1e-6))
  }

  @Test func `a straight line goes on`() throws {
    let line = TimeSeries((0..<12).map { 3 + 2 * Double($0) })
    let forecast = try Holt().fit(line).forecast(horizon: 3)
    #expect(agreeingDigits(forecast.means, [27, 29, 31]) >= 9)
  }

  @Test func `a damped slope dies out`() throws {
    let values = [1.0, 3, 4, 7, 8, 11, 12, 15, 15, 18, 21, 21]
    let fitted = try Holt(trend: .damped).fit(TimeSeries(values))
    let means = fitted.forecast(horizon: 200).means
    #expect(abs(means[199] - means[198]) < abs(means[1] - means[0]))
    let phi = try #require(fitted.parameters.first { $0.name == "damping" }).estimate
    #expect(agreeingDigits(means[2] - means[1], (means[1] - means[0]) * phi) >= 8)
  }

  @Test func `a series of five points is long enough for a line and too short to damp`() throws {
    let series = TimeSeries([1, 2, 4, 3, 5])
    #expect(try Holt().fit(series).sigma != nil)
    #expect(throws: FitError.tooShort(have: 5, need: 6)) { try Holt(trend: .damped).fit(series) }
  }
}
