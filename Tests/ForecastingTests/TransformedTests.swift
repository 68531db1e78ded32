import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

/// R's `snaive`, `BoxCox.lambda` and `naive(lambda =)`.
private struct TransformReference: Decodable {
  struct Entry: Decodable {
    let values: [Double]
    let period: Int
    let seasonalNaive: MethodReference.Steps
    let lambda: Double
    let variation: Double
    let transformed: [Double]
    let naive: MethodReference.Steps
    let naiveAdjusted: MethodReference.Steps
    let logarithm: MethodReference.Steps
  }

  let series: [String: Entry]

  static func read(_ name: String) throws -> Entry {
    let file = try JSONDecoder().decode(
      TransformReference.self, from: Data(contentsOf: forecastingReference("transforms.json")))
    return try #require(file.series[name])
  }
}

struct TransformedTests {
  static let names = ["AirPassengers", "UKgas", "lynx"]

  @Test(arguments: names)
  func `the last cycle is that of snaive`(name: String) throws {
    let reference = try TransformReference.read(name)
    let fitted = try SeasonalNaive(period: reference.period).fit(TimeSeries(reference.values))
    let forecast = fitted.forecast(horizon: 18)
    #expect(forecast.means == reference.seasonalNaive.mean)
    // R's interval is normal where ours has the t distribution of as many errors.
    let errors = reference.values.count - reference.period
    let ratio =
      StudentT(degreesOfFreedom: Double(errors)).quantile(0.9) / Normal().quantile(0.9)
    for (step, interval) in forecast.intervals(level: 0.8).enumerated() {
      let width = interval.upperBound - forecast.means[step]
      let expected = reference.seasonalNaive.upper[step] - reference.seasonalNaive.mean[step]
      #expect(agreeingDigits(width, expected * ratio) >= 9)
    }
  }

  @Test(arguments: names)
  func `the power varies the spread no more than Guerrero's in R`(name: String) throws {
    let reference = try TransformReference.read(name)
    let transform = BoxCox.guerrero(of: reference.values, period: reference.period)
    #expect(abs(transform.lambda - reference.lambda) <= 1e-3)
  }

  @Test(arguments: names)
  func `a value is the inverse of its transform`(name: String) throws {
    let reference = try TransformReference.read(name)
    let transform = BoxCox(lambda: 0.3)
    let values = reference.values.map(transform.transform)
    #expect(agreeingDigits(values, reference.transformed) >= 12)
    #expect(agreeingDigits(values.map(transform.inverse), reference.values) >= 11)
    for lambda in [-0.5, 0, 1, 2] {
      let power = BoxCox(lambda: lambda)
      #expect(agreeingDigits(power.inverse(power.transform(7)), 7) >= 12)
    }
    #expect(agreeingDigits(transform.inverse(transform.transform(-7)), -7) >= 12)
  }

  @Test(arguments: names)
  func `points and medians are those of R on the transformed values`(name: String) throws {
    let reference = try TransformReference.read(name)
    let series = TimeSeries(reference.values)
    let plain = try Transformed(Naive(), power: .given(0.3)).fit(series).forecast(horizon: 6)
    #expect(agreeingDigits(plain.means, reference.naive.mean) >= 10)
    let adjusted = try Transformed(Naive(), power: .given(0.3), isBiasAdjusted: true).fit(series)
      .forecast(horizon: 6)
    #expect(agreeingDigits(adjusted.medians, reference.naive.mean) >= 10)
    // The correction is the square of a t distribution's spread, and R's of a normal one's.
    let count = Double(reference.values.count - 1)
    let ratio = StudentT(degreesOfFreedom: count).quantile(0.975) / Normal().quantile(0.975)
    for step in 0..<6 {
      let correction = reference.naiveAdjusted.mean[step] - reference.naive.mean[step]
      #expect(
        agreeingDigits(adjusted.means[step] - plain.means[step], correction * ratio * ratio) >= 8)
    }
  }

  @Test func `an interval of logarithms is positive`() throws {
    let series = TimeSeries([1, 9, 2, 14, 3, 20, 2])
    let fitted = try Transformed(Naive(), power: .given(0)).fit(series)
    for interval in fitted.forecast(horizon: 4).intervals(level: 0.95) {
      #expect(interval.lowerBound > 0)
    }
  }

  @Test func `a value without a logarithm is named by its day`() {
    #expect(throws: FitError.notPositive(on: Day(number: 2))) {
      try Transformed(Naive(), power: .given(0)).fit(TimeSeries([3, 2, 0, 1]))
    }
  }

  @Test func `the score of a transform by one is that of its base`() throws {
    let base = PredictiveDistribution.normal(mean: 3, standardDeviation: 2)
    let same = PredictiveDistribution.boxCox(
      BoxCoxDistribution(
        transformed: base.shifted(by: -1), transform: BoxCox(lambda: 1)))
    #expect(agreeingDigits(same.quantile(0.9), base.quantile(0.9)) >= 12)
    #expect(agreeingDigits(same.crps(of: 4), base.crps(of: 4)) >= 3)
  }

  @Test func `a gap is stepped over to the cycle before`() throws {
    let fitted = try SeasonalNaive(period: 3).fit(TimeSeries([1, 2, 3, 4, .nan, 6, 7]))
    #expect(fitted.forecast(horizon: 4).means == [2, 6, 7, 2])
  }
}
