/// The minimum of a smooth function of several numbers, as found by a search.
public struct QuasiNewtonMinimum: Sendable, Equatable {
  /// The position of the minimum.
  public let position: [Double]

  /// Its value there, infinite if the search started where there is none.
  public let value: Double

  /// The number of evaluations of the function.
  public let evaluations: Int

  /// Whether the search ended because nothing more was gained.
  public let converged: Bool
}

/// Searches for a local minimum of a smooth function by its gradient.
///
/// The inverse of the curvature is learnt from the gradients on the way, by the formula of Broyden,
/// Fletcher, Goldfarb and Shanno, with steps halved until the value falls: Nocedal & Wright (2006),
/// *Numerical Optimization*, algorithms 6.1 and 3.1. A value that is not finite counts as too far.
///
/// - Parameters:
///   - start: Where the search starts.
///   - scales: The size of a first step in each direction, by default one.
///   - tolerance: The gain of a step below which the search ends.
///   - maximumIterations: How many steps the search may take.
///   - function: What to minimize, which also writes its gradient.
/// - Returns: The best point met.
public func quasiNewtonMinimum(
  from start: [Double], scales: [Double]? = nil, tolerance: Double = 1e-8,
  maximumIterations: Int = 200,
  of function: (_ position: [Double], _ gradient: inout [Double]) -> Double
) -> QuasiNewtonMinimum {
  let count = start.count
  precondition(scales == nil || scales?.count == count, "\(scales?.count ?? 0) scales")
  var (position, trial, step) = (start, start, start)
  var gradient = [Double](repeating: 0, count: count)
  var trialGradient = gradient
  var curvature = InverseCurvature(scales: scales ?? [Double](repeating: 1, count: count))
  var value = function(position, &gradient)
  var evaluations = 1
  var (idle, iteration) = (0, 0)
  guard value.isFinite, gradient.allSatisfy({ $0.isFinite }) else {
    return QuasiNewtonMinimum(
      position: start, value: .infinity, evaluations: 1, converged: false)
  }

  while iteration < maximumIterations, idle < 2 {
    iteration += 1
    var slope = curvature.direction(of: gradient, into: &step)
    if slope >= 0 {
      curvature.reset()
      slope = curvature.direction(of: gradient, into: &step)
    }
    guard slope < 0 else { break }
    // The first step has no curvature to go by.
    var length = curvature.isFresh ? min(1, 1 / step.reduce(0) { max($0, abs($1)) }) : 1
    var trialValue = Double.infinity
    var halvings = 0
    while halvings < 30 {
      for index in 0..<count { trial[index] = position[index] + length * step[index] }
      trialValue = function(trial, &trialGradient)
      evaluations += 1
      if trialValue <= value + 1e-4 * length * slope { break }
      // The bottom of the parabola through both values and the slope, within a tenth and a half.
      let bottom = -slope * length / (2 * ((trialValue - value) / length - slope))
      length *= bottom.isFinite ? min(0.5, max(0.1, bottom / length)) : 0.25
      halvings += 1
      trialValue = .infinity
    }
    guard trialValue.isFinite, trialGradient.allSatisfy({ $0.isFinite }) else {
      if curvature.isFresh { break }
      curvature.reset()
      idle += 1
      continue
    }
    curvature.learn(from: position, to: trial, gradient, trialGradient)
    idle = value - trialValue < tolerance ? idle + 1 : 0
    swap(&position, &trial)
    swap(&gradient, &trialGradient)
    value = trialValue
  }
  return QuasiNewtonMinimum(
    position: position, value: value, evaluations: evaluations,
    converged: iteration < maximumIterations)
}

// MARK: - Curvature

/// An estimate of the inverse of the second derivatives.
private struct InverseCurvature {
  private let scales: [Double]
  private var matrix: [Double]
  private var product: [Double]

  /// Whether nothing has been learnt yet.
  private(set) var isFresh = true

  init(scales: [Double]) {
    self.scales = scales
    matrix = [Double](repeating: 0, count: scales.count * scales.count)
    product = scales
    reset()
  }

  /// Forgets what was learnt.
  mutating func reset() {
    let count = scales.count
    for index in matrix.indices { matrix[index] = 0 }
    for index in 0..<count { matrix[index * count + index] = scales[index] * scales[index] }
    isFresh = true
  }

  /// Writes the step downhill, and gives its slope.
  func direction(of gradient: [Double], into step: inout [Double]) -> Double {
    let count = scales.count
    var slope = 0.0
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count { sum -= matrix[row * count + column] * gradient[column] }
      step[row] = sum
      slope += sum * gradient[row]
    }
    return slope
  }

  /// Takes in the gradients at both ends of a step.
  ///
  /// With s the step and y the change of the gradient, H + (s'y + y'Hy)(ss') / (s'y)² −
  /// (Hys' + sy'H) / s'y.
  mutating func learn(
    from start: [Double], to end: [Double], _ gradient: [Double], _ endGradient: [Double]
  ) {
    let count = scales.count
    var (curvature, squares, changes) = (0.0, 0.0, 0.0)
    for index in 0..<count {
      let (s, y) = (end[index] - start[index], endGradient[index] - gradient[index])
      curvature += s * y
      squares += s * s
      changes += y * y
    }
    guard curvature > 1e-10 * (squares * changes).squareRoot() else { return }
    if isFresh {
      // The size of the curvature along the first step.
      var whole = 0.0
      for index in 0..<count {
        let y = endGradient[index] - gradient[index]
        whole += y * y * scales[index] * scales[index]
      }
      let factor = curvature / whole
      for index in matrix.indices { matrix[index] *= factor }
      isFresh = false
    }
    var whole = curvature
    for row in 0..<count {
      var sum = 0.0
      for column in 0..<count {
        sum += matrix[row * count + column] * (endGradient[column] - gradient[column])
      }
      product[row] = sum
      whole += sum * (endGradient[row] - gradient[row])
    }
    let factor = whole / (curvature * curvature)
    for row in 0..<count {
      let s = end[row] - start[row]
      for column in 0..<count {
        let other = end[column] - start[column]
        matrix[row * count + column] +=
          factor * s * other - (product[row] * other + s * product[column]) / curvature
      }
    }
  }
}
