import LinearAlgebra
import Statistics

/// Quantile regression: the plane below which a given share of the observations lies.
///
///     minimize Σ ρ(yᵢ − xᵢβ),    ρ(e) = τ e for e ≥ 0, (τ − 1) e for e < 0
///
/// With τ = ½ it minimizes the absolute residuals. Koenker & Bassett (1978), *Regression
/// quantiles*, Econometrica 46. An exact descent along edges: a solution passes through as many
/// observations as there are terms, and each step exchanges the one that helps most, as in
/// Barrodale & Roberts (1973), SIAM Journal on Numerical Analysis 10.
public struct QuantileRegression: Sendable, Equatable {
  /// The part τ of the observations to stay below the plane.
  public var probability: Double

  /// Creates the method, for a probability in `0...1` without its ends.
  public init(probability: Double = 0.5) {
    precondition(probability > 0 && probability < 1, "a probability of \(probability)")
    self.probability = probability
  }

  /// Fits a response to a design.
  ///
  /// - Parameters:
  ///   - response: The observed values, one a row of the design, all finite.
  ///   - design: The terms.
  /// - Returns: A solution, with whether it is the only one.
  /// - Throws: ``RegressionError`` if least squares would fail.
  public func fit(_ response: [Double], on design: Design) throws(RegressionError) -> Fitted {
    let start = try LeastSquares(response, on: design)
    var descent = EdgeDescent(
      probability: probability, response: response.withoutTies, design: design.matrix,
      start: start.residuals)
    let limit = 50 * (response.count + design.terms.count)
    for _ in 0..<limit {
      guard descent.step() else { return fitted(response, design, through: descent) }
    }
    throw .didNotConverge(iterations: limit)
  }

  /// The plane through the observations that a descent ended on, which is best for the response as
  /// it is too: whether it is depends on the side of each observation alone.
  private func fitted(
    _ response: [Double], _ design: Design, through descent: EdgeDescent
  ) -> Fitted {
    let estimates = descent.inverse * descent.basis.map { response[$0] }
    var residuals = zip(response, design.matrix * estimates).map { $0 - $1 }
    for row in descent.basis { residuals[row] = 0 }
    let loss = residuals.map { $0 * ($0 >= 0 ? probability : probability - 1) }.compensatedSum
    return Fitted(
      probability: probability, response: response, design: design, estimates: estimates,
      residuals: residuals, loss: loss, isUnique: !descent.hasLevelEdge(residuals))
  }

  /// A quantile regression, fitted.
  public struct Fitted: Sendable, Equatable {
    /// The part τ of the observations to stay below the plane.
    public let probability: Double

    /// The observed values.
    public let response: [Double]

    /// The terms.
    public let design: Design

    /// The estimates, one a term.
    public let estimates: [Double]

    /// The response less the fitted values, zero for as many observations as there are terms.
    public let residuals: [Double]

    /// The sum that was minimized.
    public let loss: Double

    /// Whether these are the only estimates with that loss.
    ///
    /// If not, the loss stays the same some way along an edge from these estimates to others.
    public let isUnique: Bool

    /// The response as the estimates give it.
    public var fittedValues: [Double] { design.matrix * estimates }
  }
}

extension [Double] {
  /// The values, each moved by a few parts in 10¹¹ so that no plane passes through more of them than
  /// it must; a descent could go round in circles among such planes.
  ///
  /// Dantzig, Orden & Wolfe (1955), *The generalized simplex method*, Pacific Journal of
  /// Mathematics 5, perturb for the same reason.
  fileprivate var withoutTies: [Double] {
    let size = reduce(0) { Swift.max($0, abs($1)) } * 1e-11
    var generator = SeededGenerator(seed: 1)
    return map { $0 + size * generator.uniform() }
  }
}

// MARK: - Descent

/// A plane through as many observations as there are terms, on its way down.
private struct EdgeDescent {
  let probability: Double
  let response: [Double]
  let design: Matrix

  /// The observations that the plane passes through.
  private(set) var basis: [Int]

  /// The inverse of their rows.
  private(set) var inverse: Matrix

  /// Starts at the observations nearest to a plane that are independent.
  init(probability: Double, response: [Double], design: Matrix, start: [Double]) {
    self.probability = probability
    self.response = response
    self.design = design
    basis = []
    for row in start.indices.sorted(by: { abs(start[$0]) < abs(start[$1]) }) {
      let candidate = basis + [row]
      let rows = design.selectingRows(candidate).transposed
      if rows.dependentColumns.isEmpty { basis = candidate }
      if basis.count == design.columns { break }
    }
    inverse = design.selectingRows(basis).inverse
  }

  /// The coefficients of the plane.
  var estimates: [Double] { inverse * basis.map { response[$0] } }

  /// The residuals, exactly zero on the plane.
  var residuals: [Double] {
    var result = zip(response, design * estimates).map { $0 - $1 }
    for row in basis { result[row] = 0 }
    return result
  }

  /// Exchanges one observation for another if that lowers the loss.
  mutating func step() -> Bool {
    let residuals = self.residuals
    let movement = design * inverse
    let isBasic = basicRows
    var best: (slope: Double, position: Int, sign: Double) = (-1e-10, 0, 0)
    for position in basis.indices {
      for sign in [1.0, -1] {
        var slope = sign > 0 ? 1 - probability : probability
        for row in residuals.indices where !isBasic[row] {
          let move = sign * movement[row, position]
          let above = residuals[row] > 0 || residuals[row] == 0 && move < 0
          slope -= move * (above ? probability : probability - 1)
        }
        if slope < best.slope { best = (slope, position, sign) }
      }
    }
    guard best.sign != 0 else { return false }
    return exchange(best, residuals, movement)
  }

  /// Whether the loss stays the same along an edge that leads to other estimates.
  ///
  /// - Parameter residuals: The residuals of the response as observed, ties and all.
  /// - Returns: Whether there is such an edge.
  func hasLevelEdge(_ residuals: [Double]) -> Bool {
    let movement = design * inverse
    let isBasic = basicRows
    let scale = residuals.reduce(0) { max($0, abs($1)) }
    for position in basis.indices {
      for sign in [1.0, -1] {
        var slope = sign > 0 ? 1 - probability : probability
        var size = slope
        var reach = Double.infinity
        for row in residuals.indices where !isBasic[row] {
          let move = sign * movement[row, position]
          let isTie = abs(residuals[row]) <= 1e-10 * scale
          let above = isTie ? move < 0 : residuals[row] > 0
          slope -= move * (above ? probability : probability - 1)
          size += abs(move)
          if !isTie, abs(move) > 1e-12, residuals[row] / move > 0 {
            reach = min(reach, residuals[row] / move)
          }
        }
        // A level edge without length leads nowhere.
        if abs(slope) <= 1e-12 * size, reach > 1e-10 * scale { return true }
      }
    }
    return false
  }

  /// Whether the plane passes through each observation by construction.
  private var basicRows: [Bool] {
    var result = [Bool](repeating: false, count: response.count)
    for row in basis { result[row] = true }
    return result
  }

  /// Follows an edge past every observation at which it still leads down.
  private mutating func exchange(
    _ edge: (slope: Double, position: Int, sign: Double), _ residuals: [Double], _ movement: Matrix
  ) -> Bool {
    var crossings: [(distance: Double, row: Int, bend: Double)] = []
    let isBasic = basicRows
    for row in residuals.indices where !isBasic[row] {
      let move = edge.sign * movement[row, edge.position]
      guard abs(move) > 1e-12, residuals[row] / move > 0 else { continue }
      crossings.append((residuals[row] / move, row, abs(move)))
    }
    var slope = edge.slope
    for crossing in crossings.sorted(by: { ($0.distance, $0.row) < ($1.distance, $1.row) }) {
      slope += crossing.bend
      if slope >= 0 {
        basis[edge.position] = crossing.row
        inverse = design.selectingRows(basis).inverse
        return true
      }
    }
    return false
  }
}
