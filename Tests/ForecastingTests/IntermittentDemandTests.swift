import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

/// R's `croston`, and the share written out.
private struct IntermittentReference: Decodable {
  let demand: [Double]
  let croston: Double
  let teunterSyntetosBabai: Double

  static func read() throws -> IntermittentReference {
    try JSONDecoder().decode(
      IntermittentReference.self,
      from: Data(contentsOf: forecastingReference("intermittent.json")))
  }
}

struct IntermittentDemandTests {
  @Test func `the demands expected are R's`() throws {
    let reference = try IntermittentReference.read()
    let series = TimeSeries(reference.demand)
    let croston = try IntermittentDemand(.croston).fit(series)
    #expect(agreeingDigits(croston.level, reference.croston) >= 12)
    let less = try IntermittentDemand(.syntetosBoylan).fit(series)
    #expect(agreeingDigits(less.level, 0.95 * reference.croston) >= 12)
    let share = try IntermittentDemand(.teunterSyntetosBabai).fit(series)
    #expect(agreeingDigits(share.level, reference.teunterSyntetosBabai) >= 12)
  }

  @Test func `only the share falls while there is no demand`() throws {
    let demand = try IntermittentReference.read().demand
    for variant in IntermittentDemand.Variant.allCases {
      let before = try IntermittentDemand(variant).fit(TimeSeries(demand)).level
      let after = try IntermittentDemand(variant)
        .fit(TimeSeries(demand + [Double](repeating: 0, count: 30))).level
      #expect(variant == .teunterSyntetosBabai ? after < 0.1 * before : after == before)
    }
  }

  @Test(arguments: IntermittentDemand.Variant.allCases)
  func `no demand at all is expected to go on`(variant: IntermittentDemand.Variant) throws {
    let fitted = try IntermittentDemand(variant).fit(TimeSeries([0, 0, 0, 0]))
    #expect(fitted.forecast(horizon: 2).means == [0, 0])
  }

  @Test func `a demand below zero is named by its day`() {
    #expect(throws: FitError.notPositive(on: Day(number: 1))) {
      try IntermittentDemand().fit(TimeSeries([0, -1, 3]))
    }
  }
}
