import RealModule

/// The likelihood of a series under a structural model, as a function of free numbers.
///
///     −log L = ½ [(n − d)(log 2πσ² + 1) + Σ log Fₜ + log|EᵀF⁻¹E|],   σ² = Σ ûₜ²/Fₜ / (n − d)
///
/// This is the exact diffuse likelihood: de Jong (1991); Durbin & Koopman (2012), §7.2. The free
/// numbers are the roots of the variances, of the noise first, of which only the ratios count,
/// followed by the logarithms of the rates at which blocks forget. A variance of zero is then within
/// the domain, not at infinity, and the function even about it.
struct StateSpaceLikelihood: Sendable {
  var filter: AugmentedFilter
  private var pass: BackwardPass

  /// The number of values less that of the columns β.
  let degreesOfFreedom: Int

  /// The bounds of a rate, in working units.
  static let rates = 0.005...4.0

  init(_ sample: StateSpaceSample, _ form: StateSpaceForm) {
    filter = AugmentedFilter(sample, form)
    pass = BackwardPass(size: form.size, columnCount: filter.columnCount)
    degreesOfFreedom = sample.observationCount - filter.columnCount + 1
  }

  /// The number of free numbers.
  var freeCount: Int { 1 + filter.form.varianceCount + filter.form.forgetting.count }

  /// The variances of a position.
  func values(at position: [Double]) -> StateSpaceValues {
    StateSpaceValues(
      noise: position[0] * position[0],
      variances: (0..<filter.form.varianceCount).map { position[$0 + 1] * position[$0 + 1] })
  }

  /// The rates of a position.
  func rates(at position: [Double]) -> [Double] {
    position.dropFirst(1 + filter.form.varianceCount).map { logarithm in
      min(Self.rates.upperBound, max(Self.rates.lowerBound, .exp(logarithm)))
    }
  }

  /// σ² of the last run.
  var variance: Double { filter.triangle.squares / Double(degreesOfFreedom) }

  /// Runs the filter at a position.
  ///
  /// - Returns: The negative logarithm of the likelihood; infinite where it has none.
  mutating func deviance(at position: [Double]) -> Double {
    filter.forget(at: rates(at: position))
    return deviance(values(at: position))
  }

  /// Runs the filter with given variances.
  mutating func deviance(_ values: StateSpaceValues) -> Double {
    guard filter.run(values), filter.triangle.undetermined == nil else { return .infinity }
    let count = Double(degreesOfFreedom)
    return
      (count * (.log(2 * .pi * variance) + 1) + filter.logDeterminant
      + filter.triangle.logDeterminant) / 2
  }

  /// Runs the filter and goes back through it for the derivatives.
  mutating func deviance(at position: [Double], gradient: inout [Double]) -> Double {
    let count = filter.form.varianceCount
    // The rates first, so that the last run is the one at the position.
    for index in 1 + count..<max(1 + count, position.count) {
      var moved = position
      let width = 1e-5
      moved[index] = position[index] + width
      let above = deviance(at: moved)
      moved[index] = position[index] - width
      gradient[index] = (above - deviance(at: moved)) / (2 * width)
    }
    let value = deviance(at: position)
    guard value.isFinite else { return value }
    let slopes = varianceGradient(scale: variance)
    for index in 0...count { gradient[index] = 2 * position[index] * slopes[index] }
    return value
  }

  /// The derivatives of the negative log-likelihood by the variances, after a run.
  ///
  /// - Parameter scale: What the squares of the errors are compared with, σ².
  /// - Returns: That by the variance of the noise first.
  mutating func varianceGradient(scale: Double) -> [Double] {
    let form = filter.form
    var slopes = [Double](repeating: 0, count: 1 + form.varianceCount)
    let steps = filter.steps
    pass.run(filter) { time, pass in
      slopes[0] -= (pass.errors[0] * pass.errors[0] / scale - pass.errorPrecision) / 2
      for (block, offset) in form.offsets.enumerated() {
        let owner = form.owners[block]
        if time == 0 {
          guard let stationary = form.blocks[block].stationaryElement else { continue }
          slopes[form.stationaryOwner(block) + 1] -=
            pass.excess(.init(1), at: offset + stationary, isPair: false, variance: scale) / 2
          continue
        }
        let step = steps[time * form.blocks.count + block]
        let isPair = form.blocks[block].size > 1
        if owner.first >= 0 {
          slopes[owner.first + 1] -=
            pass.excess(step.noise.0, at: offset, isPair: isPair, variance: scale) / 2
        }
        if owner.second >= 0 {
          slopes[owner.second + 1] -=
            pass.excess(step.noise.1, at: offset, isPair: isPair, variance: scale) / 2
        }
      }
    }
    return slopes
  }
}
