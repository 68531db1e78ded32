import Forecasting
import Testing
import TimeSeries

/// Whatever the series, a method forecasts finite numbers or says why not.
struct DegenerateInputTests {
  static let methods: [any Forecaster] =
    ForecastMethod.allCases.map { $0.calibrated(period: 4) } + settings

  /// Further settings of methods, and methods that are not in the catalogue.
  private static let settings: [any Forecaster] = [
    Naive(), Mean(), Drift(), MovingAverage(window: 3), ExponentialSmoothing(),
    ExponentialSmoothing(span: 4), Holt(), Holt(trend: .damped), MovingAverageProcess(order: 1),
    MovingAverageProcess(order: 2, estimation: .hannanRissanenCorrected),
    MovingAverageProcess(order: 2, estimation: .maximumLikelihood),
    LocalLevel(), Theta(), ETS.additive, DynamicTheta(), DynamicTheta(line: .whole),
    ARIMA(ARIMAOrder(0, 0, 0), hasConstant: true), ARIMA(ARIMAOrder(1, 1, 1), hasConstant: true),
    ARIMA(ARIMAOrder(2, 0, 1), hasConstant: true, estimation: .conditionalLeastSquares),
    ARIMA(ARIMAOrder(1, 0, 1, seasonal: (0, 1, 1), period: 4)), AutoARIMA(), AutoARIMA(period: 4),
    Combination(of: [Naive(), Mean(), Theta()], by: .mean),
    Combination(of: [Drift(), Holt(), LocalLevel()]),
    SeasonalNaive(period: 4), Transformed(Drift(), power: .given(0)), Transformed(Theta()),
    ETS(period: 1), ETS(period: 4), ETS(period: 4, estimation: .maximumLikelihood),
    SeasonallyAdjusted(DynamicTheta(estimation: .shrunken), period: 4),
    CES(), CES(period: 4), SeasonalCombination(period: 4), SeasonalCombination(period: 12),
    ETSAverage(period: 4), LastValues(Holt(), count: 6),
    WeightedAverage(linear: 4), WeightedAverage(weights: .halfLife(days: 3)), IntermittentDemand(),
    LocalTrend(), Structural(trend: .level), Structural(trend: .damped),
    Structural(trend: .constant, hasAutoregression: true),
    Structural(trend: .linear, cycle: .observations(4)), AutoStructural(),
    AutoStructural(period: 4),
  ]

  static let series: [[Double]] = [
    [], [5], [5, 7], [5, 5], [5, 7, 6], [.nan], [.nan, .nan, 3], [1, .infinity, 2],
    [Double](repeating: 3, count: 25), [Double](repeating: 1e300, count: 25),
    (0..<25).map { Double($0) }, (0..<25).map { Double($0 % 2) },
    (0..<25).map { 1e12 + Double($0 * $0 % 7) }, (0..<25).map { 1e-300 * Double($0 * $0 % 7) },
    (0..<25).map { 1e250 * Double($0 * $0 % 7) }, (0..<25).map { $0 == 12 ? 1e9 : Double($0 % 3) },
    (0..<25).map { $0 % 5 == 2 ? .nan : Double($0 * $0 % 7) },
    (0..<25).map { _ in -Double.greatestFiniteMagnitude },
    (0..<25).map { $0 % 2 == 0 ? Double.greatestFiniteMagnitude : -1e308 },
    (0..<40).map { 1.9 * Double(1 << $0) },
  ]

  @Test(arguments: methods.indices, series.indices)
  func `a forecast is finite or refused for a reason`(method: Int, series: Int) {
    let method = Self.methods[method]
    let series = TimeSeries(Self.series[series])
    do {
      let fitted = try method.fit(series)
      let forecast = fitted.forecast(horizon: 5)
      #expect(forecast.means.allSatisfy { $0.isFinite }, "\(method.name): \(forecast.means)")
      #expect(forecast.distributions.count == 5)
      #expect(fitted.fittedValues.count == series.count)
      #expect(fitted.residuals.count == series.count)
      for interval in forecast.intervals(level: 0.8) {
        #expect(!interval.lowerBound.isNaN && !interval.upperBound.isNaN)
      }
    } catch {
      #expect(!"\(error)".isEmpty)
    }
  }

  @Test(arguments: methods.indices)
  func `an infinite value is named by its day`(method: Int) {
    let series = TimeSeries((0..<25).map { $0 == 3 ? .infinity : Double($0 * $0 % 7) })
    #expect(throws: FitError.notFinite(on: Day(number: 3))) {
      try Self.methods[method].fit(series)
    }
  }
}
