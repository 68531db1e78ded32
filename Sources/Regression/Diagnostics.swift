import LinearAlgebra
import Statistics

// Belsley, Kuh & Welsch (1980), Regression Diagnostics, chapter 2, with the names of R's `stats`.
extension LinearRegression.Fitted {
  /// The residuals by their own standard deviations.
  ///
  ///     eᵢ √wᵢ / (s √(1 − hᵢ))
  ///
  /// NaN for an observation that fits itself, of leverage one.
  public var standardizedResiduals: [Double] {
    scaledResiduals.map { $0.residual / (residualStandardError * (1 - $0.leverage).squareRoot()) }
  }

  /// The residuals by their standard deviations as estimated without them.
  ///
  /// They follow the t distribution with n − p − 1 degrees of freedom. NaN for an observation that
  /// fits itself, of leverage one.
  public var studentizedResiduals: [Double] {
    let freedom = Double(degreesOfFreedom - 1)
    return scaledResiduals.map { residual, leverage in
      let rest = residualSumOfSquares - residual * residual / (1 - leverage)
      return residual / ((max(0, rest) / freedom) * (1 - leverage)).squareRoot()
    }
  }

  /// Cook's distances: the joint movement of the estimates when an observation is left out, Cook
  /// (1977).
  public var cooksDistance: [Double] {
    zip(standardizedResiduals, leverage).map { residual, leverage in
      residual * residual * leverage / (1 - leverage) / Double(estimates.count)
    }
  }

  /// The part of the variation that observations left out in turn would have been predicted.
  ///
  ///     1 − Σ [eᵢ / (1 − hᵢ)]² / Σ (yᵢ − ȳ)²
  ///
  /// Nil where there is no variation or an observation fits itself. Allen (1974), Technometrics 16.
  public var predictedRSquared: Double? {
    guard let share = rSquared, share.isFinite, !leverage.contains(1) else { return nil }
    let press = scaledResiduals.reduce(0) { sum, one in
      let deleted = one.residual / (1 - one.leverage)
      return sum + deleted * deleted
    }
    return share == 1 ? 1 : 1 - press * (1 - share) / residualSumOfSquares
  }

  /// The variance inflation factor of each term but the intercept.
  ///
  ///     VIFⱼ = 1 / (1 − Rⱼ²)
  public var varianceInflation: [(term: String, factor: Double)] {
    let unscaled = solution.unscaledCovariance.diagonal
    let weights = solution.weights ?? [Double](repeating: 1, count: design.observations)
    let total = weights.compensatedSum
    return design.terms.indices.dropFirst(design.hasIntercept ? 1 : 0).map { index in
      let values = Array(design.matrix.column(index))
      let center =
        design.hasIntercept ? zip(weights, values).map { $0 * $1 }.compensatedSum / total : 0
      let spread = zip(weights, values).map { $0 * ($1 - center) * ($1 - center) }.compensatedSum
      return (design.terms[index], unscaled[index] * spread)
    }
  }

  /// Wald's test that the coefficients of some terms are zero together.
  ///
  /// - Parameter terms: One or more terms of the design.
  /// - Returns: The F test, under the model's covariance.
  public func jointTest(of terms: [String]) -> FTest {
    jointTest(
      columns: terms.map { term in
        guard let index = design.terms.firstIndex(of: term) else {
          preconditionFailure("no term \(term)")
        }
        return index
      })
  }

  /// The residuals times their weights' roots, with their leverage.
  private var scaledResiduals: [(residual: Double, leverage: Double)] {
    let scaled =
      solution.weights.map { zip($0, residuals).map { $0.squareRoot() * $1 } } ?? residuals
    return zip(scaled, leverage).map { ($0, $1) }
  }
}
