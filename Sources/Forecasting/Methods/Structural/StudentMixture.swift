import RealModule
import Statistics

/// An average of t distributions with the same degrees of freedom.
struct StudentMixture {
  /// A distribution and what it counts.
  struct Part {
    let weight: Double
    let location: Double
    let scale: Double
  }

  private let parts: [Part]
  private let degreesOfFreedom: Int

  init(_ parts: [Part], degreesOfFreedom: Int) {
    self.parts = parts
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The t distribution with the same mean and the same central 80 and 95 %.
  var matched: PredictiveDistribution {
    if parts.count == 1 {
      return PredictiveDistribution(
        mean: parts[0].location, variance: parts[0].scale * parts[0].scale,
        degreesOfFreedom: degreesOfFreedom)
    }
    let total = parts.reduce(0) { $0 + $1.weight }
    let center = parts[0].location
    let mean = center + parts.reduce(0) { $0 + $1.weight / total * ($1.location - center) }
    let largest = parts.reduce(0) { max($0, $1.scale) }
    guard largest > 0, largest.isFinite, mean.isFinite else {
      return PredictiveDistribution(mean: mean, variance: 0, degreesOfFreedom: degreesOfFreedom)
    }
    let inner = halfWidth(holding: 0.8, about: mean, total: total)
    let outer = halfWidth(holding: 0.95, about: mean, total: total)
    let freedom = Self.shapes.degreesOfFreedom(ratio: outer / inner)
    return .studentT(
      location: mean, scale: outer / StudentT(degreesOfFreedom: freedom).quantile(0.975),
      degreesOfFreedom: freedom)
  }

  /// Half the length of the interval about a point that holds a probability.
  private func halfWidth(holding level: Double, about mean: Double, total: Double) -> Double {
    let student = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let quantile = student.quantile((1 + level) / 2)
    var (low, high) = (Double.infinity, 0.0)
    for part in parts {
      low = min(low, part.scale * quantile)
      high = max(high, abs(part.location - mean) + part.scale * quantile)
    }
    func excess(_ width: Double) -> Double {
      var sum = 0.0
      for part in parts {
        let distance = part.location - mean
        sum +=
          part.scale > 0
          ? part.weight
            * (probability((width - distance) / part.scale)
              + probability((width + distance) / part.scale)) / 2
          : abs(distance) <= width ? part.weight : 0
      }
      return sum / total - level
    }
    // The Illinois variant of the false position: a side that stays counts half.
    var (lower, upper) = (excess(low), excess(high))
    for _ in 0..<60 where high - low > 1e-6 * high && upper > lower {
      let middle = min(high, max(low, high - upper * (high - low) / (upper - lower)))
      let value = excess(middle)
      if abs(value) < 1e-7 { return middle }
      if value > 0 {
        if value > upper / 2 { lower /= 2 }
        (high, upper) = (middle, value)
      } else {
        if value < lower / 2 { upper /= 2 }
        (low, lower) = (middle, value)
      }
    }
    return (low + high) / 2
  }

  /// The probability of a t between a number and its negative, with the sign of the number.
  ///
  /// For whole degrees of freedom it is a finite sum of cosines, by the hundred many times quicker
  /// than the incomplete beta function: Abramowitz & Stegun (1964), 26.7.3–4.
  private func probability(_ value: Double) -> Double {
    let root = Double(degreesOfFreedom).squareRoot()
    let length = (Double(degreesOfFreedom) + value * value).squareRoot()
    let (sine, cosine) = (value / length, root / length)
    let square = cosine * cosine
    let isOdd = degreesOfFreedom % 2 == 1
    var (sum, term) = (0.0, isOdd ? cosine : 1.0)
    var index = isOdd ? 3 : 2
    while index <= degreesOfFreedom {
      sum += term
      term *= square * Double(index - 1) / Double(index)
      index += 2
    }
    guard isOdd else { return sine * sum }
    return 2 / .pi * (.atan2(y: sine, x: cosine) + sine * sum)
  }

  // MARK: - Shapes

  /// The ratios of the halves of the 95 and 80 % intervals of t distributions.
  private static let shapes = Shapes()

  private struct Shapes {
    /// 1/ν, from ⅔, below which a score of the tails would be all there is, to nearly normal, and the
    /// ratio there.
    let inverses: [Double]
    let ratios: [Double]

    init() {
      let (first, last) = (2.0 / 3, 0.005)
      inverses = (0...64).map { first + Double($0) / 64 * (last - first) }
      ratios = inverses.map { inverse in
        let student = StudentT(degreesOfFreedom: 1 / inverse)
        return student.quantile(0.975) / student.quantile(0.9)
      }
    }

    /// The degrees of freedom for a ratio, between 1.5 and two hundred.
    func degreesOfFreedom(ratio: Double) -> Double {
      guard ratio < ratios[0] else { return 1.5 }
      guard let below = ratios.firstIndex(where: { $0 <= ratio }) else {
        return 1 / inverses[inverses.count - 1]
      }
      let share = (ratio - ratios[below]) / (ratios[below - 1] - ratios[below])
      return 1 / (inverses[below] + share * (inverses[below - 1] - inverses[below]))
    }
  }
}
