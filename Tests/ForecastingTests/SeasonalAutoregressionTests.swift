import Forecasting
import RealModule
import TestSupport
import Testing
import TimeSeries

/// What least squares by QR makes of the regressions, see `Tests/Reference/numpy`.
struct SeasonalAutoregressionReference: Decodable, CustomTestStringConvertible {
  struct Regression: Decodable {
    let lags: [Int]
    let coefficients: [Double]
    let freeParameters: Double
  }

  struct File: Decodable {
    let cases: [SeasonalAutoregressionReference]
  }

  let name: String
  let periods: [Int]
  let short: Bool
  let horizon: Int
  let values: [Double?]
  let regressions: [Regression]
  let errorsOf: String
  let points, lower, upper: [Double]
  let firstPrediction: Int
  let predictions: [Double]

  var testDescription: String { name }

  var series: TimeSeries { TimeSeries(values.map { $0 ?? .nan }) }

  var method: SeasonalAutoregression {
    SeasonalAutoregression(periods: periods, lags: short ? .allOfCycles : .aboutSeasons)
  }

  static var all: [SeasonalAutoregressionReference] {
    get throws {
      try referenceValues("numpy/seasonal_autoregression.json", as: File.self).cases
    }
  }
}

struct SeasonalAutoregressionTests {
  @Test(arguments: try SeasonalAutoregressionReference.all)
  func `coefficients are those of the augmented least squares`(
    reference: SeasonalAutoregressionReference
  ) throws {
    var expected: [Int: Double] = [:]
    for regression in reference.regressions {
      for (lag, coefficient) in zip(regression.lags, regression.coefficients) {
        expected[lag, default: 0] += coefficient / Double(reference.regressions.count)
      }
    }
    let fitted = try reference.method.fit(reference.series)
    #expect(fitted.parameters.map(\.name) == expected.keys.sorted().map { "lag\($0)" })
    for (parameter, lag) in zip(fitted.parameters, expected.keys.sorted()) {
      #expect(abs(parameter.estimate - (expected[lag] ?? .nan)) < 1e-9)
    }
  }

  @Test(arguments: try SeasonalAutoregressionReference.all)
  func `forecasts and intervals are those of paths run on one at a time`(
    reference: SeasonalAutoregressionReference
  ) throws {
    let forecast = try reference.method.fit(reference.series).forecast(horizon: reference.horizon)
    #expect(agreeingDigits(forecast.means, reference.points) >= 9)
    let intervals = forecast.intervals(level: 0.95)
    #expect(agreeingDigits(intervals.map(\.lowerBound), reference.lower) >= 8)
    #expect(agreeingDigits(intervals.map(\.upperBound), reference.upper) >= 8)
    let isLogarithmic = forecast.distributions.allSatisfy {
      if case .boxCox = $0 { true } else { false }
    }
    #expect(isLogarithmic == (reference.errorsOf == "logarithms"))
  }

  @Test(arguments: try SeasonalAutoregressionReference.all)
  func `each value is predicted from those before it`(
    reference: SeasonalAutoregressionReference
  ) throws {
    let fitted = try reference.method.fit(reference.series)
    let first = reference.firstPrediction
    #expect(fitted.fittedValues.prefix(first).allSatisfy { $0.isNaN })
    #expect(agreeingDigits(Array(fitted.fittedValues[first...]), reference.predictions) >= 8)
    for (index, value) in reference.series.values.enumerated() where index >= first {
      let residual = fitted.residuals[index]
      #expect(value.isNaN ? residual.isNaN : residual == value - fitted.fittedValues[index])
    }
  }

  @Test func `a season that comes back goes on for as long as it is asked for`() throws {
    let values = (0..<240).map { Double(($0 % 24) * ($0 % 24)) }
    let forecast = try SeasonalAutoregression(periods: [24]).fit(TimeSeries(values))
      .forecast(horizon: 48)
    for (step, mean) in forecast.means.enumerated() {
      #expect(abs(mean - values[step % 24]) < 1)
    }
  }

  @Test func `a constant series is forecast as certain`() throws {
    let series = TimeSeries([Double](repeating: 7, count: 100))
    let forecast = try SeasonalAutoregression(periods: [24]).fit(series).forecast(horizon: 3)
    #expect(agreeingDigits(forecast.means, [7, 7, 7]) >= 12)
    #expect(forecast.intervals(level: 0.95).allSatisfy { $0.upperBound - $0.lowerBound < 1e-9 })
  }

  @Test func `a series of two seasons is too short`() {
    #expect(throws: FitError.tooShort(have: 104, need: 118)) {
      try SeasonalAutoregression(periods: [52]).fit(
        TimeSeries((0..<104).map { Double($0 % 52) }))
    }
  }

  @Test func `a scale of the values changes the forecast's scale alone`() throws {
    let reference = try #require(try SeasonalAutoregressionReference.all.first)
    let series = reference.series
    let large = TimeSeries(series.values.map { $0 * 1024 })
    let one = try reference.method.fit(series).forecast(horizon: 12)
    let other = try reference.method.fit(large).forecast(horizon: 12)
    #expect(agreeingDigits(other.means, one.means.map { $0 * 1024 }) >= 10)
  }

  @Test func `without errors to come a sample path is near the forecast`() throws {
    for reference in try SeasonalAutoregressionReference.all {
      let fitted = try reference.method.fit(reference.series)
      let paths = try #require(fitted.paths)
      let quiet = paths.values(for: [0, 0, 0])
      let means = fitted.forecast(horizon: 3).means
      // Equations are averaged at each step of a path, and at the end of a forecast.
      #expect(zip(quiet, means).allSatisfy { abs($0 - $1) < 0.02 * abs($1) + 0.2 })
      #expect(quiet[0] == means[0] || agreeingDigits(quiet[0], means[0]) >= 10)
    }
  }

  @Test func `simulated intervals are about as wide as those of past errors`() throws {
    let reference = try #require(try SeasonalAutoregressionReference.all.first)
    let own = try reference.method.fit(reference.series).forecast(horizon: 4)
    let simulated = try Simulated(reference.method).fit(reference.series).forecast(horizon: 4)
    for (one, other) in zip(own.intervals(level: 0.8), simulated.intervals(level: 0.8)) {
      let ratio = (one.upperBound - one.lowerBound) / (other.upperBound - other.lowerBound)
      #expect((0.6...1.7).contains(ratio))
    }
  }

  @Test func `a longer series is taken in with the coefficients kept`() throws {
    let reference = try #require(try SeasonalAutoregressionReference.all.first)
    let first = try reference.method.fit(reference.series.prefix(450))
    let kept = try reference.method.fit(reference.series, keeping: first)
    #expect(kept.parameters == first.parameters)
    #expect(kept.fittedValues.count == reference.series.count)
  }
}
