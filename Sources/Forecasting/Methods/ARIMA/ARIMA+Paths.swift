import LinearAlgebra
import Statistics
public import TimeSeries

// The sample paths of ARIMA models, coefficients from the curvature of the likelihood.

extension ARIMA.Fitted {
  /// The state, run on with errors.
  public var paths: InnovationPaths? {
    let state = state
    let (regression, scale, count) = (regression, scale, fittedValues.count)
    return InnovationPaths(
      innovations: residuals, deviation: variance.squareRoot() * scale,
      degreesOfFreedom: degreesOfFreedom
    ) { horizon in
      let means = Self.predictions(state, horizon: horizon, shockedAt: nil)
      // The state is linear: its response to each error is found once for all paths.
      let effects = (0..<horizon).map { shocked in
        zip(Self.predictions(state, horizon: horizon, shockedAt: shocked), means)
          .map { $0 - $1 }
      }
      return { errors in
        (0..<horizon).map { step in
          var value = means[step] * scale + regression[count + step]
          for shocked in 0...step { value += effects[shocked][step] * errors[shocked] }
          return value
        }
      }
    }
  }

  /// The values to come in working units, one of them too high by one error.
  private static func predictions(
    _ state: ARIMAState, horizon: Int, shockedAt shocked: Int?
  ) -> [Double] {
    var state = state
    return (0..<horizon).map { step in
      let (covariances, growth) = state.observed
      let error = step == shocked ? growth.squareRoot() : 0
      let value = state.prediction(column: 0) + error
      if growth > 0 {
        state.correct([error], covariances, variance: growth)
        state.add(-0.5 / growth, covariances, covariances)
      }
      state.advance()
      return value
    }
  }
}

extension ARIMA {
  /// The model, its coefficients drawn from the normal distribution of their estimates.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    [try likelyModel(of: series, from: nil)]
  }

  /// The model, its coefficients searched for from given free numbers, nil for the usual ones.
  ///
  /// The free numbers in which the likelihood is smooth are normal about the estimate, with the
  /// inverse of the likelihood's curvature there as their variance, which is where the standard
  /// errors come from; each gives a stationary and invertible process. Given them the constant and
  /// the regressors' coefficients are normal too, drawn each with its standard error. The variance
  /// has the degrees of freedom of the fit.
  func likelyModel(
    of series: TimeSeries, from starts: [[Double]]?
  ) throws(FitError) -> LikelyModel {
    let (sample, objective, estimate) = try estimate(series, from: starts)
    let errors = {
      var objective = objective
      return ARIMAStandardErrors(&objective, estimate)
    }()
    let fitted = try Fitted(self, series, sample, estimate, errors)
    let name = "ARIMA\(order)"
    guard let paths = fitted.paths else { throw .noPaths(method: self.name) }
    let hasRegression = !estimate.regressionCoefficients.isEmpty
    guard fitted.degreesOfFreedom > 0, errors.factor != nil || hasRegression else {
      return LikelyModel(name: name, paths: paths)
    }
    return LikelyModel(name: name, paths: paths) { count, random in
      var objective = ARIMAObjective(
        columns: sample.columns, order: order, estimation: estimation)
      // A draw costs as much as a fit's last step, and a few hundred tell the spread.
      return (0..<min(count, 200)).compactMap { _ in
        let moves = estimate.position.map { _ in random.normal() }
        let deviates = estimate.regressionCoefficients.map { _ in random.normal() }
        let shifts = errors.factor?.draw(moves) ?? moves.map { _ in 0 }
        guard
          let drawn = ARIMAEstimate(
            &objective, at: zip(estimate.position, shifts).map { $0 + $1 }, deviates: deviates)
        else { return nil }
        return (try? Fitted(self, series, sample, drawn, errors))?.paths
      }
    }
  }
}

extension Cholesky {
  /// Independent normal numbers as normal ones whose variance is the inverse of the matrix.
  ///
  ///     x = A⁻¹ Rᵀ z,    var(x) = A⁻¹ Rᵀ R A⁻¹ = A⁻¹
  fileprivate func draw(_ deviates: [Double]) -> [Double] {
    solve(
      deviates.indices.map { row in
        (0...row).reduce(0) { $0 + triangle[$1, row] * deviates[$1] }
      })
  }
}

extension AutoARIMA {
  /// The best models that the search met, by Akaike's weights.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try [LikelyModel](weighting: try likely(on: series)) { found throws(FitError) in
      try found.0.likelyModel(of: series, from: found.1.map { [$0] })
    }
  }
}
