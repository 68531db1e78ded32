import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct BacktestTests {
  let reference: AccuracyReference

  init() throws { reference = try AccuracyReference() }

  /// R's `tsCV(Nile, naive, h = 3)` and `tsCV(Nile, meanf, h = 3, window = 12)`.
  @Test func `errors from expanding and from rolling origins are those of R's tsCV`() {
    let nile = TimeSeries(reference.nile)
    let expanding = Backtest(
      of: [Naive()], on: [nile], plan: BacktestPlan(horizon: 3, minimumHistory: 10))
    let rolling = Backtest(
      of: [Mean()], on: [nile], plan: BacktestPlan(horizon: 3, window: .rolling(12)))

    for (backtest, rows) in [(expanding, reference.expanding), (rolling, reference.rolling)] {
      let outcomes = backtest.outcomes(ofMethodAt: 0)
      #expect(outcomes.count == rows.joined().count { $0 != nil })
      for outcome in outcomes {
        let error = rows[outcome.origin - 1][outcome.horizon - 1]
        #expect(agreeingDigits(outcome.error, error ?? .nan) >= 10)
      }
    }
  }

  /// R's `accuracy` of `rwf(drift = TRUE)`; what it lacks, by the formulas of the papers in R.
  @Test func `the measures are those of R`() throws {
    let train = Array(reference.passengers.prefix(120))
    let outcomes = try outcomes(after: train)
    #expect(agreeingDigits(try #require(outcomes.meanAbsoluteError), reference.mae) >= 12)
    #expect(agreeingDigits(try #require(outcomes.rootMeanSquaredError), reference.rmse) >= 12)
    #expect(agreeingDigits(try #require(outcomes.meanAbsoluteScaledError), reference.mase) >= 12)
    #expect(agreeingDigits(try #require(outcomes.symmetricPercentageError), reference.smape) >= 12)
    #expect(
      agreeingDigits(try #require(outcomes.rootMeanSquaredScaledError), reference.rmsse) >= 12)
    #expect(
      agreeingDigits(
        try #require(outcomes.meanScaledIntervalScore(level: 0.95)), reference.msis) >= 12)
    #expect(
      agreeingDigits(
        try #require(outcomes.pinballLosses(probabilities: reference.probabilities)),
        reference.pinball) >= 12)
  }

  /// The forecasts of R beside what happened, their errors scaled by the steps from year to year.
  func outcomes(after train: [Double]) throws -> [Outcome] {
    let backtest = Backtest(
      of: [Told(reference)], on: [TimeSeries(reference.passengers)],
      plan: BacktestPlan(
        horizon: 24, minimumHistory: train.count, stride: 23, originLimit: 2, period: 12))
    return backtest.outcomes(ofMethodAt: 0).filter { $0.origin == train.count }
  }

  @Test func `the last origin leaves one value, and a stride counts back from it`() {
    let plan = BacktestPlan(horizon: 2, minimumHistory: 3, stride: 4)
    let backtest = Backtest(of: [Naive()], on: [TimeSeries((0..<12).map(Double.init))], plan: plan)
    let outcomes = backtest.outcomes(ofMethodAt: 0)
    #expect(outcomes.map(\.origin) == [3, 3, 7, 7, 11])
    #expect(outcomes.map(\.horizon) == [1, 2, 1, 2, 1])
    #expect(outcomes.map(\.error) == [1, 2, 1, 2, 1])
  }

  @Test func `kept parameters are those of the first origin`() throws {
    let nile = TimeSeries(reference.nile)
    let kept = Backtest(
      of: [ExponentialSmoothing(), LocalLevel()], on: [nile],
      plan: BacktestPlan(minimumHistory: 60, refit: .never))
    let smoothing = try ExponentialSmoothing().fit(nile.prefix(60))
    let level = try LocalLevel().fit(nile.prefix(60))
    for (place, origin) in [60, 75, 99].enumerated() {
      let known = nile.prefix(origin)
      let fixed = ExponentialSmoothing(smoothingConstant: smoothing.smoothingConstant)
      let expected = [
        try fixed.fit(known).forecast(horizon: 1),
        try LocalLevel().fit(known, keeping: level).forecast(horizon: 1),
      ]
      for (method, forecast) in expected.enumerated() {
        let outcome = kept.outcomes(ofMethodAt: method).first { $0.origin == origin }
        #expect(outcome?.forecast.mean == forecast.means[0], "\(place)")
      }
    }
    let refitted = Backtest(
      of: [ExponentialSmoothing()], on: [nile], plan: BacktestPlan(minimumHistory: 60))
    #expect(refitted.outcomes(ofMethodAt: 0)[0] == kept.outcomes(ofMethodAt: 0)[0])
    #expect(refitted.outcomes(ofMethodAt: 0)[30] != kept.outcomes(ofMethodAt: 0)[30])
  }

  /// Pieces done one after another give what the cores gave together.
  @Test func `the result does not depend on how the work was spread`() {
    let nile = reference.nile
    let series = (0..<6).map { TimeSeries(Array(nile[($0 * 10)..<($0 * 10 + 30)])) }
    let methods: [any Forecaster] = [Naive(), ExponentialSmoothing(), LocalLevel()]
    let plan = BacktestPlan(horizon: 3, minimumHistory: 8)
    let together = Backtest(of: methods, on: series, plan: plan)
    for (index, one) in series.enumerated() {
      let alone = Backtest(of: methods, on: [one], plan: plan)
      #expect(alone.records[0].outcomes == together.records[index].outcomes)
    }
  }

  @Test func `no forecast knows what came later`() {
    let nile = Array(reference.nile.prefix(36))
    let plan = BacktestPlan(horizon: 2, minimumHistory: 24)
    let methods: [any Forecaster] = [ExponentialSmoothing(), LocalLevel(), Holt()]
    let changed = nile.prefix(30) + nile.dropFirst(30).map { $0 * 9 }
    let (left, right) = (
      Backtest(of: methods, on: [TimeSeries(nile)], plan: plan),
      Backtest(of: methods, on: [TimeSeries(Array(changed))], plan: plan)
    )
    for method in methods.indices {
      let pairs = zip(left.outcomes(ofMethodAt: method), right.outcomes(ofMethodAt: method))
      #expect(pairs.allSatisfy { $0.origin > 30 || $0.forecast == $1.forecast })
    }
  }

  @Test func `a method that cannot be fitted leaves a gap and says why`() throws {
    let backtest = Backtest(
      of: [Naive(), LocalLevel()], on: [TimeSeries([1, 2, 4, 3, 5])],
      plan: BacktestPlan(minimumHistory: 1))
    #expect(backtest.records[0].outcomes[1].map { $0 == nil } == [true, true, false, false])
    #expect(backtest.records[0].failures == [nil, .tooShort(have: 1, need: 3)])
    #expect(backtest.pairedOutcomes(0, 1).first.map(\.origin) == [3, 4])
  }

  @Test func `the losses of two methods are compared at one horizon`() throws {
    let backtest = Backtest(
      of: [Naive(), Mean()], on: [TimeSeries(reference.nile)],
      plan: BacktestPlan(horizon: 2, minimumHistory: 30))
    let loss = { (method: Int) in
      backtest.outcomes(ofMethodAt: method, horizon: 2).map { $0.error * $0.error }
    }
    #expect(
      backtest.dieboldMariano(0, 1, horizon: 2)
        == Statistics.dieboldMariano(loss(0), loss(1), horizon: 2))
    #expect(backtest.dieboldMariano(0, 0) == nil)
  }

  @Test func `progress ends with all of the work`() {
    let last = Peak()
    _ = Backtest(
      of: [Naive()], on: [TimeSeries([1, 2, 4, 3, 5, 6])], progress: { last.note($0) })
    #expect(agreeingDigits(last.value, 1) >= 12)
  }
}
