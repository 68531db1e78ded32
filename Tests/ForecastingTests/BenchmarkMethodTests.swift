import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

/// The last value, the mean, the line and the window mean.
struct BenchmarkMethodTests {
  /// R's `rwf`, which puts a normal distribution around the same scale, and `meanf`.
  @Test(arguments: MethodReference.names)
  func `last value, drift and mean agree with R`(name: String) throws {
    let reference = try MethodReference(name)
    let series = reference.series
    let normal = Normal().quantile(0.9)

    let naive = try Naive().fit(series).forecast(horizon: 6)
    #expect(agreeingDigits(naive.means, reference.naive.mean) >= 14)
    let naiveScales = zip(reference.naive.upper, reference.naive.mean).map { ($0 - $1) / normal }
    #expect(agreeingDigits(naive.distributions.map(\.scale), naiveScales) >= 10)

    let drift = try Drift().fit(series).forecast(horizon: 6)
    #expect(agreeingDigits(drift.means, reference.drift.mean) >= 13)
    let driftScales = zip(reference.drift.upper, reference.drift.mean).map { ($0 - $1) / normal }
    #expect(agreeingDigits(drift.distributions.map(\.scale), driftScales) >= 10)

    let mean = try Mean().fit(series).forecast(horizon: 6)
    #expect(agreeingDigits(mean.means, reference.meanf.mean) >= 13)
    let intervals = mean.intervals(level: 0.8)
    #expect(agreeingDigits(intervals.map(\.lowerBound), reference.meanf.lower) >= 10)
    #expect(agreeingDigits(intervals.map(\.upperBound), reference.meanf.upper) >= 10)
  }

  @Test func `a window of three holds the last three values`() throws {
    let fitted = try MovingAverage(window: 3).fit(TimeSeries([1, 2, 6, 4, 8]))
    #expect(fitted.forecast(horizon: 2).means == [6, 6])
    #expect(Array(fitted.fittedValues.dropFirst(3)) == [3, 4])
    #expect(Array(fitted.residuals.dropFirst(3)) == [1, 4])
    #expect(fitted.sigma == 8.5.squareRoot())
    #expect(fitted.parameters == [Parameter(name: "window", estimate: 3)])
  }

  @Test func `a missing value is stepped over`() throws {
    let series = TimeSeries([1, 3, .nan, 8])
    #expect(try Naive().fit(series).residuals.filter { !$0.isNaN } == [2, 5])
    #expect(try Mean().fit(series).mean == 4)
    #expect(try MovingAverage(window: 2).fit(series).level == 5.5)
    #expect(throws: FitError.missing(on: Day(number: 2))) { try Drift().fit(series) }
  }

  @Test func `one observation is forecast with an unknown spread`() throws {
    let forecast = try Naive().fit(TimeSeries([7])).forecast(horizon: 1)
    #expect(forecast.distributions == [.unknownSpread(location: 7)])
    #expect(forecast.intervals(level: 0.8) == [-.infinity ... .infinity])
    #expect(try Naive().fit(TimeSeries([7])).sigma == nil)
  }

  @Test func `few errors make a wide interval`() throws {
    let short = try Naive().fit(TimeSeries([0, 1])).forecast(horizon: 1).intervals(level: 0.95)
    // One error of size 1: Cauchy's quantile is tan(0.475 π).
    #expect(agreeingDigits(short[0].upperBound - 1, 12.706_204_736_174_7) >= 12)
  }
}

extension PredictiveDistribution {
  /// The scale of a t distribution.
  fileprivate var scale: Double {
    if case .studentT(_, let scale, _) = self { scale } else { .nan }
  }
}
