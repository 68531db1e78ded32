import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

struct LocalLevelTests {
  /// What R makes of the Nile, a value a year and at irregular days.
  struct Reference: Decodable {
    let values, gaps: [Double]
    let arimaLogLikelihood, level, epsilon: Double
    let irregularLevelPerDay, irregularNoise, irregularLogLikelihood: Double
  }

  let reference: Reference

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/R/forecasting/local-level.json")
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  /// The values on days that follow each other by the gaps.
  func irregular() throws -> TimeSeries {
    var days = [Day(number: 0)]
    for gap in reference.gaps { days.append(days[days.count - 1].advanced(by: Int(gap))) }
    return try TimeSeries(days: days, values: reference.values)
  }

  /// R's `arima(Nile, c(0, 1, 1))` and `StructTS(Nile, type = "level")`.
  ///
  /// `StructTS` starts from a finite variance and stops early: its values have four digits.
  @Test func `equal gaps give R's likelihood and variances`() throws {
    let fitted = try LocalLevel().fit(TimeSeries(reference.values))
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, reference.arimaLogLikelihood) >= 8)
    #expect(agreeingDigits(fitted.levelVariancePerDay, reference.level) >= 3.5)
    #expect(agreeingDigits(fitted.observationVariance, reference.epsilon) >= 3.5)
  }

  /// The density of the differences with their covariance written out, by R.
  @Test func `irregular gaps give the density of the differences`() throws {
    let fitted = try LocalLevel().fit(irregular())
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, reference.irregularLogLikelihood) >= 9)
    #expect(agreeingDigits(fitted.levelVariancePerDay, reference.irregularLevelPerDay) >= 4)
    #expect(agreeingDigits(fitted.observationVariance, reference.irregularNoise) >= 4)
  }

  @Test func `a forecast is wider the farther its day is`() throws {
    let fitted = try LocalLevel().fit(irregular())
    let days = [1, 30, 300].map { fitted.lastDay.advanced(by: $0) }
    let intervals = fitted.forecast(on: days).intervals(level: 0.8)
    let widths = intervals.map { $0.upperBound - $0.lowerBound }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
  }

  @Test(arguments: [2, 7, 365])
  func `the unit of time changes the variance a day and nothing else`(unit: Int) throws {
    let series = try irregular()
    let slow = try TimeSeries(
      days: series.days.map { Day(number: $0.number * Int32(unit)) }, values: series.values)
    let (plain, stretched) = (try LocalLevel().fit(series), try LocalLevel().fit(slow))
    #expect(agreeingDigits(stretched.level, plain.level) >= 9)
    #expect(
      agreeingDigits(stretched.levelVariancePerDay * Double(unit), plain.levelVariancePerDay) >= 5)
  }

  @Test func `a missing value is a longer gap`() throws {
    let days = [0, 3, 10, 11, 40, 49].map { Day(number: $0) }
    let gappy = try TimeSeries(days: days, values: [1, 4, .nan, 2, 6, 3])
    let plain = try TimeSeries(
      days: [0, 3, 11, 40, 49].map { Day(number: $0) }, values: [1, 4, 2, 6, 3])
    let (left, right) = (try LocalLevel().fit(gappy), try LocalLevel().fit(plain))
    #expect(left.level == right.level)
    #expect(left.forecast(horizon: 3) == right.forecast(horizon: 3))
    #expect(left.fittedValues.count == 6)
    #expect(left.fittedValues[2] == left.fittedValues[3])
  }

  @Test func `a constant series is forecast as certain, and one day tells nothing`() throws {
    let constant = try LocalLevel().fit(TimeSeries([5, 5, 5, 5])).forecast(horizon: 2)
    #expect(constant.intervals(level: 0.95) == [5...5, 5...5])
    let sameDay = try TimeSeries(
      days: [Day](repeating: Day(number: 9), count: 4), values: [1, 2, 3, 4])
    #expect(throws: FitError.noVariation) { try LocalLevel().fit(sameDay) }
  }
}
