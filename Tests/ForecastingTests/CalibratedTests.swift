import Forecasting
import TestSupport
import Testing
import TimeSeries

struct CalibratedTests {
  /// Thirty values that wander upwards, all positive.
  private let wandering = (0..<30).map { 100 + 3 * Double($0) + [5.0, -4, 8, -7, 1][$0 % 5] }

  @Test(arguments: [1, 4, 12])
  func `calibration moves no point`(period: Int) throws {
    let series = TimeSeries(wandering)
    for method in [ETS(period: period), DynamicTheta(), CES(period: period)] as [any Forecaster] {
      let own = try method.fit(series).forecast(horizon: 6).means
      let calibrated = try Calibrated(method, period: period).fit(series).forecast(horizon: 6).means
      #expect(calibrated == own)
    }
  }

  @Test(arguments: [1, 4, 12])
  func `an interval in other units is the same interval`(period: Int) throws {
    func intervals(times factor: Double) throws -> [ClosedRange<Double>] {
      try Calibrated(Drift(), period: period).fit(TimeSeries(wandering.map { $0 * factor }))
        .forecast(horizon: 4).intervals(level: 0.8)
    }
    for (left, right) in zip(try intervals(times: 1), try intervals(times: 0.125)) {
      #expect(agreeingDigits(right.lowerBound * 8, left.lowerBound) >= 10)
      #expect(agreeingDigits(right.upperBound * 8, left.upperBound) >= 10)
    }
  }

  @Test func `an offset that takes the values below zero leaves a symmetric interval`() throws {
    let forecast = try Calibrated(Drift()).fit(TimeSeries(wandering.map { $0 - 1000 }))
      .forecast(horizon: 3)
    for (mean, interval) in zip(forecast.means, forecast.intervals(level: 0.95)) {
      #expect(agreeingDigits(interval.upperBound - mean, mean - interval.lowerBound) >= 9)
    }
  }

  @Test func `a positive series has positive intervals that reach farther up`() throws {
    let forecast = try Calibrated(DynamicTheta()).fit(TimeSeries(wandering)).forecast(horizon: 8)
    for (mean, interval) in zip(forecast.means, forecast.intervals(level: 0.99)) {
      #expect(interval.lowerBound > 0)
      #expect(interval.upperBound - mean > mean - interval.lowerBound)
    }
  }

  @Test func `a method fitted closely to ten values claims less than it would`() throws {
    let series = TimeSeries([30.0, 34, 31, 38, 41, 37, 46, 48, 45, 55])
    for method in [DynamicTheta(), CES(), AutoARIMA()] as [any Forecaster] {
      let own = try method.fit(series).forecast(horizon: 4).intervals(level: 0.95)
      let wide = try Calibrated(method).fit(series).forecast(horizon: 4).intervals(level: 0.95)
      #expect(
        wide[3].upperBound - wide[3].lowerBound > own[3].upperBound - own[3].lowerBound,
        "\(method.name)")
    }
  }

  @Test func `what is certain stays certain, and what is unknown unknown`() throws {
    let constant = try Calibrated(Naive()).fit(TimeSeries([5, 5, 5, 5])).forecast(horizon: 2)
    #expect(constant.intervals(level: 0.95) == [5...5, 5...5])
    let single = try Calibrated(Naive()).fit(TimeSeries([5])).forecast(horizon: 1)
    #expect(single.intervals(level: 0.95) == [-Double.infinity...Double.infinity])
  }

  @Test func `a series that the method refuses is refused`() {
    #expect(throws: FitError.tooShort(have: 2, need: 4)) {
      try Calibrated(DynamicTheta()).fit(TimeSeries([1, 2]))
    }
  }

  @Test func `an interval is as wide as the errors of that very method were`() throws {
    let series = TimeSeries(wandering)
    func width(_ method: any Forecaster) throws -> Double {
      let interval = try method.fit(series).forecast(horizon: 1).intervals(level: 0.95)[0]
      return interval.upperBound - interval.lowerBound
    }
    #expect(try width(ForecastMethod.ces.calibrated()) != width(Calibrated(CES())))
    // Another method under a like name is not the one that was measured.
    #expect(Calibrated(ETS.additive).spread == .common)
    #expect(ForecastMethod.ets.spread != .common)
  }
}
