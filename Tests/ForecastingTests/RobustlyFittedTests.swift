import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct RobustlyFittedTests {
  /// A level that wanders, without anything off its course.
  private func wandering(_ count: Int, seed: UInt64) -> [Double] {
    var random = Statistics.SeededGenerator(seed: seed)
    var level = 100.0
    return (0..<count).map { _ in
      level += 0.5 * random.normal()
      return level + random.normal()
    }
  }

  @Test func `an outlier at the end does not move the forecast`() throws {
    let clean = wandering(40, seed: 3)
    var values = clean
    values[39] += 40
    let method = ExponentialSmoothing(span: 3)
    let quiet = try method.fit(TimeSeries(clean)).forecast(horizon: 1)
    let fitted = try RobustlyFitted(method).fit(TimeSeries(values))
    let plain = try method.fit(TimeSeries(values)).forecast(horizon: 1)

    #expect(fitted.anomalies.outliers.map(\.index) == [39])
    #expect(abs(fitted.forecast(horizon: 1).means[0] - quiet.means[0]) < 1)
    #expect(abs(plain.means[0] - quiet.means[0]) > 3)
    let width = fitted.forecast(horizon: 1).intervals(level: 0.95)[0]
    let plainWidth = plain.intervals(level: 0.95)[0]
    #expect(
      width.upperBound - width.lowerBound < (plainWidth.upperBound - plainWidth.lowerBound) / 2)
  }

  @Test func `after a change of level the mean is that of the new level`() throws {
    let values = wandering(60, seed: 5).enumerated().map { $0 < 30 ? $1 : $1 + 50 }
    let fitted = try RobustlyFitted(Mean()).fit(TimeSeries(values))

    #expect(fitted.anomalies.levelShifts.map(\.index) == [30])
    #expect(abs(fitted.forecast(horizon: 1).means[0] - values[30...].reduce(0, +) / 30) < 5)
  }

  @Test func `residuals are without, and fitted values with, what is off the course`() throws {
    var values = wandering(40, seed: 7)
    values[20] += 60
    let fitted = try RobustlyFitted(Naive()).fit(TimeSeries(values))
    let effect = try #require(fitted.anomalies.outliers.first).effect
    #expect(
      agreeingDigits(values[20] - fitted.fittedValues[20], fitted.residuals[20]) >= 9)
    #expect(abs(effect - 60) < 6)
  }

  /// The mean absolute errors one step ahead over many series: with an outlier among the last five
  /// values, and without any.
  @Test func `robust fits gain much with outliers and lose little without`() throws {
    var (plain, robust, plainQuiet, robustQuiet) = (0.0, 0.0, 0.0, 0.0)
    for seed in 1...60 {
      let clean = wandering(41, seed: UInt64(seed))
      let actual = clean[40]
      var values = Array(clean[..<40])
      func error(_ method: any Forecaster) throws -> Double {
        abs(try method.fit(TimeSeries(values)).forecast(horizon: 1).means[0] - actual)
      }
      plainQuiet += try error(ExponentialSmoothing())
      robustQuiet += try error(RobustlyFitted(ExponentialSmoothing()))
      values[35 + seed % 5] += seed % 2 == 0 ? 12 : -12
      plain += try error(ExponentialSmoothing())
      robust += try error(RobustlyFitted(ExponentialSmoothing()))
    }
    #expect(robust < 0.75 * plain, "\(robust / plain)")
    #expect(robustQuiet < 1.03 * plainQuiet, "\(robustQuiet / plainQuiet)")
  }

  @Test(arguments: [[1.0], [2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]])
  func `a series without anything off its course is fitted as it is`(values: [Double]) throws {
    let series = TimeSeries(values)
    #expect(
      try RobustlyFitted(Naive()).fit(series).forecast(horizon: 2)
        == Naive().fit(series).forecast(horizon: 2))
  }
}
