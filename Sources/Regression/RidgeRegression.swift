import LinearAlgebra
import RealModule
import Statistics

/// Ridge regression: least squares that pays for the size of its coefficients.
///
///     minimize Σ (yᵢ − b₀ − Σⱼ bⱼ xᵢⱼ)² + λ Σⱼ (sⱼ bⱼ)²
///
/// The intercept is free, and sⱼ is the deviation of a term with divisor n, so that units do not
/// matter; as R's `lm.ridge`. Hoerl & Kennard (1970), *Ridge regression: biased estimation for
/// nonorthogonal problems*, Technometrics 12.
public struct RidgeRegression: Sendable, Equatable {
  /// The choice of the penalty λ.
  public enum Penalty: Sendable, Equatable {
    /// A given penalty, zero or more.
    case fixed(Double)

    /// By the least generalized cross-validation: Golub, Heath & Wahba (1979), Technometrics 21.
    case generalizedCrossValidation

    /// By the least squared error of each observation as predicted from the others.
    case leaveOneOut
  }

  /// The choice of the penalty.
  public var penalty: Penalty

  /// Creates the method.
  public init(penalty: Penalty = .generalizedCrossValidation) { self.penalty = penalty }

  /// Fits a response to a design with an intercept; terms may be collinear.
  ///
  /// - Parameters:
  ///   - response: The observed values, one a row of the design, all finite.
  ///   - design: An intercept and at least one term that varies.
  /// - Returns: The estimates and the penalty.
  /// - Throws: ``RegressionError`` if the observations are too few or a value is not finite.
  public func fit(_ response: [Double], on design: Design) throws(RegressionError) -> Fitted {
    precondition(design.hasIntercept && design.terms.count > 1, "an intercept and terms needed")
    precondition(response.count == design.observations, "\(response.count) responses")
    guard response.count >= 3 else { throw .tooFewObservations(have: response.count, need: 3) }
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: row, term: nil)
    }
    var columns: [[Double]] = []
    var (centers, scales) = ([Double](), [Double]())
    for index in 1..<design.terms.count {
      let values = Array(design.matrix.column(index))
      if let row = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(row: row, term: design.terms[index])
      }
      let center = values.mean
      let scale = (values.squaredDeviations / Double(values.count)).squareRoot()
      guard scale > 0 else { throw .collinear(terms: [design.terms[index]]) }
      columns.append(values.map { ($0 - center) / scale })
      centers.append(center)
      scales.append(scale)
    }
    let level = response.mean
    guard let svd = try? SVD(Matrix(columns: columns)) else {
      throw .didNotConverge(iterations: 30 * columns.count)
    }
    let spectrum = Spectrum(svd: svd, response: response.map { $0 - level })
    let chosen = spectrum.penalty(penalty)
    let standardized = spectrum.coefficients(chosen)
    let slopes = zip(standardized, scales).map { $0 / $1 }
    let intercept = level - zip(slopes, centers).map { $0 * $1 }.compensatedSum
    return Fitted(
      design: design, penalty: chosen, estimates: [intercept] + slopes,
      effectiveParameters: 1 + spectrum.shrinkage(chosen).reduce(0, +),
      generalizedCrossValidation: spectrum.generalized(chosen))
  }

  /// A ridge regression, fitted.
  public struct Fitted: Sendable, Equatable {
    /// The terms.
    public let design: Design

    /// The penalty λ.
    public let penalty: Double

    /// The estimates, one a term.
    public let estimates: [Double]

    /// The effective number of parameters: the trace of the matrix that maps response to fitted
    /// values.
    public let effectiveParameters: Double

    /// The sum of the squared residuals by the square of what observations exceed parameters.
    public let generalizedCrossValidation: Double

    /// The response as the estimates give it.
    public var fittedValues: [Double] { design.matrix * estimates }
  }
}

// MARK: - Spectrum

/// A standardized problem in the coordinates of its singular vectors.
private struct Spectrum {
  let svd: SVD
  let response: [Double]
  let rotated: [Double]

  init(svd: SVD, response: [Double]) {
    self.svd = svd
    self.response = response
    rotated = svd.u.transposed(times: response)
  }

  /// The shrinkage factor of each coordinate, d² / (d² + λ).
  func shrinkage(_ penalty: Double) -> [Double] {
    let floor = (svd.singularValues.first ?? 0) * 1e-14
    return svd.singularValues.map { $0 <= floor ? 0 : $0 * $0 / ($0 * $0 + penalty) }
  }

  /// The coefficients of the standardized terms.
  func coefficients(_ penalty: Double) -> [Double] {
    let scaled = zip(shrinkage(penalty), zip(rotated, svd.singularValues)).map { part, pair in
      part == 0 ? 0 : part * pair.0 / pair.1
    }
    return svd.vTransposed.transposed(times: scaled)
  }

  /// The penalty that a rule chooses, searched between 10⁻⁸ and 10⁴ times the largest eigenvalue.
  func penalty(_ rule: RidgeRegression.Penalty) -> Double {
    if case .fixed(let value) = rule {
      precondition(value >= 0, "a penalty of \(value)")
      return value
    }
    let largest = svd.singularValues.first ?? 1
    let found = minimum(in: -8...4, gridSteps: 60) { power in
      let penalty = largest * largest * .exp(power * 2.302585092994046)
      return rule == .leaveOneOut ? leaveOneOut(penalty) : generalized(penalty)
    }
    return largest * largest * .exp(found.position * 2.302585092994046)
  }

  /// The residuals under a penalty.
  private func residuals(_ shrinkage: [Double]) -> [Double] {
    let fitted = svd.u * zip(shrinkage, rotated).map { $0 * $1 }
    return zip(response, fitted).map { $0 - $1 }
  }

  /// The generalized cross-validation, with the intercept left out of the count as in R.
  func generalized(_ penalty: Double) -> Double {
    let shrinkage = self.shrinkage(penalty)
    let rest = Double(response.count) - shrinkage.reduce(0, +)
    return residuals(shrinkage).reduce(0) { $0 + $1 * $1 } / (rest * rest)
  }

  /// The squared error of leaving each observation out.
  private func leaveOneOut(_ penalty: Double) -> Double {
    let shrinkage = self.shrinkage(penalty)
    return residuals(shrinkage).enumerated().reduce(0) { sum, one in
      var leverage = 1 / Double(response.count)
      for (column, part) in shrinkage.enumerated() {
        leverage += part * svd.u[one.offset, column] * svd.u[one.offset, column]
      }
      let deleted = one.element / (1 - leverage)
      return sum + deleted * deleted
    }
  }
}
