import Forecasting
import TestSupport
import Testing
import TimeSeries

struct MovingAverageProcessTests {
  /// The same regressions by R's `lm`, on nine data sets with orders 1 to 3.
  @Test(arguments: MethodReference.names, 0..<3)
  func `the regressions agree with R's to nine digits`(name: String, place: Int) throws {
    let reference = try MethodReference(name)
    let process = reference.movingAverages[place]
    let plain = MovingAverageProcess(order: process.q, autoregressiveOrder: process.m)
    let series = reference.series
    let fitted = try plain.fit(series)
    #expect(agreeingDigits(fitted.mean, process.mean) >= 9)
    guard let logLikelihood = process.logLikelihood, let sigma = process.sigma else {
      // Not invertible: ours are those of the process with the same autocorrelations that is.
      let ours = autocorrelations(fitted.coefficients)
      #expect(agreeingDigits(ours, autocorrelations(process.theta)) >= 7)
      return
    }
    #expect(agreeingDigits(fitted.coefficients, process.theta) >= 9)
    // R's `arima` at these coefficients, by the Kalman filter.
    let likelihood = try #require(fitted.likelihood)
    #expect(agreeingDigits(likelihood.logLikelihood, logLikelihood) >= 9)
    #expect(agreeingDigits(fitted.sigma ?? 0, sigma) >= 9)
    let means = fitted.forecast(horizon: 6).means
    let forecast = try #require(process.forecast)
    #expect(agreeingDigits(means, forecast) >= 8)

    guard let reference = process.corrected else { return }
    let corrected = MovingAverageProcess(
      order: process.q, estimation: .hannanRissanenCorrected, autoregressiveOrder: process.m)
    let better = try corrected.fit(series)
    #expect(agreeingDigits(better.mean, process.mean) >= 9)
    #expect(agreeingDigits(better.coefficients, reference) >= 8)
  }

  /// R's `arima(lh, c(0, 0, 2))` by maximum likelihood.
  @Test func `three regressions come near the maximum of the likelihood`() throws {
    let reference = try MethodReference("lh")
    let process = reference.movingAverages[1]
    let fitted = try MovingAverageProcess(
      order: 2, estimation: .hannanRissanenCorrected, autoregressiveOrder: process.m
    ).fit(reference.series)
    #expect(zip(fitted.coefficients, process.maximumLikelihood).allSatisfy { abs($0 - $1) < 0.05 })
    let likelihood = try #require(fitted.likelihood)
    #expect(likelihood.logLikelihood <= process.maximum)
    #expect(likelihood.parameterCount == 4)
  }

  /// R's `arima(method = "ML")`, whose search stops at six digits or so.
  @Test(arguments: MethodReference.names, 0..<3)
  func `the likelihood is at least that of R's search`(name: String, place: Int) throws {
    let reference = try MethodReference(name)
    let process = reference.movingAverages[place]
    let fitted = try MovingAverageProcess(order: process.q, estimation: .maximumLikelihood)
      .fit(reference.series)
    let likelihood = try #require(fitted.likelihood)
    #expect(likelihood.logLikelihood >= process.maximum - 1e-6 * abs(process.maximum))
    if abs(likelihood.logLikelihood - process.maximum) < 1e-3, name == "lh" || name == "Nile" {
      let estimates = fitted.coefficients + [fitted.mean]
      #expect(agreeingDigits(estimates, process.maximumLikelihood) >= 3)
    }
  }

  @Test func `the echo ends after as many steps as the order`() throws {
    let reference = try MethodReference("lh")
    let fitted = try MovingAverageProcess(order: 2).fit(reference.series)
    let means = fitted.forecast(horizon: 4).means
    #expect(means[0] != fitted.mean)
    #expect(means[1] != fitted.mean)
    #expect(means[2] == fitted.mean)
    #expect(fitted.parameters.map(\.name) == ["mean", "ma1", "ma2"])
  }

  @Test func `a series without variation is refused by name`() {
    let constant = TimeSeries([Double](repeating: 4, count: 30))
    #expect(throws: FitError.noVariation) { try MovingAverageProcess(order: 1).fit(constant) }
    let short = TimeSeries([1, 2, 3, 4])
    #expect(throws: FitError.tooShort(have: 4, need: 6)) {
      try MovingAverageProcess(order: 1).fit(short)
    }
  }
}

/// The autocorrelations of a moving average at lags from one to its order.
private func autocorrelations(_ coefficients: [Double]) -> [Double] {
  let psi = [1] + coefficients
  let covariances = psi.indices.map { lag in
    (lag..<psi.count).reduce(0) { $0 + psi[$1] * psi[$1 - lag] }
  }
  return covariances.dropFirst().map { $0 / covariances[0] }
}
