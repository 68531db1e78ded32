import Forecasting
import TestSupport
import Testing
import TimeSeries

struct ETSTests {
  /// R's `ets(additive.only = TRUE)`, its criterion with the constants that it leaves out.
  @Test(arguments: MethodReference.names)
  func `the model with the least criterion is R's`(name: String) throws {
    let reference = try MethodReference(name)
    let fitted = try ETS.additive.fit(reference.series)
    let aicc = try #require(fitted.aicc)
    #expect(aicc <= reference.ets.aicc + 1e-4 * abs(reference.ets.aicc))
    let trend: ETS.Trend =
      switch reference.ets.model {
      case "ETS(A,N,N)": .none
      case "ETS(A,A,N)": .additive
      default: .additiveDamped
      }
    #expect(fitted.trend == trend)
    // R keeps α below 0.9999, where some of these would rather have one.
    if trend == .none, reference.ses.parameters[0] < 0.99 {
      #expect(agreeingDigits(aicc, reference.ets.aicc) >= 4)
      #expect(agreeingDigits(fitted.forecast(horizon: 6).means, reference.ets.mean) >= 3)
    }
  }

  @Test func `a straight line has a trend, and a constant none`() throws {
    let line = try ETS.additive.fit(TimeSeries((0..<12).map { 3 * Double($0) }))
    #expect(line.trend == .additive)
    #expect(try ETS.additive.fit(TimeSeries([Double](repeating: 2, count: 12))).trend == .none)
  }

  @Test func `three observations are enough for a level`() throws {
    #expect(try ETS.additive.fit(TimeSeries([1, 4, 2])).trend == .none)
    #expect(throws: FitError.tooShort(have: 2, need: 3)) {
      try ETS.additive.fit(TimeSeries([1, 4]))
    }
  }
}
