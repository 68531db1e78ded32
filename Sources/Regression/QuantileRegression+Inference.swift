public import LinearAlgebra
import RealModule
import Statistics

extension QuantileRegression.Fitted {
  /// The covariance of the estimates, whatever the errors' distributions, one an observation.
  ///
  ///     τ(1 − τ) H⁻¹ XᵀX H⁻¹,    H = Xᵀ F X,    fᵢ = 2h / xᵢ(b(τ + h) − b(τ − h))
  ///
  /// The densities f come from the planes of neighbouring quantiles: Hendricks & Koenker (1992),
  /// *Hierarchical spline models for conditional quantiles and the demand for electricity*, Journal
  /// of the American Statistical Association 87; h by Hall & Sheather (1988). R's `summary.rq` with
  /// `se = "nid"`.
  ///
  /// - Returns: The matrix, a row and a column a term.
  /// - Throws: ``RegressionError`` if the neighbouring planes leave too few densities above zero.
  public func covariance() throws(RegressionError) -> Matrix {
    var width = bandwidth(probability, observations: response.count)
    while probability - width < 0 || probability + width > 1 { width /= 2 }
    let upper = try QuantileRegression(probability: probability + width).fit(response, on: design)
    let lower = try QuantileRegression(probability: probability - width).fit(response, on: design)
    let distances = design.matrix * zip(upper.estimates, lower.estimates).map { $0 - $1 }
    // Planes that cross say nothing of the density where they do.
    let densities = distances.map { max(0, 2 * width / ($0 - Double.ulpOfOne.squareRoot())) }
    let weighted = try LeastSquares(response, on: design, weights: densities)
    let half = design.matrix * weighted.unscaledCovariance
    let product = half.transposed(times: half)
    let factor = probability * (1 - probability)
    return product.scalingColumns(by: Array(repeating: factor, count: product.columns))
  }

  /// The table of coefficients, with confidence intervals at a level in `0..<1`.
  ///
  /// - Parameter level: The level of the intervals.
  /// - Returns: A line a term, by the t distribution with n − p degrees of freedom.
  /// - Throws: ``RegressionError`` as ``covariance()`` does.
  public func coefficients(level: Double = 0.95) throws(RegressionError) -> [Coefficient] {
    precondition((0..<1).contains(level), "a level of \(level)")
    let errors = try covariance().diagonal.map { $0.squareRoot() }
    return zip(design.terms, zip(estimates, errors)).map { term, estimate in
      Coefficient(
        term: term, estimate: estimate.0, standardError: estimate.1,
        degreesOfFreedom: response.count - estimates.count, level: level)
    }
  }
}

/// The distance h of the neighbouring quantiles: Hall & Sheather (1988), *On the distribution of a
/// Studentized quantile*, Journal of the Royal Statistical Society B 50, for intervals of 95 %.
private func bandwidth(_ probability: Double, observations: Int) -> Double {
  let normal = Normal()
  let x = normal.quantile(probability)
  let density = normal.density(x)
  let size = Double.root(1.5 * density * density / (2 * x * x + 1), 3)
  return Double.pow(Double(observations), -1.0 / 3)
    * Double.pow(normal.quantile(above: 0.025), 2.0 / 3) * size
}
