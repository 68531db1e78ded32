import RealModule
import Statistics

/// What candidates for a model of a series are worth.
struct ARIMARanking {
  /// What a candidate was found to be.
  struct Result {
    /// AICc, or AIC for a series of three observations or less.
    let criterion: Double

    /// The logarithm of the likelihood, or what stands for it.
    let logLikelihood: Double

    /// The free numbers at which the search for the coefficients ended.
    let position: [Double]
  }

  /// The differences of all candidates.
  let differences: DifferenceOrder

  /// The number of observations in a season.
  let period: Int

  /// The series and its regressors without a constant, and with one if there may be one.
  private let samples: [ARIMASample]

  /// Where the searches for coefficients start, likewise.
  private var starts: [ARMAStart?]

  /// What makes sums of squares comparable to likelihoods.
  private var offset = 0.0

  /// Prepares to rank candidates.
  ///
  /// - Parameters:
  ///   - samples: The series and its regressors without a constant, and with one if there may be
  ///     one.
  ///   - differences: The differences of all candidates.
  ///   - period: The number of observations in a season.
  init(_ samples: [ARIMASample], differences: DifferenceOrder, period: Int) {
    self.samples = samples
    self.differences = differences
    self.period = period
    starts = samples.map { _ in nil }
    let order = ARIMACandidate().order(differences, period: period)
    for constant in samples.indices {
      var objective = ARIMAObjective(
        columns: samples[constant].columns, order: order, estimation: .maximumLikelihood)
      guard objective.run(free: []) else { continue }
      var whitened = [Double](repeating: 0, count: objective.residualCount)
      objective.fill(&whitened)
      starts[constant] = ARMAStart(whitened, period: period)
      if constant == 0 {
        offset =
          -2 * objective.logLikelihood
          - Double(objective.observationCount) * .log(objective.variance)
      }
    }
  }

  /// The number of observations.
  var observationCount: Int { samples[0].observationCount }

  /// Fits a candidate from the regressions' estimate, and from one that was found before where that
  /// leads nowhere, or to less than a special case reached.
  func result(
    of candidate: ARIMACandidate, after known: (candidate: ARIMACandidate, result: Result)?,
    isApproximate: Bool
  ) -> Result? {
    let order = candidate.order(differences, period: period)
    guard let start = starts[candidate.hasConstant ? 1 : 0] else { return nil }
    let first = result(
      of: candidate, from: start.position(for: order), isApproximate: isApproximate)
    guard let known, order.coefficientCount > 0 else { return first }
    let floor = candidate.contains(known.candidate) ? known.result.logLikelihood : -.infinity
    if let first, first.logLikelihood >= floor { return first }
    let second = result(
      of: candidate, from: candidate.extended(known.result.position, of: known.candidate),
      isApproximate: isApproximate)
    guard let first else { return second }
    return second.map { $0.criterion < first.criterion ? $0 : first } ?? first
  }

  /// Fits a candidate; nil where it cannot be, or is not safely stationary and invertible.
  func result(
    of candidate: ARIMACandidate, from position: [Double], isApproximate: Bool
  ) -> Result? {
    let sample = samples[candidate.hasConstant ? 1 : 0]
    let order = candidate.order(differences, period: period)
    let parameterCount = order.coefficientCount + sample.columns.count
    var objective = ARIMAObjective(
      columns: sample.columns, order: order,
      estimation: isApproximate ? .conditionalLeastSquares : .maximumLikelihood)
    // A mean and a variance are all that two observations can tell.
    guard
      objective.observationCount > parameterCount
        || order.coefficientCount == 0 && objective.observationCount == parameterCount,
      let estimate = ARIMAEstimate(&objective, from: [position], tolerance: 1e-6),
      isSafe(estimate.coefficients, order: order)
    else { return nil }
    let count = sample.observationCount - order.lostToDifferences
    let working =
      isApproximate
      ? -(offset + Double(count) * .log(estimate.variance)) / 2 : estimate.logLikelihood
    let likelihood = Likelihood(
      logLikelihood: working - Double(count) * .log(sample.scale),
      parameterCount: parameterCount, observationCount: count)
    // Three observations are too few for the correction.
    let criterion = observationCount <= 3 ? likelihood.aic : likelihood.aicc
    guard criterion < .infinity else { return nil }
    return Result(
      criterion: criterion, logLikelihood: likelihood.logLikelihood, position: estimate.position)
  }
}

/// Whether all roots of the factors are at least a hundredth outside the unit circle.
///
/// A polynomial whose argument is stretched by 1.01 has roots closer by as much.
private func isSafe(_ coefficients: [Double], order: ARIMAOrder) -> Bool {
  var start = 0
  let factors = [
    (order.autoregressive, 1, -1.0), (order.movingAverage, 1, 1),
    (order.seasonalAutoregressive, order.period, -1),
    (order.seasonalMovingAverage, order.period, 1),
  ]
  for (count, step, sign) in factors {
    let stretched = (0..<count).map { index in
      sign * coefficients[start + index] * Double.pow(1.01, (index + 1) * step)
    }
    guard isInvertible(stretched) else { return false }
    start += count
  }
  return true
}
