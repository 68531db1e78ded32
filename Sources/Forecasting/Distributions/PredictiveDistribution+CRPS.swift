import Statistics

extension PredictiveDistribution {
  /// The continuous ranked probability score of an observation, less being better.
  ///
  ///     CRPS(F, y) = ∫ [F(x) − 1{x ≥ y}]² dx
  ///
  /// It is in the unit of the observation, and the absolute error where the forecast is certain.
  /// Gneiting & Raftery (2007), *Strictly Proper Scoring Rules*, Journal of the American
  /// Statistical Association 102, §4.2; the closed forms are those of Jordan, Krüger & Lerch
  /// (2019), *Evaluating Probabilistic Forecasts with scoringRules*, appendix A.
  ///
  /// - Returns: The score; infinite where the spread is unknown, and for a t of one degree of
  ///   freedom.
  public func crps(of actual: Double) -> Double {
    switch self {
    case .normal(let mean, let standardDeviation):
      guard standardDeviation > 0 else { return abs(actual - mean) }
      return standardDeviation * normalCRPS((actual - mean) / standardDeviation)
    case .studentT(let location, let scale, let degreesOfFreedom):
      guard scale > 0 else { return abs(actual - location) }
      return scale * studentCRPS((actual - location) / scale, degreesOfFreedom)
    case .empirical(let distribution):
      return distribution.crps(of: actual)
    case .boxCox(let distribution):
      return distribution.crps(of: actual)
    case .unknownSpread:
      return .infinity
    }
  }
}

/// The score of the standard normal: z [2Φ(z) − 1] + 2φ(z) − 1/√π.
private func normalCRPS(_ z: Double) -> Double {
  let normal = Normal()
  return z * (2 * normal.probability(below: z) - 1) + 2 * normal.density(z)
    - 1 / Double.pi.squareRoot()
}

/// The score of the standard t, with B(½, ν/2) = 1 / (√ν f(0)) from the density at zero.
///
///     z [2F(z) − 1] + [2f(z)(ν + z²) − 2√ν B(½, ν − ½) / B(½, ν/2)²] / (ν − 1)
private func studentCRPS(_ z: Double, _ degreesOfFreedom: Double) -> Double {
  guard degreesOfFreedom > 1 else { return .infinity }
  func beta(_ half: Double) -> Double {
    1 / ((2 * half).squareRoot() * StudentT(degreesOfFreedom: 2 * half).density(0))
  }
  let student = StudentT(degreesOfFreedom: degreesOfFreedom)
  let root = degreesOfFreedom.squareRoot()
  let half = beta(degreesOfFreedom / 2)
  let ratio = beta(degreesOfFreedom - 0.5) / (half * half)
  let edges = student.density(z) * (degreesOfFreedom + z * z) - root * ratio
  return z * (2 * student.probability(below: z) - 1) + 2 * edges / (degreesOfFreedom - 1)
}
