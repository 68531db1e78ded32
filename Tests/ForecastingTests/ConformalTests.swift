import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct ConformalTests {
  /// Independent errors about zero with tails that no model here knows of.
  private func noise(_ count: Int, _ random: inout Statistics.SeededGenerator) -> [Double] {
    (0..<count).map { _ in
      let normal = random.normal()
      return normal * normal * normal
    }
  }

  @Test(arguments: [0.5, 0.8])
  func `exchangeable errors are covered as often as asked, whatever their distribution`(
    level: Double
  ) throws {
    var random = Statistics.SeededGenerator(seed: 2)
    var (held, count) = (0, 0)
    for _ in 0..<400 {
      let values = noise(41, &random)
      let fitted = try Conformal(Known(), horizon: 1, minimumHistory: 20)
        .fit(TimeSeries(Array(values.prefix(40))))
      held += fitted.forecast(horizon: 1).intervals(level: level)[0].contains(values[40]) ? 1 : 0
      count += 1
    }
    // Twenty scores: the guarantee is from the level to 1/21 above it, here to three standard errors.
    let (share, error) = (Double(held) / Double(count), (level * (1 - level) / 400).squareRoot())
    #expect(share > level - 3 * error, "\(share)")
    #expect(share < level + 1 / 21 + 3 * error, "\(share)")
  }

  @Test func `the quantiles are the ranks of the past errors`() throws {
    // Errors of 1, 2 … 9 from the method that says zero: nine tenths are up to the largest.
    let values = [0.0] + (1...9).map { $0 % 2 == 0 ? Double($0) : -Double($0) }
    let fitted = try Conformal(Known(), horizon: 1, minimumHistory: 1).fit(TimeSeries(values))
    let widths = [0.25, 0.45, 0.65].map { fitted.forecast(horizon: 1).intervals(level: $0)[0] }
    #expect(agreeingDigits(widths[0].upperBound, 3) >= 9)
    #expect(agreeingDigits(widths[1].upperBound, 5) >= 9)
    #expect(agreeingDigits(widths[2].upperBound, 7) >= 9)
    #expect(agreeingDigits(widths[2].lowerBound, -7) >= 9)
  }

  @Test func `each horizon has errors of its own`() throws {
    // The method says zero and the values rise, so errors grow with the origin only.
    let walk = (0..<60).map { Double(($0 * 7) % 11) }
    let fitted = try Conformal(Naive(), horizon: 3).fit(TimeSeries(walk))
    #expect(fitted.scores.map(\.count) == [30, 29, 28])
    #expect(fitted.scores[0] != fitted.scores[2])
  }

  @Test func `a horizon that is too far to be scored has the scores next to it`() throws {
    let walk = (0..<20).map { Double(($0 * 7) % 11) }
    let fitted = try Conformal(Naive(), horizon: 8).fit(TimeSeries(walk))
    #expect(fitted.scores.last?.count ?? 0 < Conformal.leastScores)
    let widths = fitted.forecast(horizon: 12).intervals(level: 0.8)
      .map { $0.upperBound - $0.lowerBound }
    #expect(widths.allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test func `intervals move and grow with the values`() throws {
    let walk = (0..<40).map { Double(($0 * 7) % 11) }
    func interval(_ change: (Double) -> Double) throws -> ClosedRange<Double> {
      try Conformal(Drift(), horizon: 2).fit(TimeSeries(walk.map(change)))
        .forecast(horizon: 2).intervals(level: 0.8)[1]
    }
    let (plain, changed) = (try interval { $0 }, try interval { 100 + 4 * $0 })
    #expect(agreeingDigits(changed.lowerBound, 100 + 4 * plain.lowerBound) >= 9)
    #expect(agreeingDigits(changed.upperBound, 100 + 4 * plain.upperBound) >= 9)
  }

  @Test func `a series with too few past forecasts is refused`() {
    #expect(throws: FitError.tooShort(have: 6, need: 15)) {
      try Conformal(Naive(), horizon: 1, minimumHistory: 6).fit(TimeSeries([1, 2, 1, 3, 2, 4]))
    }
  }
}

/// A method that always says zero, give or take one.
private struct Known: Forecaster {
  let name = "known"

  func fit(_ series: TimeSeries) throws(FitError) -> Fitted { Fitted(values: series.values) }

  struct Fitted: FittedForecaster {
    let values: [Double]
    let parameters: [Parameter] = []
    var fittedValues: [Double] { values.map { _ in 0 } }
    var residuals: [Double] { values }
    let sigma: Double? = 1

    func forecast(horizon: Int) -> Forecast {
      Forecast(
        distributions: (0..<horizon).map { _ in .normal(mean: 0, standardDeviation: 1) })
    }
  }
}
