import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

struct CESTests {
  /// The recursion of Svetunkov, Kourentzes & Ord (2022), written out with complex products.
  ///
  /// The first two predictions tell the first states; all later ones, and the forecasts, follow.
  @Test(arguments: MethodReference.names)
  func `predictions follow the recursion from the first states`(name: String) throws {
    let series = try MethodReference(name).series
    let fitted = try CES().fit(series)
    let (real, imaginary) = (fitted.parameters[0].estimate, fitted.parameters[1].estimate)
    var level = fitted.fittedValues[0]
    let first = fitted.residuals[0]
    let second = fitted.fittedValues[1]
    var shadow = (level + (real - imaginary) * first - second) / (1 - imaginary)
    guard abs(1 - imaginary) > 1e-4 else { return }
    func advance(_ error: Double) {
      (level, shadow) = (
        level - (1 - imaginary) * shadow + (real - imaginary) * error,
        level + (1 - real) * shadow + (real + imaginary) * error
      )
    }
    for (index, value) in series.values.enumerated() {
      #expect(agreeingDigits(level, fitted.fittedValues[index]) >= 6)
      advance(value - level)
    }
    for mean in fitted.forecast(horizon: 6).means {
      #expect(agreeingDigits(level, mean) >= 6)
      advance(0)
    }
  }

  @Test(arguments: CES.Season.allCases)
  func `every kind of season beats none on a strong one`(season: CES.Season) throws {
    let series = try MethodReference("deaths").series
    let fitted = try CES(period: 12, seasons: [season]).fit(series)
    #expect(fitted.season == season)
    let plain = try CES().fit(series)
    let (own, other) = (try #require(fitted.sigma), try #require(plain.sigma))
    #expect(season == .none ? abs(own - other) < 0.02 * other : own < 0.7 * other)
  }

  @Test func `a season that comes back goes on`() throws {
    let values = (0..<32).map { [5.0, 9, 2, 4][$0 % 4] }
    let means = try CES(period: 4).fit(TimeSeries(values)).forecast(horizon: 8).means
    #expect(agreeingDigits(means, [5, 9, 2, 4, 5, 9, 2, 4]) >= 4)
  }

  @Test func `the variance is the sum of squared responses`() throws {
    let series = try MethodReference("lh").series
    let fitted = try CES().fit(series)
    let (real, imaginary) = (fitted.parameters[0].estimate, fitted.parameters[1].estimate)
    let forecast = fitted.forecast(horizon: 2)
    guard case .studentT(_, let one, _) = forecast.distributions[0],
      case .studentT(_, let two, _) = forecast.distributions[1]
    else {
      Issue.record("no t distribution")
      return
    }
    let response = real - imaginary
    #expect(agreeingDigits(two * two, one * one * (1 + response * response)) >= 10)
  }

  @Test func `three observations are too few`() {
    #expect(throws: FitError.tooShort(have: 3, need: 4)) {
      try CES().fit(TimeSeries([1, 2, 3]))
    }
  }
}
