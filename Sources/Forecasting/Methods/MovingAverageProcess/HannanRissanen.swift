import LinearAlgebra

/// The regressions that estimate a moving average without a search.
struct HannanRissanen {
  /// The order of the moving average.
  let order: Int

  /// The order of the long autoregression that stands in for the innovations.
  let autoregressiveOrder: Int

  /// What the regressions find.
  struct Estimate {
    var mean: Double
    var coefficients: [Double]
  }

  /// Regresses a series on its estimated innovations.
  ///
  ///     1.  yₜ = c + φ₁ yₜ₋₁ + … + φₘ yₜ₋ₘ + ẑₜ
  ///     2.  yₜ = μ + ẑₜ + θ₁ ẑₜ₋₁ + … + θ_q ẑₜ₋q
  ///     3.  z̃ₜ = δ₁ wₜ₋₁ + … + δ_q wₜ₋q,    θ ← θ + δ
  ///
  /// where in the third z̃ₜ = yₜ − μ − Σ θⱼ z̃ₜ₋ⱼ and wₜ = z̃ₜ − Σ θⱼ wₜ₋ⱼ, both from zeros.
  /// The third is left out if the second's estimate is not invertible, as z̃ would grow.
  func estimate(_ values: [Double], isCorrected: Bool) throws(FitError) -> Estimate {
    let long = try regression(
      of: values, on: values, lags: autoregressiveOrder, from: autoregressiveOrder,
      hasIntercept: true)
    let innovations = [Double](repeating: 0, count: autoregressiveOrder) + long.residuals
    let short = try regression(
      of: values, on: innovations, lags: order, from: autoregressiveOrder + order,
      hasIntercept: true)
    var estimate = Estimate(
      mean: short.coefficients[0], coefficients: Array(short.coefficients.dropFirst()))
    if isCorrected, isInvertible(estimate.coefficients) {
      try correct(&estimate, values)
    }
    return estimate
  }

  /// Adds the third regression's coefficients.
  private func correct(_ estimate: inout Estimate, _ values: [Double]) throws(FitError) {
    let theta = estimate.coefficients
    let residuals = inverse(theta, of: values.map { $0 - estimate.mean })
    let derivatives = inverse(theta, of: residuals)
    let step = try regression(
      of: residuals, on: derivatives, lags: order, from: order, hasIntercept: false)
    estimate.coefficients = zip(theta, step.coefficients).map { $0 + $1 }
  }

  /// Undoes a moving average: zₜ = xₜ − Σ θⱼ zₜ₋ⱼ, from zeros.
  private func inverse(_ coefficients: [Double], of values: [Double]) -> [Double] {
    var result: [Double] = []
    for (time, value) in values.enumerated() {
      var rest = value
      for (lag, coefficient) in coefficients.enumerated() where time > lag {
        rest -= coefficient * result[time - 1 - lag]
      }
      result.append(rest)
    }
    return result
  }

  /// Regresses a sequence, from an index on, on the lags of another.
  private func regression(
    of response: [Double], on regressor: [Double], lags: Int, from start: Int, hasIntercept: Bool
  ) throws(FitError) -> LeastSquares {
    let rows = start..<response.count
    let intercept = hasIntercept ? [[Double](repeating: 1, count: rows.count)] : []
    let columns = (1...lags).map { lag in rows.map { regressor[$0 - lag] } }
    do {
      return try LeastSquares(
        response: Array(response[rows]), design: Matrix(columns: intercept + columns))
    } catch {
      switch error {
      case .tooFewRows(let have, let need):
        throw .tooShort(have: response.count, need: response.count + need - have)
      case .notFinite, .invalidWeight, .didNotConverge: throw .overflow
      case .collinear: throw .noVariation
      }
    }
  }
}
