import Forecasting
import Statistics
import TestSupport
import Testing
import TimeSeries

struct ARIMATests {
  @Test func `R's values are there`() {
    #expect(ARIMAReference.all.count == 26)
  }

  /// R's `arima(method = "ML")` of the differences, its search driven to 15 digits; where
  /// coefficients are nearly collinear it is their fourth digit at which R stops.
  @Test(arguments: ARIMAReference.all)
  func `the likelihood is that of the differences`(reference: ARIMAReference) throws {
    let fitted = try reference.method().fit(reference.series)
    let likelihood = try #require(fitted.likelihood)
    let exact = reference.exact
    // With gaps R's start is not infinite, and its filter loses digits to a variance of 10⁹.
    let digits = reference.values.contains(nil) ? 7.0 : 8
    #expect(agreeingDigits(likelihood.logLikelihood, exact.logLikelihood) >= digits)
    #expect(agreeingDigits(fitted.innovationVariance, exact.sigma2) >= 5)
    #expect(agreeingDigits(fitted.coefficients, exact.coefficients) >= 3)
    let errors = fitted.parameters.map { $0.standardError ?? .nan }
    #expect(agreeingDigits(errors, exact.standardErrors) >= 2)
  }

  /// R's `arima(method = "ML")` with its start of a variance of 10⁶, and `predict`.
  @Test(arguments: ARIMAReference.all.filter { $0.values.count < 150 && $0.names.count < 3 })
  func `with R's start the likelihood and the forecasts are R's`(reference: ARIMAReference) throws {
    let fitted = try reference.method(.maximumLikelihoodFrom(initialVariance: 1e6))
      .fit(reference.series)
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, reference.logLikelihood) >= 8)
    #expect(agreeingDigits(fitted.innovationVariance, reference.sigma2) >= 5)
    #expect(agreeingDigits(fitted.forecast(horizon: 12).means, reference.mean) >= 5)
    let sigma = try #require(fitted.sigma)
    let errors = fitted.forecast(horizon: 12).distributions.map { distribution in
      guard case .studentT(_, let scale, _) = distribution else { return Double.nan }
      return scale / sigma * fitted.innovationVariance.squareRoot()
    }
    #expect(agreeingDigits(errors, reference.se) >= 3)
  }

  /// R's `arima(method = "CSS")`, where it ends at a stationary and invertible model.
  @Test(arguments: ARIMAReference.all.filter { $0.css?.isRegular ?? false })
  func `the conditional sum of squares is R's, or less`(reference: ARIMAReference) throws {
    let css = try #require(reference.css)
    let fitted = try reference.method(.conditionalLeastSquares).fit(reference.series)
    #expect(fitted.innovationVariance <= css.sigma2 * (1 + 1e-8))
    #expect(fitted.likelihood == nil)
  }

  // MARK: - Worked by hand

  @Test func `a random walk with drift goes on as it went`() throws {
    let fitted = try ARIMA(ARIMAOrder(0, 1, 0), hasConstant: true).fit(TimeSeries([1, 3, 2, 7]))
    #expect(fitted.parameters.map(\.name) == ["drift"])
    #expect(agreeingDigits(fitted.coefficients, [2]) >= 12)
    // The steps 2, −1 and 5 leave 0, −3 and 3.
    #expect(agreeingDigits(fitted.innovationVariance, 6) >= 12)
    let sigma = try #require(fitted.sigma)
    #expect(agreeingDigits(sigma, 3) >= 12)
    #expect(agreeingDigits(fitted.forecast(horizon: 3).means, [9, 11, 13]) >= 12)
    #expect(fitted.fittedValues[0].isNaN)
    #expect(agreeingDigits(Array(fitted.fittedValues.dropFirst()), [3, 5, 4]) >= 12)
  }

  @Test func `differences at a season repeat the last season`() throws {
    let order = ARIMAOrder(0, 0, 0, seasonal: (0, 1, 0), period: 3)
    let fitted = try ARIMA(order).fit(TimeSeries([1, 5, 9, 2, 4, 9]))
    #expect(agreeingDigits(fitted.forecast(horizon: 6).means, [2, 4, 9, 2, 4, 9]) >= 12)
    #expect("\(order)" == "(0,0,0)(0,1,0)[3]")
  }

  @Test func `a missing value of a random walk is a step twice as wide`() throws {
    let fitted = try ARIMA(ARIMAOrder(0, 1, 0)).fit(TimeSeries([.nan, 1, 3, .nan, 7, 6]))
    // 2² / 1, 4² / 2 and 1² / 1.
    #expect(agreeingDigits(fitted.innovationVariance, 13.0 / 3) >= 12)
    #expect(fitted.fittedValues[0].isNaN && fitted.fittedValues[1].isNaN)
    #expect(agreeingDigits(Array(fitted.fittedValues.dropFirst(2)), [1, 3, 3, 7]) >= 12)
    #expect(fitted.residuals[3].isNaN)
  }

  // MARK: - Properties

  static let airline = ARIMAReference.all.filter {
    $0.name == "log AirPassengers" && $0.order == [0, 1, 1]
  }

  @Test(arguments: airline, [(1e-200, 0.0), (1e150, 0), (1, 1e9), (1e3, -1e12)])
  func `unit and offset do not matter`(
    reference: ARIMAReference, unit: (scale: Double, offset: Double)
  ) throws {
    let values = reference.series.values
    let moved = TimeSeries(values.map { $0 * unit.scale + unit.offset })
    // What rounding leaves of the values is the offset's share of their digits.
    let digits = unit.offset == 0 ? 6.0 : 3
    let (left, right) = (
      try reference.method().fit(reference.series), try reference.method().fit(moved)
    )
    #expect(agreeingDigits(right.coefficients, left.coefficients) >= digits)
    let means = left.forecast(horizon: 5).means.map { $0 * unit.scale + unit.offset }
    #expect(agreeingDigits(right.forecast(horizon: 5).means, means) >= digits)
  }

  @Test(arguments: airline)
  func `simulated paths have the mean and the spread of the forecast`(
    reference: ARIMAReference
  ) throws {
    let fitted = try reference.method().fit(reference.series)
    let sigma = try #require(fitted.sigma)
    var generator = Statistics.SeededGenerator(seed: 1)
    let paths = (0..<400).map { _ in fitted.simulate(horizon: 14, using: &generator) }
    let forecast = fitted.forecast(horizon: 14)
    for step in [0, 5, 13] {
      guard case .studentT(let mean, let scale, _) = forecast.distributions[step] else { continue }
      let drawn = paths.map { $0[step] }
      #expect(abs(drawn.mean - mean) < 4 * scale / 20)
      #expect(abs(drawn.standardDeviation / scale - 1) < 0.15)
      #expect(scale >= sigma * 0.99)
    }
    var again = Statistics.SeededGenerator(seed: 1)
    #expect(fitted.simulate(horizon: 14, using: &again) == paths[0])
  }

  @Test func `a regressor carries the forecast`() throws {
    let noise = [0.3, -0.5, 0.1, 0.4, -0.2, -0.4, 0.6, 0.1, -0.3, 0.2, -0.1, 0.35]
    let known = (0..<14).map { Double($0 * $0 % 5) }
    let series = TimeSeries(noise.indices.map { 10 + 100 * known[$0] + noise[$0] })
    let fitted = try ARIMA(
      ARIMAOrder(1, 0, 0), hasConstant: true, regressors: [Regressor("known", values: known)]
    ).fit(series)
    #expect(fitted.parameters.map(\.name) == ["ar1", "mean", "known"])
    #expect(agreeingDigits(fitted.parameters[2].estimate, 100) >= 2)
    let means = fitted.forecast(horizon: 2).means
    #expect(abs(means[1] - 10 - 100 * known[13]) < 1)
  }

  // MARK: - Degenerate input

  @Test func `what cannot be fitted is refused by name`() throws {
    let values = (0..<20).map { Double($0 * $0 % 7) }
    #expect(throws: FitError.tooShort(have: 3, need: 4)) {
      try ARIMA(ARIMAOrder(1, 1, 1)).fit(TimeSeries(Array(values.prefix(3))))
    }
    #expect(throws: FitError.noVariation) {
      try ARIMA(ARIMAOrder(1, 0, 0), hasConstant: true).fit(TimeSeries(values.map { _ in 5 }))
    }
    #expect(throws: FitError.missing(on: Day(number: 2))) {
      try ARIMA(ARIMAOrder(1, 0, 0), estimation: .conditionalLeastSquares)
        .fit(TimeSeries([1, 4, .nan, 3, 5, 2, 6, 3]))
    }
    #expect(throws: FitError.collinear(regressors: ["twice"])) {
      try ARIMA(
        ARIMAOrder(0, 1, 1),
        regressors: [
          Regressor("once", values: values.map { $0 * $0 }),
          Regressor("twice", values: values.map { 2 * $0 * $0 + 1 }),
        ]
      ).fit(TimeSeries(values))
    }
  }
}
