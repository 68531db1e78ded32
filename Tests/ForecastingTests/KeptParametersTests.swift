import Forecasting
import TestSupport
import Testing
import TimeSeries

/// What was learnt from the beginning of a series goes on to the rest of it.
struct KeptParametersTests {
  let passengers: TimeSeries
  let nile: TimeSeries

  init() throws {
    let reference = try AccuracyReference()
    passengers = TimeSeries(reference.passengers)
    nile = TimeSeries(reference.nile)
  }

  /// A method, and how many of its first parameters are learnt, not states.
  static let seasonal: [(method: any Forecaster, learnt: Int)] = [
    (ETS(period: 12), 3),
    (ETSAverage(period: 12), 2),
    (CES(period: 12), 2),
    (AutoARIMA(period: 12), 1),
    (ARIMA(ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1), period: 12)), 2),
    (SeasonallyAdjusted(DynamicTheta(), period: 12), 2),
    (Transformed(ETS(period: 12), power: .guerrero(period: 12, range: -1...2)), 3),
    (Calibrated(ETS(period: 12), period: 12), 3),
    (LastValues(CES(period: 12), count: 60), 2),
    (Conformal(CES(period: 12), horizon: 3, period: 12), 2),
    (Bootstrapped(CES(period: 12), pathCount: 200), 2),
    (Simulated(CES(period: 12), pathCount: 200), 2),
    (TemporalAggregation(DynamicTheta(), block: 12), 1),
    (RobustlyFitted(ETS(period: 12), period: 12), 3),
    (AutoStructural(period: 12), 0),
    (SeasonalCombination(period: 12), 0),
    (SeasonalCombination(period: 1), 0),
    (Combination(of: [CES(period: 12), ETS(period: 12)]), 0),
    (WeightedCombination(of: [Naive(), ETS(period: 12)], origins: 4), 2),
  ]

  static let plain: [(method: any Forecaster, learnt: Int)] = [
    (ExponentialSmoothing(), 1), (Holt(), 2), (Holt(trend: .damped), 3), (ETS.additive, 1),
    (Theta(), 1), (DynamicTheta(), 2), (MovingAverageProcess(order: 2), 3), (LocalLevel(), 0),
    (LocalTrend(), 0), (AutoStructural(), 0), (Structural(trend: .damped), 0),
    (AutoARIMA(), 1), (ARIMA(ARIMAOrder(1, 0, 1), hasConstant: true), 2),
  ]

  @Test(arguments: seasonal.indices)
  func `a model kept on its own series says what it said, with a season`(_ place: Int) throws {
    try expectSame(Self.seasonal[place].method, passengers.prefix(100))
  }

  @Test(arguments: plain.indices)
  func `a model kept on its own series says what it said`(_ place: Int) throws {
    try expectSame(Self.plain[place].method, nile.prefix(70))
  }

  private func expectSame(_ method: some Forecaster, _ series: TimeSeries) throws {
    let learnt = try method.fit(series)
    let (forecast, kept) = (
      learnt.forecast(horizon: 3), try method.fit(series, keeping: learnt).forecast(horizon: 3)
    )
    for (left, right) in zip(forecast.distributions, kept.distributions) {
      // A search that ends at the same place may stop a little short of it.
      #expect(agreeingDigits(right.mean, left.mean) >= 3.5, "\(method.name)")
      let (inner, outer) = (right.interval(level: 0.8), left.interval(level: 0.8))
      #expect(agreeingDigits(inner.upperBound, outer.upperBound) >= 3, "\(method.name)")
    }
  }

  @Test(arguments: seasonal.indices)
  func `the longer series is taken in with what was learnt, with a season`(_ place: Int) throws {
    let (method, count) = Self.seasonal[place]
    try expectKept(method, passengers, from: 84, to: 120, parameters: count)
  }

  @Test(arguments: plain.indices)
  func `the longer series is taken in with what was learnt`(_ place: Int) throws {
    let (method, count) = Self.plain[place]
    try expectKept(method, nile, from: 40, to: 75, parameters: count)
  }

  private func expectKept(
    _ method: some Forecaster, _ series: TimeSeries, from: Int, to end: Int, parameters count: Int
  ) throws {
    let learnt = try method.fit(series.prefix(from))
    let kept = try method.fit(series.prefix(end), keeping: learnt)
    for (old, new) in zip(learnt.parameters, kept.parameters).prefix(count) {
      #expect(new.name == old.name && new.estimate == old.estimate, "\(method.name) \(old.name)")
    }
    #expect(kept.fittedValues.count == end)
    // It has seen the later values.
    #expect(
      kept.forecast(horizon: 1).means != learnt.forecast(horizon: 1).means, "\(method.name)")
    #expect(kept.forecast(horizon: 3).means.allSatisfy { $0.isFinite })
  }

  /// The window has moved on by five months, and its seasons with it.
  @Test func `seasons are found anew in a window that starts in another month`() throws {
    let method = ETS(period: 12)
    let learnt = try method.fit(passengers.prefix(60))
    let window = passengers.prefix(101).suffix(60)
    let kept = try method.fit(window, keeping: learnt).forecast(horizon: 12).means
    let actual = passengers.values[101..<113]
    let errors = zip(kept, actual).map { abs($0 / $1 - 1) }
    #expect(errors.reduce(0, +) / 12 < 0.08)
  }

  @Test func `a member that could not be fitted at first stays left out`() throws {
    let method = Combination(of: [Naive(), ETS(period: 12)])
    let learnt = try method.fit(TimeSeries([3, 4]))
    #expect(learnt.members.count == 1)
    let kept = try method.fit(passengers, keeping: learnt)
    #expect(kept.members.count == 1)
  }
}
