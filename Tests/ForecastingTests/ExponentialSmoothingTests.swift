import Forecasting
import TestSupport
import Testing
import TimeSeries

struct ExponentialSmoothingTests {
  /// R's `HoltWinters` without trend and season, which starts at the first observation.
  @Test(arguments: MethodReference.names)
  func `a given constant from the first value on agrees with R`(name: String) throws {
    let reference = try MethodReference(name)
    let method = ExponentialSmoothing(smoothingConstant: 0.3, initialLevel: .firstObservation)
    let fitted = try method.fit(reference.series)
    #expect(agreeingDigits(fitted.level, reference.smoothing.level) >= 12)
    #expect(agreeingDigits(fitted.residuals.squares, reference.smoothing.sse) >= 11)
  }

  /// R's `ets`, which searches with α up to 0.9999 and stops early.
  @Test(arguments: MethodReference.names)
  func `the squared error is at most that of R's search`(name: String) throws {
    let reference = try MethodReference(name)
    let fitted = try ExponentialSmoothing().fit(reference.series)
    #expect(fitted.residuals.squares <= reference.ses.sse * (1 + 1e-9))
    if reference.ses.parameters[0] < 0.99 {
      #expect(agreeingDigits(fitted.smoothingConstant, reference.ses.parameters[0]) >= 2)
      #expect(agreeingDigits(fitted.level, reference.ses.mean[0]) >= 3)
    }
  }

  @Test func `a span of three halves the distance to each value`() throws {
    let fitted = try ExponentialSmoothing(span: 3).fit(TimeSeries([0, 4, 8, 1]))
    #expect(fitted.smoothingConstant == 0.5)
    #expect(Array(fitted.fittedValues.dropFirst()) == [0, 2, 5])
    #expect(fitted.level == 3)
  }

  @Test func `a missing value leaves the level where it is`() throws {
    let fitted = try ExponentialSmoothing(span: 3).fit(TimeSeries([0, 4, .nan, 8]))
    #expect(Array(fitted.fittedValues.dropFirst()) == [0, 2, 2])
    #expect(fitted.level == 5)
  }

  @Test(arguments: [1e-8, 1, 1e8])
  func `the unit of the values does not count`(unit: Double) throws {
    let values = [3.0, 5, 4, 7, 6, 9, 8, 8]
    let plain = try ExponentialSmoothing().fit(TimeSeries(values))
    let scaled = try ExponentialSmoothing().fit(TimeSeries(values.map { $0 * unit + 10 * unit }))
    #expect(agreeingDigits(scaled.smoothingConstant, plain.smoothingConstant) >= 6)
    #expect(agreeingDigits(scaled.level / unit - 10, plain.level) >= 6)
  }

  @Test func `a constant series is forecast as certain`() throws {
    let forecast = try ExponentialSmoothing().fit(TimeSeries([5, 5, 5, 5])).forecast(horizon: 3)
    #expect(forecast.means == [5, 5, 5])
    #expect(forecast.intervals(level: 0.95) == [5...5, 5...5, 5...5])
  }
}

extension [Double] {
  /// The sum of the squares of the numbers that are there.
  var squares: Double { filter { !$0.isNaN }.reduce(0) { $0 + $1 * $1 } }
}
