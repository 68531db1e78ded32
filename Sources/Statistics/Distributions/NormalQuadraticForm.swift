import RealModule

/// A sum of multiples of the squares of independent standard normal variables.
///
///     Q = Σ νᵢ zᵢ²
///
/// What statistics that are a ratio of squares of residuals come down to, such as Durbin and
/// Watson's.
public struct NormalQuadraticForm: Sendable, Equatable {
  /// The multiples ν.
  public let multiples: [Double]

  /// Creates the sum for multiples, of which those that are zero do not matter.
  public init(multiples: [Double]) {
    self.multiples = multiples.filter { $0 != 0 }
  }

  /// The probability that the sum is above zero.
  ///
  ///     (1/π) ∫₀^∞ Re [ M(c + i t) / (c + i t) ] dt,    M(s) = Π (1 − 2 νᵢ s)^(−½)
  ///
  /// The line of integration crosses the axis where M(s)/s is least, so that nothing cancels and
  /// small probabilities keep their digits: Rice (1980), *Distribution of quadratic forms in normal
  /// random variables*, SIAM Journal on Scientific and Statistical Computing 1. On t = σ sinh x the
  /// trapezoidal rule converges geometrically.
  public var probabilityAboveZero: Double {
    guard let largest = multiples.max(), largest > 0 else { return 0 }
    guard let smallest = multiples.min(), smallest < 0 else { return 1 }
    let scale = max(largest, -smallest)
    let scaled = multiples.map { $0 / scale }
    let crossing = lowest(scaled, below: scale / (2 * largest))
    let width = 1 / curvature(scaled, at: crossing).squareRoot()
    var step = 0.5
    var previous = Double.nan
    while step > 1e-3 {
      let sum = trapezoids(scaled, crossing: crossing, width: width, step: step)
      if abs(sum - previous) <= 1e-15 * abs(sum) { return min(1, sum) }
      (previous, step) = (sum, step / 2)
    }
    return min(1, previous)
  }

  /// The probability that the sum is below zero.
  public var probabilityBelowZero: Double {
    NormalQuadraticForm(multiples: multiples.map { -$0 }).probabilityAboveZero
  }
}

// MARK: - Saddle point

/// The slope of log M(s) − log s, which rises through zero once between zero and the first pole.
private func slope(_ multiples: [Double], at s: Double) -> Double {
  multiples.reduce(-1 / s) { $0 + $1 / (1 - 2 * $1 * s) }
}

/// The second derivative of log M(s) − log s.
private func curvature(_ multiples: [Double], at s: Double) -> Double {
  multiples.reduce(1 / (s * s)) { sum, multiple in
    let part = multiple / (1 - 2 * multiple * s)
    return sum + 2 * part * part
  }
}

/// The minimum of M(s)/s below its first pole, to the few digits that the contour needs.
private func lowest(_ multiples: [Double], below pole: Double) -> Double {
  var (lower, upper) = (0.0, pole)
  for _ in 0..<50 {
    let middle = (lower + upper) / 2
    if slope(multiples, at: middle) < 0 { lower = middle } else { upper = middle }
  }
  return lower
}

// MARK: - Quadrature

/// The trapezoidal rule from the crossing outwards, until nothing is added.
private func trapezoids(
  _ multiples: [Double], crossing: Double, width: Double, step: Double
) -> Double {
  var sum = 0.0
  var largest = 0.0
  var index = 0
  while index < 100_000 {
    let x = Double(index) * step
    let t = width * .sinh(x)
    // The logarithm of M(s)/s in polar coordinates.
    var size = -0.5 * Double.log(crossing * crossing + t * t)
    var angle = -Double.atan2(y: t, x: crossing)
    for multiple in multiples {
      let (real, imaginary) = (1 - 2 * multiple * crossing, -2 * multiple * t)
      size -= 0.25 * .log(real * real + imaginary * imaginary)
      angle -= 0.5 * .atan2(y: imaginary, x: real)
    }
    let modulus = Double.exp(size) * width * .cosh(x)
    sum += (index == 0 ? 0.5 : 1) * modulus * .cos(angle)
    largest = max(largest, modulus)
    if modulus < 1e-18 * largest { break }
    index += 1
  }
  return sum * step / .pi
}
