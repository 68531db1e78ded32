import RealModule
import Statistics

/// The variances and rates of a structural model that suit a series best.
struct StructuralEstimate: Sendable {
  /// The free numbers, see ``StateSpaceLikelihood``.
  let position: [Double]

  /// The negative logarithm of the likelihood in working units; −∞ without errors.
  let deviance: Double

  /// The variances over σ², and the rates.
  let values: StateSpaceValues
  let rates: [Double]

  /// σ² in working units, zero for a series that the model follows without error.
  let variance: Double

  /// Whether the numbers were given, σ² with them.
  let isGiven: Bool

  /// Whether the numbers are the best for this series.
  let isSearched: Bool

  /// Searches from several starts and keeps the best end, at which the likelihood is left.
  ///
  /// - Throws: ``FitError`` if the series does not tell the coefficients apart.
  init(
    _ likelihood: inout StateSpaceLikelihood, from given: [[Double]]? = nil,
    regressorNames: [String]
  ) throws(FitError) {
    let starts = given ?? Self.starts(of: likelihood)
    let first = likelihood.deviance(at: starts[0])
    try Self.check(likelihood, regressorNames)
    let isExact = likelihood.filter.triangle.squares <= 1e-26
    var best = starts[0]
    var least = first
    if !isExact {
      // A rough look from each start, and all the care for the best.
      let rough: [([Double]?, Double)] = starts.map { ($0, 1e-2) }
      for (start, tolerance) in rough + [(nil, 1e-9)] {
        let start = start ?? best
        let found = quasiNewtonMinimum(
          from: start, scales: start.map { _ in 0.3 }, tolerance: tolerance
        ) { likelihood.deviance(at: $0, gradient: &$1) }
        if found.value < least { (best, least) = (found.position, found.value) }
      }
      guard least.isFinite else { throw .overflow }
    }
    // Only the ratios of the variances count; make their sum one.
    let count = 1 + likelihood.filter.form.varianceCount
    let length = best.prefix(count).reduce(0) { $0 + $1 * $1 }.squareRoot()
    for index in 0..<count { best[index] = abs(best[index]) / length }
    position = best
    values = likelihood.values(at: best)
    rates = likelihood.rates(at: best)
    let end = likelihood.deviance(at: best)
    deviance = isExact ? -.infinity : end
    variance = isExact ? 0 : likelihood.variance
    isGiven = false
    isSearched = true
    guard variance.isFinite, !end.isNaN else { throw .overflow }
  }

  /// Takes free numbers that were found for another series, and leaves the likelihood there.
  ///
  /// - Throws: ``FitError`` if the series does not tell the coefficients apart.
  init(
    _ likelihood: inout StateSpaceLikelihood, at position: [Double], regressorNames: [String]
  ) throws(FitError) {
    self.position = position
    values = likelihood.values(at: position)
    rates = likelihood.rates(at: position)
    let end = likelihood.deviance(at: position)
    try Self.check(likelihood, regressorNames)
    let isExact = likelihood.filter.triangle.squares <= 1e-26
    deviance = isExact ? -.infinity : end
    variance = isExact ? 0 : likelihood.variance
    isGiven = false
    isSearched = false
    guard variance.isFinite, !end.isNaN else { throw .overflow }
  }

  /// Takes given variances, that of the noise first, and rates, and leaves the likelihood there.
  ///
  /// - Throws: ``FitError`` if the series does not tell the coefficients apart.
  init(
    _ likelihood: inout StateSpaceLikelihood, variances: [Double], rates: [Double],
    regressorNames: [String]
  ) throws(FitError) {
    let total = variances.reduce(0, +)
    position = variances.map { ($0 / total).squareRoot() } + rates.map { .log($0) }
    values = likelihood.values(at: position)
    self.rates = rates
    likelihood.filter.forget(at: rates)
    _ = likelihood.deviance(values)
    try Self.check(likelihood, regressorNames)
    let filter = likelihood.filter
    let count = Double(likelihood.degreesOfFreedom)
    deviance =
      (count * .log(2 * .pi * total) + filter.triangle.squares / total + filter.logDeterminant
        + filter.triangle.logDeterminant) / 2
    variance = total
    isGiven = true
    isSearched = false
    guard deviance.isFinite else { throw .overflow }
  }

  /// Refuses a series that does not tell the coefficients apart.
  private static func check(
    _ likelihood: StateSpaceLikelihood, _ regressorNames: [String]
  ) throws(FitError) {
    guard let column = likelihood.filter.triangle.undetermined else { return }
    let own = column - likelihood.filter.form.diffuseElements.count
    throw own >= 0 ? .collinear(regressors: [regressorNames[own]]) : .noVariation
  }

  /// Noise and moves alike, mostly noise, and mostly moves; rates slow and fast.
  private static func starts(of likelihood: StateSpaceLikelihood) -> [[Double]] {
    let count = likelihood.filter.form.varianceCount
    let forgetting = likelihood.filter.form.forgetting.count
    let slow = [Double](repeating: .log(0.1), count: forgetting)
    let fast = [Double](repeating: .log(0.7), count: forgetting)
    let others = [Double](repeating: 0.1, count: max(0, count - 1))
    guard count > 0 else { return [[1] + slow] }
    var starts = [[0.7, 0.6] + others + slow, [1, 0.1] + others.map { $0 / 3 } + slow]
    if forgetting > 0 { starts.append([0.5, 0.8] + others.map { $0 * 3 } + fast) }
    if count > 1, forgetting == 0 { starts.append([0.5, 0.2] + others.map { $0 * 4 } + slow) }
    return starts
  }
}
