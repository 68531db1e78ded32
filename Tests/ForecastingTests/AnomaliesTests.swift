import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

struct AnomaliesTests {
  /// A level that wanders by a share of the noise, by a seeded generator.
  private func wandering(
    _ count: Int, seed: UInt64, step: Double = 0.3
  ) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var level = 100.0
    return (0..<count).map { _ in
      level += step * normal(&generator)
      return level + normal(&generator)
    }
  }

  /// A draw from the normal distribution, as a sum of twelve uniform ones.
  private func normal(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
  }

  /// The Nile at Aswan fell when the dam was begun, and 1913 was the driest year: Cobb (1978);
  /// Durbin & Koopman (2012), section 2.12.
  @Test func `the Nile fell in 1899`() throws {
    let flows = try AccuracyReference().nile
    let anomalies = Anomalies(in: TimeSeries(flows))

    #expect(anomalies.levelShifts.map { 1871 + $0.index } == [1899])
    let shift = try #require(anomalies.levelShifts.first)
    // The means before and after differ by 247.8.
    #expect(abs(shift.effect + 247.8) < 15, "\(shift.effect)")
  }

  @Test(arguments: [3, 20, 38])
  func `a value that is off by ten is found, and put back`(index: Int) throws {
    var values = wandering(40, seed: 11)
    let course = values
    values[index] += 10
    let anomalies = Anomalies(in: TimeSeries(values))

    #expect(anomalies.outliers.map(\.index) == [index])
    let outlier = try #require(anomalies.outliers.first)
    #expect(abs(outlier.effect - 10) < 3)
    #expect(abs(anomalies.cleaned.values[index] - course[index]) < 3)
    #expect(anomalies.cleaned.values[..<index] == values[..<index])
  }

  @Test func `a level that falls for good is a shift, not a row of outliers`() throws {
    var values = wandering(60, seed: 5)
    for index in 30..<60 { values[index] -= 12 }
    let anomalies = Anomalies(in: TimeSeries(values))

    #expect(anomalies.levelShifts.map(\.index) == [30])
    #expect(anomalies.outliers.isEmpty)
  }

  @Test func `a season is no anomaly, and what is off within it is found`() throws {
    let noise = wandering(72, seed: 3, step: 0.1)
    var values = noise.indices.map { noise[$0] + ($0 % 12 == 11 ? 30 : 0) }
    #expect(Anomalies(in: TimeSeries(values), period: 12).outliers.isEmpty)
    values[40] += 15
    #expect(Anomalies(in: TimeSeries(values), period: 12).outliers.map(\.index) == [40])
  }

  @Test func `a season that grows with the level is no anomaly`() throws {
    let noise = wandering(96, seed: 7, step: 0)
    var values = noise.indices.map { index in
      100 * exp(0.02 * Double(index) + 0.02 * (noise[index] - 100))
        * (index % 12 >= 6 ? 1.4 : 1)
    }
    let quiet = Anomalies(in: TimeSeries(values), period: 12)
    #expect(quiet.outliers.isEmpty && quiet.levelShifts.isEmpty)
    values[70] *= 1.5
    let anomalies = Anomalies(in: TimeSeries(values), period: 12)

    #expect(anomalies.outliers.map(\.index) == [70])
    let outlier = try #require(anomalies.outliers.first)
    #expect(abs(outlier.effect / values[70] - 1 / 3) < 0.05)
  }

  /// Of 200 series without anything off their course, 5 % may give an alarm; 17 of 200 or fewer have a
  /// probability of 0.987 then.
  @Test(arguments: [12, 40, 100])
  func `false alarms are as rare as asked`(count: Int) {
    let alarms = (0..<200).count { seed in
      let anomalies = Anomalies(in: TimeSeries(wandering(count, seed: UInt64(seed) + 1)))
      return !anomalies.outliers.isEmpty || !anomalies.levelShifts.isEmpty
    }
    #expect(alarms <= 17, "\(alarms) of 200")
  }

  @Test func `units and offsets change nothing but the effect's unit`() throws {
    var values = wandering(40, seed: 11)
    values[20] += 10
    let plain = try #require(Anomalies(in: TimeSeries(values)).outliers.first)
    let scaled = try #require(
      Anomalies(in: TimeSeries(values.map { 1e6 + 1000 * $0 })).outliers.first)

    #expect(scaled.index == plain.index)
    #expect(abs(scaled.effect / (1000 * plain.effect) - 1) < 1e-6)
  }

  @Test(
    arguments: [[], [1], [1, 2, 3, 100, 5, 6, 7], Array(repeating: 5, count: 30)] as [[Double]])
  func `in a short or constant series nothing is found`(values: [Double]) {
    let anomalies = Anomalies(in: TimeSeries(values))

    #expect(anomalies.outliers.isEmpty && anomalies.levelShifts.isEmpty)
    #expect(anomalies.cleaned.values == values)
  }

  @Test func `missing values are passed over, and gaps are what they are`() throws {
    var values = wandering(40, seed: 11)
    values[20] += 10
    values[10] = .nan
    let days = (0..<40).map { Day(number: 20_000 + Int32($0 * $0)) }
    let anomalies = Anomalies(in: try TimeSeries(days: days, values: values))

    #expect(anomalies.outliers.map(\.day) == [days[20]])
  }
}
