/// The minimum of a function of several numbers, as found by a search.
public struct SimplexMinimum: Sendable, Equatable {
  /// The position of the minimum.
  public let position: [Double]

  /// Its value there.
  public let value: Double

  /// The number of evaluations of the function.
  public let evaluations: Int

  /// Whether the search ended because the simplex had shrunk, not because it ran out of turns.
  public let converged: Bool
}

/// Searches for a local minimum of a function of several bounded numbers by Nelder and Mead.
///
/// A point outside the bounds is moved onto them. When the simplex has shrunk it is set up once
/// more around the best point, since it may have collapsed beside the minimum. Nelder & Mead
/// (1965), *A simplex method for function minimization*, with the coefficients of Gao & Han
/// (2012), *Implementing the Nelder-Mead simplex algorithm with adaptive parameters*. A value of
/// NaN counts as infinite.
///
/// - Parameters:
///   - start: Where the search starts.
///   - bounds: What each number may be.
///   - steps: The size of the first simplex in each direction; by default a tenth of the bounds.
///   - tolerance: The spread of values, as a part of their size, at which the search ends.
///   - maximumEvaluations: How often the function may be evaluated.
///   - function: What to minimize.
/// - Returns: The best point met.
public func minimum(
  from start: [Double], in bounds: [ClosedRange<Double>], steps: [Double]? = nil,
  tolerance: Double = 1e-10, maximumEvaluations: Int = 5000,
  of function: ([Double]) -> Double
) -> SimplexMinimum {
  precondition(!start.isEmpty && start.count == bounds.count, "\(bounds.count) bounds")
  let steps =
    steps
    ?? bounds.map { bound in
      let width = bound.upperBound - bound.lowerBound
      return width.isFinite ? width / 10 : 1
    }
  return withoutActuallyEscaping(function) { function in
    var search = SimplexSearch(bounds: bounds, function: function)
    return search.minimum(
      from: start, steps: steps, tolerance: tolerance, maximumEvaluations: maximumEvaluations)
  }
}

// MARK: - Search

/// A simplex on its way down.
private struct SimplexSearch {
  /// A point and the value of the function there.
  struct Vertex {
    let position: [Double]
    let value: Double
  }

  let bounds: [ClosedRange<Double>]
  let function: ([Double]) -> Double
  var vertices: [Vertex] = []
  var evaluations = 0

  init(bounds: [ClosedRange<Double>], function: @escaping ([Double]) -> Double) {
    self.bounds = bounds
    self.function = function
  }

  /// Runs the search, and again from where it ended.
  mutating func minimum(
    from start: [Double], steps: [Double], tolerance: Double, maximumEvaluations: Int
  ) -> SimplexMinimum {
    var best = vertex(start)
    var converged = false
    for round in 0..<3 {
      let previous = best
      surround(best, steps: round == 0 ? steps : steps.map { $0 / 10 })
      converged = run(tolerance: tolerance, maximumEvaluations: maximumEvaluations)
      best = self.best
      let gained = previous.value - best.value
      if !converged || round > 0 && !(gained > tolerance * (abs(best.value) + tolerance)) { break }
    }
    return SimplexMinimum(
      position: best.position, value: best.value, evaluations: evaluations, converged: converged)
  }

  /// The vertex with the least value.
  var best: Vertex { vertices[0] }

  /// Evaluates the function at a point, first moved within the bounds.
  mutating func vertex(_ position: [Double]) -> Vertex {
    let clamped = zip(position, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
    evaluations += 1
    let value = function(clamped)
    return Vertex(position: clamped, value: value.isNaN ? .infinity : value)
  }

  /// Sets up the simplex around a point, stepping away from a bound that is in the way.
  mutating func surround(_ center: Vertex, steps: [Double]) {
    vertices = [center]
    for (index, step) in steps.enumerated() {
      var position = center.position
      let forward = position[index] + step
      position[index] = forward <= bounds[index].upperBound ? forward : position[index] - step
      vertices.append(vertex(position))
    }
    vertices.sort { $0.value < $1.value }
  }

  /// Moves the simplex until its values agree; false if the evaluations ran out.
  mutating func run(tolerance: Double, maximumEvaluations: Int) -> Bool {
    let dimension = Double(bounds.count)
    let (expansion, contraction) = (1 + 2 / dimension, 0.75 - 0.5 / dimension)
    let shrinkage = dimension > 1 ? 1 - 1 / dimension : 0.5
    while evaluations < maximumEvaluations {
      let worst = vertices[vertices.count - 1]
      let spread = worst.value - best.value
      if spread <= tolerance * (abs(best.value) + tolerance), width <= 1e-3 { return true }
      if width <= 1e-14 { return true }

      let reflected = along(-1)
      if reflected.value < best.value {
        let expanded = along(-expansion)
        replaceWorst(with: expanded.value < reflected.value ? expanded : reflected)
      } else if reflected.value < vertices[vertices.count - 2].value {
        replaceWorst(with: reflected)
      } else {
        let outside = reflected.value < worst.value
        let contracted = along(outside ? -contraction : contraction)
        if contracted.value < min(reflected.value, worst.value) {
          replaceWorst(with: contracted)
        } else {
          shrink(by: shrinkage)
        }
      }
    }
    return false
  }

  /// The largest distance of a vertex from the best in any direction, as a part of its size.
  private var width: Double {
    var widest = 0.0
    for vertex in vertices.dropFirst() {
      for (index, coordinate) in vertex.position.enumerated() {
        let origin = best.position[index]
        widest = max(widest, abs(coordinate - origin) / (1 + abs(origin)))
      }
    }
    return widest
  }

  /// The point on the line from the centre of the other vertices to the worst, so far along it.
  private mutating func along(_ distance: Double) -> Vertex {
    let others = vertices.dropLast()
    let worst = vertices[vertices.count - 1].position
    return vertex(
      worst.indices.map { index in
        var sum = 0.0
        for other in others { sum += other.position[index] }
        let center = sum / Double(others.count)
        return center + distance * (worst[index] - center)
      })
  }

  /// Puts a vertex in the place of the worst, in order.
  private mutating func replaceWorst(with vertex: Vertex) {
    vertices.removeLast()
    let place = vertices.firstIndex { $0.value > vertex.value } ?? vertices.count
    vertices.insert(vertex, at: place)
  }

  /// Draws every vertex towards the best.
  private mutating func shrink(by factor: Double) {
    let origin = best.position
    for index in vertices.indices.dropFirst() {
      let position = vertices[index].position
      vertices[index] = vertex(zip(origin, position).map { $0 + factor * ($1 - $0) })
    }
    vertices.sort { $0.value < $1.value }
  }
}
