import Forecasting
import Testing
import TimeSeries

/// The measures on three forecasts that a reader can check.
struct EvaluationTests {
  /// Forecasts of 10 ± 2 standard deviations of 1, of actual values 11, 10 and 14.
  let outcomes = [11.0, 10, 14].enumerated().map { index, actual in
    Outcome(
      origin: index + 2, day: Day(number: Int32(index + 2)),
      forecast: .normal(mean: 10, standardDeviation: 1), actual: actual, typicalStep: 2)
  }

  @Test func `errors are actual less forecast, and bias the other way round`() {
    #expect(outcomes.map(\.error) == [1, 0, 4])
    #expect(outcomes.bias == -5.0 / 3)
    #expect(outcomes.meanAbsoluteError == 5.0 / 3)
    #expect(outcomes.medianAbsoluteError == 1)
    #expect(outcomes.rootMeanSquaredError == (17.0 / 3).squareRoot())
    #expect(outcomes.meanAbsoluteScaledError == 5.0 / 6)
  }

  @Test func `an interval scores its width and ten times what misses it by a fifth`() {
    #expect(intervalScore(of: 8...12, actual: 9, level: 0.8) == 4)
    #expect(abs(intervalScore(of: 8...12, actual: 13, level: 0.8) - 14) < 1e-12)
    #expect(abs(intervalScore(of: 8...12, actual: 7, level: 0.8) - 14) < 1e-12)
  }

  @Test func `a level covers what falls between its bounds`() {
    #expect(outcomes.coverage(level: 0.8) == 2.0 / 3)
    #expect(outcomes.coverage(level: 0.99999) == 1)
    #expect([Outcome]().coverage(level: 0.8) == nil)
  }

  @Test func `the pinball loss weighs the sides by the probability`() {
    #expect(pinballLoss(of: 10, actual: 14, probability: 0.75) == 3)
    #expect(pinballLoss(of: 10, actual: 6, probability: 0.75) == 1)
    #expect(outcomes.pinballLoss(probability: 0.5) == 5.0 / 6)
  }

  @Test func `skill is the part of the reference's error that is saved`() {
    let wild = outcomes.map { outcome in
      Outcome(
        origin: outcome.origin, day: outcome.day, forecast: outcome.forecast.shifted(by: -5),
        actual: outcome.actual)
    }
    #expect(outcomes.skill(against: outcomes) == 0)
    #expect(outcomes.skill(against: wild) == 1 - 5.0 / 20)
    #expect([Outcome]().skill(against: [Outcome]()) == nil)
  }

  @Test func `without forecasts there is no score`() {
    let none: [Outcome] = []
    #expect(none.meanAbsoluteError == nil)
    #expect(none.meanAbsoluteScaledError == nil)
    #expect(none.crps == nil)
    #expect(none.intervalScore(level: 0.8) == nil)
  }
}
