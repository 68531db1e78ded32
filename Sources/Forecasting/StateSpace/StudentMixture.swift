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
    let student = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
    let largest = parts.reduce(0) { max($0, $1.scale) }
    guard largest > 0, largest.isFinite, mean.isFinite else {
      return PredictiveDistribution(mean: mean, variance: 0, degreesOfFreedom: degreesOfFreedom)
    }
    let inner = halfWidth(holding: 0.8, about: mean, student, total: total)
    let outer = halfWidth(holding: 0.95, about: mean, student, total: total)
    let freedom = Self.degreesOfFreedom(ratio: outer / inner)
    return .studentT(
      location: mean, scale: outer / StudentT(degreesOfFreedom: freedom).quantile(0.975),
      degreesOfFreedom: freedom)
  }

  /// Half the length of the interval about a point that holds a probability.
  private func halfWidth(
    holding level: Double, about mean: Double, _ student: StudentT, total: Double
  ) -> Double {
    let quantile = student.quantile((1 + level) / 2)
    var (low, high) = (Double.infinity, 0.0)
    for part in parts {
      low = min(low, part.scale * quantile)
      high = max(high, abs(part.location - mean) + part.scale * quantile)
    }
    // The regula falsi of Illinois: two sides that close in on the probability.
    func excess(_ width: Double) -> Double {
      var sum = 0.0
      for part in parts {
        guard part.scale > 0 else {
          sum += abs(part.location - mean) <= width ? part.weight : 0
          continue
        }
        let below = student.probability(below: (mean + width - part.location) / part.scale)
        let under = student.probability(below: (mean - width - part.location) / part.scale)
        sum += part.weight * (below - under)
      }
      return sum / total - level
    }
    var (lower, upper) = (excess(low), excess(high))
    for _ in 0..<60 where high - low > 1e-6 * high && upper > lower {
      let middle = min(high, max(low, high - upper * (high - low) / (upper - lower)))
      let value = excess(middle)
      if value >= 0 {
        if upper >= 0, value > upper / 2 { lower /= 2 }
        (high, upper) = (middle, value)
      } else {
        if value < lower / 2 { upper /= 2 }
        (low, lower) = (middle, value)
      }
      if abs(value) < 1e-7 { return middle }
    }
    return (low + high) / 2
  }

  /// The degrees of freedom for which the halves of the 95 and 80 % intervals have a ratio.
  private static func degreesOfFreedom(ratio: Double) -> Double {
    // From 200 on a t distribution is as good as normal; below one it would have no quartiles to
    // speak of.
    var (low, high) = (1.0 / 200, 1.0)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      let student = StudentT(degreesOfFreedom: 1 / middle)
      if student.quantile(0.975) / student.quantile(0.9) < ratio {
        low = middle
      } else {
        high = middle
      }
    }
    return 2 / (low + high)
  }
}
