import RealModule

/// How probable a series is under a fitted model, and what that is worth for its parameters.
public struct Likelihood: Sendable, Equatable {
  /// The logarithm of the likelihood.
  public let logLikelihood: Double

  /// The number of parameters that were estimated, the variance among them.
  public let parameterCount: Int

  /// The number of observations that the likelihood is of.
  public let observationCount: Int

  /// Creates a likelihood.
  public init(logLikelihood: Double, parameterCount: Int, observationCount: Int) {
    self.logLikelihood = logLikelihood
    self.parameterCount = parameterCount
    self.observationCount = observationCount
  }

  /// Akaike's information criterion, −2 log L + 2k.
  public var aic: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Akaike's criterion with the correction for few observations; infinite where n ≤ k + 1.
  ///
  /// Hurvich & Tsai (1989), *Biometrika* 76(2): AIC + 2k(k + 1) / (n − k − 1).
  public var aicc: Double {
    let k = Double(parameterCount)
    let spare = Double(observationCount - parameterCount - 1)
    return spare > 0 ? aic + 2 * k * (k + 1) / spare : .infinity
  }

  /// Schwarz's information criterion, −2 log L + k log n.
  public var bic: Double {
    Double(parameterCount) * .log(Double(observationCount)) - 2 * logLikelihood
  }
}

// MARK: - Normal errors

/// The likelihood of independent normal errors whose variance is the mean of their squares.
///
///     log L = −n/2 [log(2π Σe²/n) + 1]
///
/// - Parameters:
///   - residuals: The errors, NaN where there is none.
///   - parameterCount: The parameters that were estimated, the variance left out.
/// - Returns: The likelihood; nil without errors, or where all are zero and it is infinite.
func gaussianLikelihood(of residuals: [Double], estimated parameterCount: Int) -> Likelihood? {
  var (count, squares) = (0, 0.0)
  for residual in residuals where !residual.isNaN {
    count += 1
    squares += residual * residual
  }
  guard squares > 0 else { return nil }
  let n = Double(count)
  return Likelihood(
    logLikelihood: -n / 2 * (.log(2 * .pi * squares / n) + 1),
    parameterCount: parameterCount + 1, observationCount: count)
}
