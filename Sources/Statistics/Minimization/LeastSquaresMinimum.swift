/// The minimum of a sum of squares of functions of several numbers, as found by a search.
public struct LeastSquaresMinimum: Sendable, Equatable {
  /// The position of the minimum.
  public let position: [Double]

  /// The sum there.
  public let value: Double

  /// The number of evaluations of the functions.
  public let evaluations: Int

  /// Whether the search ended because no more was to be gained, not because it ran out of turns.
  public let converged: Bool
}

/// The difference quotient that approximates a derivative.
public enum DifferenceQuotient: Sendable {
  /// From one neighbour, 10⁻⁷ away: for functions with nearly all their digits.
  case forward

  /// From the neighbours on both sides, 10⁻⁴ away: for functions with ten digits or so.
  case central
}

/// Searches for a local minimum of a sum of squares by Levenberg and Marquardt.
///
///     (JᵀJ + λ diag JᵀJ) δ = −Jᵀr,    x ← x + δ
///
/// The derivatives are differences. Where r is a whitened series this is far quicker than a
/// search that sees only the sum, since JᵀJ is nearly the second derivative. Marquardt (1963), *An
/// algorithm for least-squares estimation of nonlinear parameters*, SIAM Journal 11(2); λ after
/// Nielsen (1999), *Damping parameter in Marquardt's method*.
///
/// - Parameters:
///   - start: Where the search starts.
///   - residualCount: The number of functions.
///   - tolerance: The part of the sum that another step must promise to take away.
///   - largestStep: How far any number may move in one step.
///   - differences: How the derivatives are taken.
///   - maximumIterations: How often the derivatives may be taken.
///   - residuals: Fills in the values of the functions; false where they have none.
/// - Returns: The best position met; its value is infinite if the functions have none at the start.
public func leastSquaresMinimum(
  from start: [Double], residualCount: Int, tolerance: Double = 1e-13,
  largestStep: Double = .infinity, differences: DifferenceQuotient = .forward,
  maximumIterations: Int = 100,
  residuals: (_ position: [Double], _ residuals: inout [Double]) -> Bool
) -> LeastSquaresMinimum {
  var search = LeastSquaresSearch(
    position: start, residualCount: residualCount, differences: differences)
  guard search.evaluate(residuals) else {
    return LeastSquaresMinimum(
      position: start, value: .infinity, evaluations: 1, converged: false)
  }
  search.accept()
  var (damping, growth) = (1e-3, 2.0)
  var converged = start.isEmpty
  var iteration = 0
  while !converged, iteration < maximumIterations, search.differentiate(residuals) {
    iteration += 1
    while true {
      let promised = search.step(damping: damping, largestStep: largestStep)
      if !(promised > tolerance * search.best) || damping > 1e15 {
        converged = true
        break
      }
      let isFinite = search.evaluate(residuals)
      if isFinite, search.value < search.best {
        let ratio = (search.best - search.value) / promised
        let cubed = (2 * ratio - 1) * (2 * ratio - 1) * (2 * ratio - 1)
        damping = max(1e-12, damping * max(1.0 / 3, 1 - cubed))
        growth = 2
        search.accept()
        break
      }
      damping *= growth
      growth *= 2
    }
  }
  return LeastSquaresMinimum(
    position: search.position, value: search.best, evaluations: search.evaluations,
    converged: converged)
}

// MARK: - Search

/// The state of a search, all its memory taken once.
private struct LeastSquaresSearch {
  /// The best position met, and a trial from it.
  var position: [Double]
  var trial: [Double]

  /// The functions at both, and the sums of their squares.
  var residuals: [Double]
  var trialResiduals: [Double]
  var best = Double.infinity
  var value = Double.infinity

  var evaluations = 0
  let differences: DifferenceQuotient

  /// The derivatives, a column each; JᵀJ, its triangle when damped, and Jᵀr.
  private var jacobian: [Double]
  private var normal: [Double]
  private var factor: [Double]
  private var gradient: [Double]

  init(position: [Double], residualCount: Int, differences: DifferenceQuotient) {
    self.position = position
    self.differences = differences
    trial = position
    residuals = Array(repeating: 0, count: residualCount)
    trialResiduals = residuals
    let size = position.count
    jacobian = Array(repeating: 0, count: size * residualCount)
    normal = Array(repeating: 0, count: size * size)
    factor = normal
    gradient = position
  }

  /// Evaluates the functions at the trial; false where they have no finite value.
  mutating func evaluate(_ function: ([Double], inout [Double]) -> Bool) -> Bool {
    evaluations += 1
    guard function(trial, &trialResiduals) else { return false }
    var sum = 0.0
    for residual in trialResiduals { sum += residual * residual }
    value = sum
    return sum.isFinite
  }

  /// Makes the trial the position.
  mutating func accept() {
    swap(&position, &trial)
    swap(&residuals, &trialResiduals)
    best = value
  }

  /// Takes the derivatives at the position; false where a neighbour has no finite value.
  mutating func differentiate(_ function: ([Double], inout [Double]) -> Bool) -> Bool {
    let (size, count) = (position.count, residuals.count)
    for column in 0..<size {
      for index in 0..<size { trial[index] = position[index] }
      let width = (differences == .forward ? 1e-7 : 1e-4) * max(1, abs(position[column]))
      trial[column] = position[column] + width
      let right = trial[column]
      guard evaluate(function) else { return false }
      for index in 0..<count { jacobian[column * count + index] = trialResiduals[index] }
      var left = position[column]
      if differences == .central {
        trial[column] = position[column] - width
        left = trial[column]
        guard evaluate(function) else { return false }
      }
      for index in 0..<count {
        let other = differences == .forward ? residuals[index] : trialResiduals[index]
        let value = jacobian[column * count + index]
        jacobian[column * count + index] = (value - other) / (right - left)
      }
    }
    for column in 0..<size {
      for other in 0...column {
        var sum = 0.0
        for index in 0..<count {
          sum += jacobian[column * count + index] * jacobian[other * count + index]
        }
        normal[column * size + other] = sum
      }
      var sum = 0.0
      for index in 0..<count { sum += jacobian[column * count + index] * residuals[index] }
      gradient[column] = sum
    }
    return true
  }

  /// Sets the trial to the damped step, and tells by how much the sum should fall.
  mutating func step(damping: Double, largestStep: Double) -> Double {
    let size = position.count
    var largest = 0.0
    for index in 0..<size { largest = max(largest, normal[index * size + index]) }
    guard largest > 0 else { return 0 }
    // A number on which nothing depends would have no pivot.
    let floor = largest * 1e-14
    // Cholesky's triangle, row by row.
    for row in 0..<size {
      for column in 0...row {
        var sum = normal[row * size + column]
        if row == column { sum += damping * max(sum, floor) + floor }
        for index in 0..<column {
          sum -= factor[row * size + index] * factor[column * size + index]
        }
        factor[row * size + column] =
          row == column ? max(sum, floor).squareRoot() : sum / factor[column * size + column]
      }
    }
    for row in 0..<size {
      var sum = -gradient[row]
      for index in 0..<row { sum -= factor[row * size + index] * trial[index] }
      trial[row] = sum / factor[row * size + row]
    }
    var longest = 0.0
    for row in stride(from: size - 1, through: 0, by: -1) {
      var sum = trial[row]
      for index in row + 1..<max(row + 1, size) { sum -= factor[index * size + row] * trial[index] }
      trial[row] = sum / factor[row * size + row]
      longest = max(longest, abs(trial[row]))
    }
    let scale = longest > largestStep ? largestStep / longest : 1
    var promised = 0.0
    for row in 0..<size {
      trial[row] *= scale
      promised -= 2 * gradient[row] * trial[row]
    }
    for row in 0..<size {
      for column in 0..<size {
        promised -=
          trial[row] * trial[column] * normal[max(row, column) * size + min(row, column)]
      }
    }
    for row in 0..<size { trial[row] += position[row] }
    return promised
  }
}
