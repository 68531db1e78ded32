public import LinearAlgebra
import Statistics

/// Robust regression by M-estimation, in which a large residual counts less than its square.
///
///     minimize Σ ρ(eᵢ / s),    s = median |eᵢ| / 0.6745
///
/// By least squares with weights ψ(u)/u and the scale s found anew from the residuals, until both
/// settle. Huber (1981), *Robust Statistics*, §7.8. The figures are those of `rlm` in R's package
/// MASS, run to convergence; its default stops at 10⁻⁴.
public struct RobustRegression: Sendable, Equatable {
  /// The loss of a residual, in multiples u of the scale.
  public enum Loss: Sendable, Equatable {
    /// Huber's loss: quadratic up to the tuning constant, linear beyond it.
    case huber(tuning: Double = 1.345)

    /// Ever less, and no more from a size on: Beaton & Tukey (1974), Technometrics 16.
    ///
    /// The loss has several minima; this is the one below the fit by least squares.
    case bisquare(tuning: Double = 4.685)
  }

  /// The loss of residuals.
  public var loss: Loss

  /// The most iterations before the fit is given up.
  public var maximumIterations: Int

  /// Creates the method.
  public init(loss: Loss = .huber(), maximumIterations: Int = 500) {
    self.loss = loss
    self.maximumIterations = maximumIterations
  }

  /// Fits a response to a design.
  ///
  /// - Parameters:
  ///   - response: The observed values, one a row of the design, all finite.
  ///   - design: The terms.
  /// - Returns: The estimates, with each observation's weight.
  /// - Throws: ``RegressionError`` if least squares would fail or the weights do not settle.
  public func fit(_ response: [Double], on design: Design) throws(RegressionError) -> Fitted {
    let start = try LeastSquares(response, on: design)
    // A scale that rounding alone explains is none.
    let least = Double.ulpOfOne * response.reduce(0) { max($0, abs($1)) }
    var solution = start
    var weights = [Double](repeating: 1, count: response.count)
    for _ in 0..<maximumIterations {
      let scale = self.scale(of: solution.residuals)
      guard scale > least else { break }
      weights = solution.residuals.map { loss.weight($0 / scale) }
      let next = try LeastSquares(response, on: design, weights: weights)
      let moved = zip(next.residuals, solution.residuals)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let size = solution.residuals.reduce(0) { $0 + $1 * $1 }
      solution = next
      if moved <= 1e-24 * max(size, 1e-20) {
        return Fitted(
          design: design, estimates: solution.coefficients, residuals: solution.residuals,
          weights: weights, scale: scale,
          spread: CoefficientCovariance(
            factor: start.covarianceFactor,
            variance: variance(of: solution.residuals, scale: scale, terms: design.terms.count)))
      }
    }
    guard scale(of: solution.residuals) <= least else {
      throw .didNotConverge(iterations: maximumIterations)
    }
    // More than half of the observations lie on the fit, which nothing can improve on.
    return Fitted(
      design: design, estimates: solution.coefficients, residuals: solution.residuals,
      weights: weights, scale: 0,
      spread: CoefficientCovariance(factor: start.covarianceFactor, variance: 0))
  }

  /// A robust regression, fitted.
  public struct Fitted: Sendable, Equatable {
    /// The terms.
    public let design: Design

    /// The estimates, one a term.
    public let estimates: [Double]

    /// The response less the fitted values.
    public let residuals: [Double]

    /// The final weight of each observation, in `0...1`.
    public let weights: [Double]

    /// The scale of the residuals, an estimate of the errors' standard deviation.
    public let scale: Double

    /// The covariance of the estimates, in factors.
    let spread: CoefficientCovariance

    /// The covariance of the estimates.
    public var covariance: Matrix { spread.matrix }

    /// The response as the estimates give it.
    public var fittedValues: [Double] { design.matrix * estimates }

    /// The observations less the terms.
    public var degreesOfFreedom: Int { residuals.count - estimates.count }

    /// The standard error of each estimate.
    public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// The table of coefficients, with confidence intervals at a level in `0..<1`.
    public func coefficients(level: Double = 0.95) -> [Coefficient] {
      precondition((0..<1).contains(level), "a level of \(level)")
      return zip(design.terms, zip(estimates, standardErrors)).map { term, estimate in
        Coefficient(
          term: term, estimate: estimate.0, standardError: estimate.1,
          degreesOfFreedom: degreesOfFreedom, level: level)
      }
    }

    /// Predicts the response for a value of each term but the intercept, in the terms' order.
    public func predict(_ values: [Double]) -> Prediction {
      let row = design.row(values)
      return Prediction(
        mean: zip(row, estimates).map { $0 * $1 }.compensatedSum,
        standardError: spread.variance(of: row).squareRoot(),
        residualStandardError: scale, degreesOfFreedom: degreesOfFreedom)
    }
  }
}

// MARK: - Weights

extension RobustRegression.Loss {
  /// The weight of a scaled residual, ψ(u) / u.
  func weight(_ u: Double) -> Double {
    switch self {
    case .huber(let tuning): return min(1, tuning / abs(u))
    case .bisquare(let tuning):
      let rest = max(0, 1 - (u / tuning) * (u / tuning))
      return rest * rest
    }
  }

  /// The slope of ψ at a scaled residual.
  func slope(_ u: Double) -> Double {
    switch self {
    case .huber(let tuning): return abs(u) <= tuning ? 1 : 0
    case .bisquare(let tuning):
      let square = (u / tuning) * (u / tuning)
      return square < 1 ? (1 - square) * (1 - 5 * square) : 0
    }
  }
}

extension RobustRegression {
  /// The median size of the residuals, as an estimate of a normal deviation.
  private func scale(of residuals: [Double]) -> Double {
    residuals.map { abs($0) }.median / 0.6745
  }

  /// The variance that multiplies (XᵀX)⁻¹: Huber (1981), equation 7.6.6.
  private func variance(of residuals: [Double], scale: Double, terms: Int) -> Double {
    let (count, terms) = (Double(residuals.count), Double(terms))
    let scores = residuals.map { $0 * loss.weight($0 / scale) }
    let slopes = residuals.map { loss.slope($0 / scale) }
    let meanSlope = slopes.mean
    let correction = 1 + terms * slopes.variance / (count * meanSlope * meanSlope)
    let squares = scores.reduce(0) { $0 + $1 * $1 } / (count - terms)
    return squares * correction * correction / (meanSlope * meanSlope)
  }
}
