import LinearAlgebra
import RealModule
import Statistics

/// The coefficients of an ARIMA model of given order that suit a sample best.
struct ARIMAEstimate {
  /// The coefficients of the ARMA factors, in R's order.
  let coefficients: [Double]

  /// Those of the regressors, in working units.
  let regressionCoefficients: [Double]

  /// The free numbers that give the ARMA coefficients.
  let position: [Double]

  /// The innovation variance in working units, the squares over their count.
  let variance: Double

  /// The logarithm of the likelihood in working units.
  let logLikelihood: Double

  /// The number of innovations.
  let observationCount: Int

  /// The process of free numbers that were drawn, with the regressors' coefficients beside those
  /// that suit it best by a multiple of their standard errors each; nil if it has no likelihood.
  init?(
    _ objective: inout ARIMAObjective, at position: [Double], deviates: [Double]
  ) {
    guard objective.run(free: position) else { return nil }
    self.position = position
    coefficients = objective.process.coefficients
    variance = objective.variance
    logLikelihood = objective.logLikelihood
    observationCount = objective.observationCount
    let (scale, variances) = (objective.variance, objective.regressionVariances)
    regressionCoefficients = zip(objective.regressionCoefficients, deviates).enumerated().map {
      $1.0 + $1.1 * (variances[$0] * scale).squareRoot()
    }
  }

  /// Searches from each start, and keeps the best end; nil if no process near them has a
  /// likelihood.
  init?(_ objective: inout ARIMAObjective, from starts: [[Double]], tolerance: Double = 1e-14) {
    var best: LeastSquaresMinimum?
    for start in starts {
      let found = leastSquaresMinimum(
        from: start, residualCount: objective.residualCount, tolerance: tolerance, largestStep: 1,
        differences: objective.isPrecise ? .forward : .central
      ) { position, residuals in
        guard objective.run(free: position) else { return false }
        objective.fill(&residuals)
        return true
      }
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard let best, best.value.isFinite, objective.run(free: best.position) else { return nil }
    position = best.position
    coefficients = objective.process.coefficients
    regressionCoefficients = objective.regressionCoefficients
    variance = objective.variance
    logLikelihood = objective.logLikelihood
    observationCount = objective.observationCount
  }
}

/// The standard errors of an estimate, from the curvature of the likelihood there.
///
/// The second derivatives are differences in the free numbers, in which the likelihood is smooth,
/// carried over to the coefficients by their derivatives; the regressors' errors add to those of
/// generalized least squares what comes from the ARMA coefficients being estimates themselves.
struct ARIMAStandardErrors {
  /// Of the ARMA coefficients, nil where the likelihood is flat.
  private(set) var coefficients: [Double?]

  /// Of the regressors' coefficients, in working units.
  private(set) var regressionCoefficients: [Double?]

  /// The factor of the curvature in the free numbers, nil where the likelihood is flat.
  private(set) var factor: Cholesky?

  /// Tells of no error.
  init(unknownFor estimate: ARIMAEstimate) {
    coefficients = estimate.coefficients.map { _ in nil }
    regressionCoefficients = estimate.regressionCoefficients.map { _ in nil }
  }

  /// Evaluates the objective around an estimate.
  init(_ objective: inout ARIMAObjective, _ estimate: ARIMAEstimate) {
    let (count, regressors) = (estimate.position.count, estimate.regressionCoefficients.count)
    coefficients = Array(repeating: nil, count: count)
    regressionCoefficients = Array(repeating: nil, count: regressors)
    guard objective.run(free: estimate.position) else { return }
    let fromRegression = objective.regressionVariances.map { $0 * estimate.variance }
    guard let curvature = Curvature(&objective, estimate),
      let factor = try? Cholesky(curvature.matrix)
    else { return }
    self.factor = factor
    /// The variance of what depends on the free numbers by some derivatives.
    func variance(_ derivatives: [Double]) -> Double {
      zip(derivatives, factor.solve(derivatives)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for index in 0..<count {
      coefficients[index] = root(variance(curvature.derivatives.map { $0[index] }))
    }
    for index in 0..<regressors {
      regressionCoefficients[index] = root(
        fromRegression[index] + variance(curvature.derivatives.map { $0[count + index] }))
    }
  }
}

private func root(_ variance: Double) -> Double? {
  variance.isFinite && variance >= 0 ? variance.squareRoot() : nil
}

/// The second derivatives of the negative logarithm of the likelihood, and the first of the rest.
private struct Curvature {
  var matrix: Matrix

  /// The derivatives of all coefficients, those of the regressors last, by each free number.
  var derivatives: [[Double]] = []

  init?(_ objective: inout ARIMAObjective, _ estimate: ARIMAEstimate) {
    let width = 1e-3
    let size = estimate.position.count
    matrix = Matrix(rows: size, columns: size)
    func value(_ moves: [(Int, Double)]) -> (deviance: Double, all: [Double])? {
      var position = estimate.position
      for (index, distance) in moves { position[index] += distance }
      guard objective.run(free: position) else { return nil }
      return (
        -objective.logLikelihood, objective.process.coefficients + objective.regressionCoefficients
      )
    }
    guard let center = value([])?.deviance else { return nil }
    for row in 0..<size {
      guard let up = value([(row, width)]), let down = value([(row, -width)]) else { return nil }
      matrix[row, row] = (up.deviance - 2 * center + down.deviance) / (width * width)
      derivatives.append(zip(up.all, down.all).map { ($0 - $1) / (2 * width) })
      for column in 0..<row {
        var mixed = 0.0
        for (first, second) in [(width, width), (-width, -width), (width, -width), (-width, width)]
        {
          guard let corner = value([(row, first), (column, second)]) else { return nil }
          mixed += first == second ? corner.deviance : -corner.deviance
        }
        matrix[row, column] = mixed / (4 * width * width)
        matrix[column, row] = matrix[row, column]
      }
    }
  }
}
