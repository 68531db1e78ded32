/// How the variance of a model's forecasts grows with the horizon.
///
/// With cⱼ = α + β φⱼ + γ where j is a whole number of cycles, and φⱼ = φ + … + φʲ, the variances
/// over σ² are, for errors and components that are added (class 1),
///
///     1 + Σ cⱼ²,    j < h
///
/// for errors that multiply (class 2), (1 + σ²) θₕ − μₕ² over σ², where
///
///     θₕ = μₕ² + σ² Σ cⱼ² θₕ₋ⱼ
///
/// and for a season that multiplies too (class 3), with θ and μ̃ of the level and slope alone,
///
///     s² [(1 + σ²) (1 + γ² σ²)ᵏ θₕ − μ̃ₕ²],    k = ⌊(h − 1) / m⌋
///
/// which beyond one cycle holds nearly. Hyndman, Koehler, Ord & Snyder (2008), *Forecasting with
/// Exponential Smoothing*, tables 6.1 and 6.2 and §6.4.
struct ETSVariance {
  let form: ETS.Form
  let constants: ETS.Constants
  let period: Int

  /// The variance of the innovations σ².
  let innovationVariance: Double

  /// The variances of as many steps as there are means.
  ///
  /// - Parameters:
  ///   - means: The means of the forecasts.
  ///   - seasons: The season of each step, one without a season that multiplies.
  /// - Returns: The variances.
  func variances(means: [Double], seasons: [Double]) -> [Double] {
    let effects = effects(count: means.count)
    guard form.error == .multiplicative else {
      var growth = 1.0
      return effects.map { effect in
        defer { growth += effect * effect }
        return innovationVariance * growth
      }
    }
    let levels = zip(means, seasons).map { $0 / $1 }
    var squares: [Double] = []
    for step in levels.indices {
      var sum = 0.0
      for lag in 0..<step { sum += effects[lag] * effects[lag] * squares[step - 1 - lag] }
      squares.append(levels[step] * levels[step] + innovationVariance * sum)
    }
    let seasonal = form.season == .multiplicative ? constants.season : 0
    return levels.indices.map { step in
      var factor = 1 + innovationVariance
      for _ in 0..<(step / period) { factor *= 1 + seasonal * seasonal * innovationVariance }
      return seasons[step] * seasons[step]
        * max(0, factor * squares[step] - levels[step] * levels[step])
    }
  }

  /// The effect of an error on the prediction so many steps later, from one on.
  private func effects(count: Int) -> [Double] {
    var (power, sum) = (1.0, 0.0)
    return (1...count).map { step in
      power *= constants.damping
      sum += power
      let season = form.season == .additive && step.isMultiple(of: period) ? constants.season : 0
      return constants.level + constants.slope * sum + season
    }
  }
}
