import Forecasting
import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

struct SimulatedTests {
  /// Forty values of a level that wanders, with a cycle of four.
  private var wandering: [Double] {
    var random = Statistics.SeededGenerator(seed: 7)
    var level = 200.0
    return (0..<40).map { index in
      level += 2 * random.normal() + 0.5
      return level + [6.0, -2, -7, 3][index % 4] + random.normal()
    }
  }

  /// The methods whose analytic intervals are those of their paths.
  private static let methods: [any Forecaster] = [
    Naive(), SeasonalNaive(period: 4), ExponentialSmoothing(), Holt(), Holt(trend: .damped),
    Theta(), DynamicTheta(), CES(), CES(period: 4, seasons: [.full]), ARIMA(ARIMAOrder(1, 1, 1)),
    ARIMA(ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1), period: 4)), MovingAverage(window: 3),
    ETS(ETS.Form(error: .additive, trend: .additive, season: .additive), period: 4),
    SeasonallyAdjusted(Theta(), period: 4), LastValues(Naive(), count: 20),
    Transformed(Naive(), power: .given(0)),
  ]

  @Test(arguments: methods.indices)
  func `with known parameters the paths have the analytic intervals`(index: Int) throws {
    let (method, series) = (Self.methods[index], TimeSeries(wandering))
    let analytic = try method.fit(series).forecast(horizon: 5)
    let simulated = try Simulated(method, uncertainty: .errors).fit(series).forecast(horizon: 5)
    for step in [0, 1, 4] {
      #expect(agreeingDigits(simulated.means[step], analytic.means[step]) >= 10)
      for level in [0.8, 0.95] {
        let ratio =
          width(simulated.intervals(level: level)[step])
          / width(analytic.intervals(level: level)[step])
        #expect(abs(ratio - 1) < 0.08, "\(method.name), step \(step + 1): \(ratio)")
      }
    }
  }

  /// What their forecasts average over, the paths draw: both are of the same mixture.
  private static let structural: [any Forecaster] = [
    LocalLevel(), LocalTrend(), AutoStructural(), AutoStructural(period: 4),
    Structural(trend: .constant, hasAutoregression: true),
    Structural(trend: .level, cycle: .observations(4)),
  ]

  @Test(arguments: structural.indices)
  func `paths in continuous time have the intervals of the forecast`(index: Int) throws {
    let (method, series) = (Self.structural[index], TimeSeries(wandering))
    let analytic = try method.fit(series).forecast(horizon: 8)
    let simulated = try Simulated(method, pathCount: 20_000).fit(series).forecast(horizon: 8)
    for step in [0, 1, 7] {
      for level in [0.8, 0.95] {
        let said = analytic.intervals(level: level)[step]
        let drawn = simulated.intervals(level: level)[step]
        #expect(abs(width(drawn) / width(said) - 1) < 0.06, "\(method.name), step \(step + 1)")
        #expect(abs(drawn.upperBound - said.upperBound) < 0.05 * width(said), "\(method.name)")
      }
    }
  }

  @Test(arguments: [true, false])
  func `on other days the point is the method's, and a longer wait is wider`(isDrawn: Bool) throws {
    let series = TimeSeries(wandering)
    let last = series.days[series.days.count - 1]
    let level = try LocalLevel().fit(series)
    func forecast(_ days: [Int]) throws -> Forecast {
      let days = days.map { last.advanced(by: $0) }
      return isDrawn
        ? try Simulated(LocalLevel(), pathCount: 8000).fit(series).forecast(on: days)
        : try Bootstrapped(LocalLevel()).fit(series).forecast(on: days)
    }
    let (near, far) = (try forecast([1, 2]), try forecast([1, 40]))
    let own = level.forecast(on: [last.advanced(by: 1), last.advanced(by: 40)])
    #expect(agreeingDigits(far.means, own.means) >= 10)
    #expect(near.intervals(level: 0.8)[0] == far.intervals(level: 0.8)[0])
    let ratio = width(far.intervals(level: 0.8)[1]) / width(own.intervals(level: 0.8)[1])
    #expect(abs(ratio - 1) < (isDrawn ? 0.05 : 0.25))
  }

  /// The paths of the filter gone on are those that are drawn state by state.
  @Test func `values that stand together do so in the paths`() throws {
    let method = Structural(trend: .level, cycle: .observations(4))
    let series = TimeSeries(wandering)
    let fitted = try method.fit(series)
    var random = Statistics.SeededGenerator(seed: 3)
    let direct = (0..<8000).map { _ in fitted.simulate(horizon: 5, using: &random) }
    let paths = try Simulated(method, pathCount: 8000).fit(series).simulate(horizon: 5)
    func deviation(_ paths: [[Double]], _ part: ([Double]) -> Double) -> Double {
      paths.map(part).variance.squareRoot()
    }
    for part in [{ $0[4] - $0[0] }, { $0[3] - $0[2] }, { $0.reduce(0, +) }]
      as [([Double]) -> Double]
    {
      #expect(abs(deviation(paths, part) / deviation(direct, part) - 1) < 0.05)
    }
  }

  @Test func `drawn means and drifts give the intervals that know of their errors`() throws {
    let series = TimeSeries(Array(wandering.prefix(12)))
    for method in [Mean(), Drift()] as [any Forecaster] {
      let analytic = try method.fit(series).forecast(horizon: 6).intervals(level: 0.9)
      let simulated = try Simulated(method, uncertainty: .parameters).fit(series)
        .forecast(horizon: 6).intervals(level: 0.9)
      #expect(abs(width(simulated[5]) / width(analytic[5]) - 1) < 0.08, "\(method.name)")
    }
  }

  @Test func `parameters matter in a short series, and less in a long one`() throws {
    var random = Statistics.SeededGenerator(seed: 3)
    var (level, values) = (50.0, [Double]())
    for _ in 0..<400 {
      let error = random.normal()
      values.append(level + error)
      level += 0.3 * error
    }
    func widening(_ method: any Forecaster, _ count: Int) throws -> Double {
      let series = TimeSeries(Array(values.suffix(count)))
      let known = try Simulated(method, uncertainty: .errors).fit(series).forecast(horizon: 8)
      let drawn = try Simulated(method, uncertainty: .parameters).fit(series).forecast(horizon: 8)
      return width(drawn.intervals(level: 0.9)[7]) / width(known.intervals(level: 0.9)[7])
    }
    for method in [ExponentialSmoothing(), ARIMA(ARIMAOrder(0, 1, 1))] as [any Forecaster] {
      #expect(try widening(method, 12) > 1.1, "\(method.name)")
      #expect(abs(try widening(method, 400) - 1) < 0.1, "\(method.name)")
    }
  }

  @Test func `intervals of short series from the model hold as often as they say`() throws {
    var random = Statistics.SeededGenerator(seed: 11)
    var (held, known, count) = (0, 0, 0)
    for _ in 0..<100 {
      var (level, values) = (0.0, [Double]())
      for _ in 0..<15 {
        let error = random.normal()
        values.append(level + error)
        level += 0.4 * error
      }
      let series = TimeSeries(Array(values.prefix(12)))
      for (kind, isDrawn) in [(Simulated.Uncertainty.parameters, true), (.errors, false)] {
        let intervals = try Simulated(ExponentialSmoothing(), uncertainty: kind, pathCount: 200)
          .fit(series).forecast(horizon: 3).intervals(level: 0.8)
        let isHeld = intervals[2].contains(values[14])
        if isDrawn { held += isHeld ? 1 : 0 } else { known += isHeld ? 1 : 0 }
      }
      count += 1
    }
    // Three standard errors of a share of 100.
    let share = Double(held) / Double(count)
    #expect(abs(share - 0.8) < 3 * (0.8 * 0.2 / 100).squareRoot(), "\(share)")
    #expect(held > known)
  }

  @Test func `models are weighted by the criterion, and their paths mixed`() throws {
    let series = TimeSeries(wandering)
    for method in [ETS(period: 4), CES(period: 4), AutoARIMA(period: 4)] as [any Forecaster] {
      let fitted = try Simulated(method, pathCount: 100).fit(series)
      #expect(agreeingDigits(fitted.models.reduce(0) { $0 + $1.weight }, 1) >= 12)
      #expect(fitted.models.count > 1, "\(method.name)")
      #expect(Set(fitted.models.map(\.name)).count > 1, "\(method.name)")
      #expect(fitted.simulate(horizon: 2).count == 100)
    }
    let members = try SeasonalCombination(period: 4).likelyModels(of: series)
    #expect(agreeingDigits(members.reduce(0) { $0 + $1.weight }, 1) >= 12)
  }

  @Test func `the same seed gives the same paths, another others`() throws {
    let series = TimeSeries(wandering)
    for method in [ETS.additive, DynamicTheta(), ARIMA(ARIMAOrder(1, 1, 1))] as [any Forecaster] {
      func forecast(_ seed: UInt64) throws -> Forecast {
        try Simulated(method, pathCount: 400, seed: seed).fit(series).forecast(horizon: 3)
      }
      #expect(try forecast(1) == forecast(1))
      #expect(try forecast(1) != forecast(2))
    }
  }

  @Test func `an interval in other units is the same interval`() throws {
    for method in [
      ExponentialSmoothing(), DynamicTheta(), CES(), ETS(period: 4),
      ARIMA(ARIMAOrder(1, 1, 1), hasConstant: true),
    ] as [any Forecaster] {
      func intervals(times factor: Double) throws -> [ClosedRange<Double>] {
        try Simulated(method, pathCount: 100).fit(TimeSeries(wandering.map { $0 * factor }))
          .forecast(horizon: 3).intervals(level: 0.8)
      }
      for (left, right) in zip(try intervals(times: 1), try intervals(times: 0.125)) {
        #expect(agreeingDigits(right.lowerBound * 8, left.lowerBound) >= 4, "\(method.name)")
        #expect(agreeingDigits(right.upperBound * 8, left.upperBound) >= 4, "\(method.name)")
      }
    }
  }

  @Test func `an offset moves an interval with it`() throws {
    for method in [ExponentialSmoothing(), DynamicTheta(), Holt()] as [any Forecaster] {
      func interval(_ offset: Double) throws -> ClosedRange<Double> {
        try Simulated(method, pathCount: 2000).fit(TimeSeries(wandering.map { $0 + offset }))
          .forecast(horizon: 3).intervals(level: 0.8)[2]
      }
      let (here, there) = (try interval(0), try interval(1000))
      #expect(abs(there.lowerBound - 1000 - here.lowerBound) < 0.12 * width(here), "\(method.name)")
      #expect(abs(there.upperBound - 1000 - here.upperBound) < 0.12 * width(here), "\(method.name)")
    }
  }

  @Test func `what is certain stays certain`() throws {
    let constant = TimeSeries([5, 5, 5, 5, 5, 5])
    for method in [Naive(), ExponentialSmoothing(), ETS.additive, AutoARIMA()] as [any Forecaster] {
      let forecast = try Simulated(method, pathCount: 100).fit(constant).forecast(horizon: 2)
      #expect(forecast.intervals(level: 0.95) == [5...5, 5...5], "\(method.name)")
    }
  }

  @Test func `a method without paths is named`() {
    #expect(throws: FitError.noPaths(method: "weighted-combination")) {
      try Simulated(WeightedCombination(of: [Naive(), Mean()])).fit(TimeSeries(wandering))
    }
  }

  private func width(_ interval: ClosedRange<Double>) -> Double {
    interval.upperBound - interval.lowerBound
  }
}
