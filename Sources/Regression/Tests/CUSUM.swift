import LinearAlgebra
import RealModule
public import Statistics

/// A sum of residuals in the order of time, which a break drives away from zero.
public struct CUSUM: Sendable, Equatable {
  /// The sums in units of their standard deviation at the end, zero first.
  public let process: [Double]

  /// The test that nothing breaks.
  public let test: TestResult

  /// The index at which the process is farthest from zero, as the number of residuals summed.
  public let farthest: Int
}

extension LinearRegression.Fitted {
  /// The errors of forecasting each observation from those before it, at one variance.
  ///
  ///     wₜ = (yₜ − xₜbₜ₋₁) / √(1 + xₜ (Xₜ₋₁ᵀXₜ₋₁)⁻¹ xₜᵀ),    t = p + 1, …, n
  ///
  /// They are independent where the errors are. Brown, Durbin & Evans (1975), *Techniques for
  /// testing the constancy of regression relationships over time*, Journal of the Royal Statistical
  /// Society B 37, equation 4.
  ///
  /// - Returns: A value for each observation after those, at the start, that first determine the
  ///   estimates; without weights.
  /// - Throws: ``RegressionError`` if all but one observation do not determine them.
  public func recursiveResiduals() throws(RegressionError) -> [Double] {
    var problem = UpdatingLeastSquares(columns: design.terms.count)
    var residuals: [Double] = []
    var isDetermined = false
    for row in 0..<design.observations {
      let residual = problem.add(design.matrix.row(row), response: response[row])
      if isDetermined {
        residuals.append(residual)
      } else {
        isDetermined = (try? problem.coefficients) != nil
      }
    }
    guard !residuals.isEmpty else {
      throw .tooFewObservations(have: design.observations, need: design.observations + 1)
    }
    return residuals
  }

  /// The test of Brown, Durbin and Evans that the coefficients never change.
  ///
  ///     max |Wₜ| / (1 + 2 t),    Wₜ = Σ w / (s √m),    0 < t ≤ 1
  ///
  /// Of the m recursive residuals, with their p for Brownian motion that crosses such lines;
  /// strucchange's `Rec-CUSUM`.
  ///
  /// - Returns: The process and the outcome; nil for a perfect fit.
  /// - Throws: ``RegressionError`` if all but one observation do not determine the estimates.
  public func recursiveCUSUM() throws(RegressionError) -> CUSUM? {
    let residuals = try recursiveResiduals()
    guard residuals.count > 1 else { return nil }
    let deviation = residuals.variance.squareRoot()
    return cusum(residuals, unit: deviation * Double(residuals.count).squareRoot()) {
      sums in
      sums.enumerated().map { index, sum in
        abs(sum) / (1 + 2 * Double(index) / Double(sums.count - 1))
      }
    } probability: { x in
      if x < 0.3 { return 1 - 0.1465 * x }
      let normal = Normal()
      return 2
        * (normal.probability(above: 3 * x)
          + .exp(-4 * x * x) * (normal.probability(below: 5 * x) - normal.probability(above: x))
          - .exp(-16 * x * x) * normal.probability(above: x))
    }
  }

  /// The test of Ploberger and Krämer that the coefficients never change.
  ///
  ///     max |Wₜ|,    Wₜ = Σ e / (s √n)
  ///
  /// With p of Kolmogorov's distribution: Ploberger & Krämer (1992), *The CUSUM test with OLS
  /// residuals*, Econometrica 60; strucchange's `OLS-CUSUM`.
  ///
  /// - Returns: The process and the outcome; nil for a perfect fit.
  public func residualCUSUM() -> CUSUM? {
    let unit = residualStandardError * Double(response.count).squareRoot()
    return cusum(residuals, unit: unit) { sums in
      sums.map { abs($0) }
    } probability: { x in
      guard x >= 0.1 else { return 1 }
      return -2
        * (1...100).reduce(0.0) { sum, index in
          let power = Double(index) * x
          return sum + (index.isMultiple(of: 2) ? 1 : -1) * .exp(-2 * power * power)
        }
    }
  }

  /// Sums residuals in a unit and tests the largest of what is made of the sums.
  private func cusum(
    _ residuals: [Double], unit: Double, _ heights: ([Double]) -> [Double],
    probability: (Double) -> Double
  ) -> CUSUM? {
    guard unit > 0, unit.isFinite else { return nil }
    var process = [0.0]
    for residual in residuals { process.append(process[process.count - 1] + residual / unit) }
    let heights = heights(process)
    var farthest = 0
    for index in heights.indices where heights[index] > heights[farthest] { farthest = index }
    let statistic = heights[farthest]
    return CUSUM(
      process: process, test: TestResult(statistic: statistic, p: probability(statistic)),
      farthest: farthest)
  }
}
