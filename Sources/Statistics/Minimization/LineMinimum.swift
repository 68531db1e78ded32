/// The minimum of a function of one number: its position and value.
public struct LineMinimum: Sendable, Equatable {
  /// The position of the minimum.
  public let position: Double

  /// Its value there.
  public let value: Double
}

/// Finds the least value of a function on an interval.
///
/// A grid finds the valley, which need not be the only one; Brent's method, parabolas safeguarded
/// by golden sections, its bottom. Brent (1973), *Algorithms for Minimization without
/// Derivatives*, chapter 5. A value of NaN counts as infinite.
///
/// - Parameters:
///   - interval: Where to look.
///   - gridSteps: Into how many parts the grid cuts the interval.
///   - tolerance: How near the position must be, as a part of its size.
///   - function: What to minimize.
/// - Returns: The best position met.
public func minimum(
  in interval: ClosedRange<Double>, gridSteps: Int = 20, tolerance: Double = 1e-9,
  of function: (Double) -> Double
) -> LineMinimum {
  precondition(gridSteps >= 1, "a grid of \(gridSteps) steps")
  func evaluate(_ position: Double) -> LineMinimum {
    let value = function(position)
    return LineMinimum(position: position, value: value.isNaN ? .infinity : value)
  }
  let width = interval.upperBound - interval.lowerBound
  let grid = (0...gridSteps).map { step in
    evaluate(interval.lowerBound + width * Double(step) / Double(gridSteps))
  }
  var best = 0
  for index in grid.indices where grid[index].value < grid[best].value { best = index }
  let bottom = brent(
    from: grid[max(0, best - 1)].position, to: grid[min(gridSteps, best + 1)].position,
    start: best > 0 && best < gridSteps ? grid[best] : nil, tolerance: tolerance,
    evaluate: evaluate)
  // An end of the interval is never reached by sections; it may still be the least.
  return grid[best].value <= bottom.value ? grid[best] : bottom
}

/// Brent's method between two positions.
private func brent(
  from lower: Double, to upper: Double, start: LineMinimum?, tolerance: Double,
  evaluate: (Double) -> LineMinimum
) -> LineMinimum {
  let golden = (3 - 5.0.squareRoot()) / 2
  var (low, high) = (lower, upper)
  var best = start ?? evaluate(low + golden * (high - low))
  var (second, third) = (best, best)
  var (step, lastStep) = (0.0, 0.0)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    let close = tolerance * abs(best.position) + 1e-15
    if abs(best.position - middle) <= 2 * close - (high - low) / 2 { break }

    let toSecond = best.position - second.position
    let toThird = best.position - third.position
    let r = toSecond * (best.value - third.value)
    let q = toThird * (best.value - second.value)
    let denominator = 2 * (q - r)
    let parabolic = denominator == 0 ? .infinity : (toSecond * r - toThird * q) / denominator
    let target = best.position + parabolic
    if abs(parabolic) < abs(lastStep) / 2, target > low, target < high {
      (lastStep, step) = (step, parabolic)
      if target - low < 2 * close || high - target < 2 * close {
        step = best.position < middle ? close : -close
      }
    } else {
      lastStep = (best.position < middle ? high : low) - best.position
      step = golden * lastStep
    }
    let trial = evaluate(best.position + (abs(step) >= close ? step : step < 0 ? -close : close))

    if trial.value <= best.value {
      if trial.position < best.position { high = best.position } else { low = best.position }
      (third, second, best) = (second, best, trial)
    } else {
      if trial.position < best.position { low = trial.position } else { high = trial.position }
      if trial.value <= second.value || second.position == best.position {
        (third, second) = (second, trial)
      } else if trial.value <= third.value || third.position == best.position
        || third.position == second.position
      {
        third = trial
      }
    }
  }
  return best
}
