/// Solves a least-squares problem whose design is factored, with Björck's refinement.
///
///     ⎡ I   X ⎤ ⎡ r ⎤   ⎡ y ⎤
///     ⎣ Xᵀ  0 ⎦ ⎣ β ⎦ = ⎣ 0 ⎦
///
/// What the current r and β leave of the right-hand side is found in twice the working precision
/// and the same factors solve for the correction. Björck (1967), *Iterative refinement of linear
/// least squares solutions I*, BIT 7, 257–278.
struct AugmentedSolver {
  /// The factored design.
  let qr: PivotedQR

  /// Its triangle, without a zero on the diagonal.
  let triangle: Triangle

  /// The coefficients and residuals of a response.
  func solve(
    response: [Double], design: Matrix, refined: Bool
  ) -> (coefficients: [Double], residuals: [Double]) {
    let none = [Double](repeating: 0, count: design.columns)
    var (residuals, coefficients) = correction(response, none)
    var lastStep = Double.infinity
    for _ in 0..<(refined ? 4 : 0) {
      let (top, bottom) = remainder(response, design, coefficients, residuals)
      let step = correction(top, bottom)
      let size = step.coefficients.reduce(0) { $0 + $1 * $1 }
      // A correction that no longer halves is rounding error; so is one of nothing.
      guard size < lastStep / 4, size > 0 else { break }
      lastStep = size
      for index in coefficients.indices { coefficients[index] += step.coefficients[index] }
      for index in residuals.indices { residuals[index] += step.residuals[index] }
    }
    if refined {
      // Rounding the coefficients moves what they leave away from the least, but for a perfect fit.
      let rest = compensatedResiduals(response, design, coefficients)
      let sums = [rest, residuals].map { $0.reduce(0) { $0 + $1 * $1 } }
      if sums[0] <= sums[1] { residuals = rest }
    }
    return (coefficients, residuals)
  }

  /// Solves the augmented system for a right-hand side (f, g).
  private func correction(
    _ f: [Double], _ g: [Double]
  ) -> (residuals: [Double], coefficients: [Double]) {
    let columns = triangle.matrix.columns
    let h = triangle.solve(qr.permutation.map { g[$0] }, transposed: true)
    var rotated = qr.transposedQ(times: f)
    let pivoted = triangle.solve((0..<columns).map { rotated[$0] - h[$0] })
    rotated.replaceSubrange(0..<columns, with: h)
    var coefficients = [Double](repeating: 0, count: columns)
    for (position, column) in qr.permutation.enumerated() {
      coefficients[column] = pivoted[position]
    }
    return (qr.q(times: rotated), coefficients)
  }

  /// The residual of the augmented system: y − r − Xβ, and −Xᵀr.
  private func remainder(
    _ response: [Double], _ design: Matrix, _ coefficients: [Double], _ residuals: [Double]
  ) -> (top: [Double], bottom: [Double]) {
    let top = (0..<design.rows).map { row in
      var sum = CompensatedDot(response[row])
      sum.add(-1, residuals[row])
      for column in 0..<design.columns { sum.add(-coefficients[column], design[row, column]) }
      return sum.value
    }
    let bottom = (0..<design.columns).map { column in
      var sum = CompensatedDot(0)
      for row in 0..<design.rows { sum.add(-residuals[row], design[row, column]) }
      return sum.value
    }
    return (top, bottom)
  }
}

/// The response less the fitted values, each rounded once.
func compensatedResiduals(
  _ response: [Double], _ design: Matrix, _ coefficients: [Double]
) -> [Double] {
  (0..<design.rows).map { row in
    var sum = CompensatedDot(response[row])
    for column in 0..<design.columns { sum.add(-coefficients[column], design[row, column]) }
    return sum.value
  }
}

/// A sum of products as if in twice the working precision, rounded at the end.
///
/// Ogita, Rump & Oishi (2005), *Accurate sum and dot product*, SIAM J. Sci. Comput. 26, Dot2.
struct CompensatedDot {
  /// The sum as rounded at each step.
  private var sum: Double

  /// The accumulated rounding errors.
  private var lost = 0.0

  /// Starts from a value.
  init(_ value: Double) { sum = value }

  /// Adds a product.
  mutating func add(_ left: Double, _ right: Double) {
    let product = left * right
    let productError = (-product).addingProduct(left, right)
    let total = sum + product
    let part = total - sum
    let sumError = (sum - (total - part)) + (product - part)
    sum = total
    lost += productError + sumError
  }

  /// The sum.
  var value: Double { sum + lost }
}
