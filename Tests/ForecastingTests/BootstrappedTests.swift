import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct BootstrappedTests {
  /// Values whose steps are 1 three times in four and −3 else.
  private let skewed = (0..<41).map { Double($0 % 4) }

  @Test func `only errors that were made are drawn`() throws {
    let fitted = try Bootstrapped(Naive()).fit(TimeSeries(skewed))
    let values = Set(fitted.simulate(horizon: 1).map { $0[0] })
    // The last value is 0; the errors of mean zero are 1 and −3, and as large as the variance says.
    #expect(values.count == 2)
    #expect(agreeingDigits(values.max() ?? 0, 1) >= 2)
    #expect(agreeingDigits(values.min() ?? 0, -3) >= 2)
  }

  @Test func `errors that lean to one side give intervals that do`() throws {
    let forecast = try Bootstrapped(Naive(), resampling: .independent).fit(TimeSeries(skewed))
      .forecast(horizon: 3)
    let interval = forecast.intervals(level: 0.8)[2]
    #expect(interval.upperBound < 4)
    #expect(interval.lowerBound < -4)
    #expect(forecast.means == [0, 0, 0])
  }

  @Test func `errors that follow each other are drawn in rows`() throws {
    var random = Statistics.SeededGenerator(seed: 5)
    var (state, correlated, independent) = (0.0, [Double](), [Double]())
    for _ in 0..<200 {
      let error = random.normal()
      state = 0.8 * state + error
      correlated.append(state)
      independent.append(error)
    }
    func together(_ values: [Double]) throws -> Double {
      let paths = try Bootstrapped(Mean()).fit(TimeSeries(values)).simulate(horizon: 2)
      let pairs = paths.map { $0[0] * $0[1] }.reduce(0, +)
      return pairs / paths.map { $0[0] * $0[0] }.reduce(0, +)
    }
    #expect(try together(correlated) > 0.5)
    #expect(abs(try together(independent)) < 0.1)
  }

  @Test func `the same seed gives the same intervals, another others`() throws {
    func forecast(_ seed: UInt64) throws -> Forecast {
      try Bootstrapped(Drift(), seed: seed).fit(TimeSeries(skewed)).forecast(horizon: 3)
    }
    #expect(try forecast(1) == forecast(1))
    #expect(try forecast(1) != forecast(2))
  }

  @Test func `an interval moves and grows with the values`() throws {
    func interval(_ change: (Double) -> Double) throws -> ClosedRange<Double> {
      try Bootstrapped(ExponentialSmoothing()).fit(TimeSeries(skewed.map(change)))
        .forecast(horizon: 2).intervals(level: 0.8)[1]
    }
    let (plain, changed) = (try interval { $0 }, try interval { 100 + 4 * $0 })
    #expect(agreeingDigits(changed.lowerBound, 100 + 4 * plain.lowerBound) >= 8)
    #expect(agreeingDigits(changed.upperBound, 100 + 4 * plain.upperBound) >= 8)
  }

  @Test func `too few errors to draw from are refused`() {
    #expect(throws: FitError.tooShort(have: 4, need: 8)) {
      try Bootstrapped(Naive()).fit(TimeSeries([1, 2, 1, 3, 2]))
    }
  }
}
