import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

/// R's `decompose`, `stl` and `mstl`.
private struct DecompositionReference: Decodable {
  struct Classical: Decodable {
    let trend: [Double?]
    let seasonal: [Double]
  }

  struct Smoothed: Decodable {
    let seasonal: [Double]
    let trend: [Double]
    let weights: [Double]
  }

  struct Entry: Decodable {
    let values: [Double]
    let period: Int
    let additive: Classical
    let multiplicative: Classical
    let periodic: Smoothed
    let changing: Smoothed
    let robust: Smoothed
    let changingRobust: Smoothed
    let strength: Double
  }

  struct Several: Decodable {
    let values: [Double]
    let trend: [Double]
    let day: [Double]
    let week: [Double]
  }

  let series: [String: Entry]
  let several: Several

  static func read() throws -> DecompositionReference {
    try JSONDecoder().decode(
      DecompositionReference.self,
      from: Data(contentsOf: forecastingReference("decomposition.json")))
  }
}

/// A file of reference values that R's package forecast made.
func forecastingReference(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Reference/R/forecasting/" + name)
}

struct DecompositionTests {
  static let names = ["odd", "oddGas", "AirPassengers", "USAccDeaths", "UKgas", "nottem"]

  @Test(arguments: names)
  func `the classical parts are those of decompose`(name: String) throws {
    let entry = try #require(try DecompositionReference.read().series[name])
    for (form, reference) in [
      (Decomposition.Form.additive, entry.additive), (.multiplicative, entry.multiplicative),
    ] {
      let parts = try ClassicalDecomposition(period: entry.period, form: form)
        .decompose(TimeSeries(entry.values))
      #expect(distance(parts.seasonal, reference.seasonal) <= 1e-10)
      for (trend, expected) in zip(parts.trend, reference.trend) {
        if let expected {
          #expect(agreeingDigits(trend, expected) >= 10)
        } else {
          #expect(trend.isNaN)
        }
      }
    }
  }

  @Test(arguments: names)
  func `the parts by local regression are those of stl`(name: String) throws {
    let entry = try #require(try DecompositionReference.read().series[name])
    let period = entry.period
    var cases: [(STL, DecompositionReference.Smoothed)] = [
      (STL(period: period), entry.periodic),
      (STL(period: period, seasonalWindow: .cycles(7)), entry.changing),
    ]
    let robustCases: [(STL, DecompositionReference.Smoothed)] = [
      (STL(period: period, isRobust: true), entry.robust),
      (
        STL(period: period, seasonalWindow: .cycles(13), trendWindow: 21, isRobust: true),
        entry.changingRobust
      ),
    ]
    // Of an even count R does not find the median by which it weighs.
    if !entry.values.count.isMultiple(of: 2) { cases += robustCases }
    for (method, reference) in cases {
      let parts = try method.decompose(TimeSeries(entry.values))
      #expect(distance(parts.seasonal, reference.seasonal) <= 1e-8)
      #expect(distance(parts.trend, reference.trend) <= 1e-8)
      #expect(distance(parts.robustnessWeights, reference.weights) <= 1e-8)
    }
    let strength = try STL(period: period).decompose(TimeSeries(entry.values)).seasonalStrengths[0]
    #expect(agreeingDigits(strength, entry.strength) >= 8)
  }

  @Test func `the seasons of the day and the week are those of mstl`() throws {
    let reference = try DecompositionReference.read().several
    let parts = try MSTL(periods: [336, 48]).decompose(TimeSeries(reference.values))
    #expect(parts.seasons.map(\.period) == [48, 336])
    #expect(distance(parts.seasons[0].values, reference.day) <= 1e-8)
    #expect(distance(parts.seasons[1].values, reference.week) <= 1e-8)
    #expect(distance(parts.trend, reference.trend) <= 1e-8)
  }

  @Test func `a line with a season of two comes apart by hand`() throws {
    // 1, 2, 3 … with one more at every second value; the mean over a period goes on by one.
    let values = [1.0, 3, 3, 5, 5, 7, 7, 9]
    let parts = try ClassicalDecomposition(period: 2).decompose(TimeSeries(values))
    #expect(parts.seasonal == [-0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5])
    #expect(Array(parts.trend[1...6]) == [2.5, 3.5, 4.5, 5.5, 6.5, 7.5])
    #expect(parts.seasonalStrengths == [1])
  }

  @Test(arguments: names)
  func `the parts make up the series`(name: String) throws {
    let entry = try #require(try DecompositionReference.read().series[name])
    let sum = try STL(period: entry.period).decompose(TimeSeries(entry.values))
    for index in entry.values.indices {
      let total = sum.trend[index] + sum.seasonal[index] + sum.remainder[index]
      #expect(agreeingDigits(total, entry.values[index]) >= 12)
    }
  }

  @Test func `a series without a season has none`() throws {
    let flat = try STL(period: 4).decompose(TimeSeries([Double](repeating: 3, count: 20)))
    #expect(flat.seasonalStrengths == [0])
  }

  @Test func `what cannot be taken apart says why`() {
    let short = TimeSeries([1, 2, 3])
    #expect(throws: FitError.tooShort(have: 3, need: 8)) {
      try ClassicalDecomposition(period: 4).decompose(short)
    }
    #expect(throws: FitError.tooShort(have: 3, need: 9)) { try STL(period: 4).decompose(short) }
    #expect(throws: FitError.notPositive(on: Day(number: 1))) {
      try ClassicalDecomposition(period: 2, form: .multiplicative)
        .decompose(TimeSeries([1, 0, 3, 4]))
    }
  }
}

/// The largest distance between two sequences as a part of the second's range; infinite where the
/// counts differ.
private func distance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  let size = max(1, right.map { abs($0) }.max() ?? 0)
  return zip(left, right).map { abs($0 - $1) / size }.max() ?? 0
}
