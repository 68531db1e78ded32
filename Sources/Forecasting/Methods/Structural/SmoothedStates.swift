/// The state at each time given all observations, by fixed-interval smoothing.
///
///     αₜ = aₜ + Pₜ rₜ,    var(αₜ) = σ² (Pₜ − Pₜ Nₜ Pₜ)
///
/// de Jong (1989), *Smoothing and interpolation with the state-space model*, JASA 84; Durbin &
/// Koopman (2012), §4.4, with what the unknown start adds.
struct SmoothedStates: Sendable {
  /// For each time the mean of the state, coefficients of regressors last.
  private(set) var means: [[Double]]

  /// Its covariance over σ².
  private(set) var covariances: [[Double]]

  /// For each time the smoothed noise, and the root of its own variance; zero where none was seen.
  private(set) var noises: [(estimate: Double, deviation: Double)]

  /// For each time and element what disturbed it before then, and the root of its own variance.
  private(set) var disturbances: [[(estimate: Double, deviation: Double)]]

  /// The number of elements, the regressors' coefficients among them.
  let size: Int

  /// Runs a filter forth and back.
  init(_ filter: inout AugmentedFilter, _ values: StateSpaceValues) {
    _ = filter.run(values, keepsStates: true)
    let count = filter.sample.values.count
    let regressors = filter.sample.regressors.count
    let (inner, columns) = (filter.form.size, filter.columnCount)
    let size = inner + regressors
    self.size = size
    means = Array(repeating: [], count: count)
    covariances = means
    noises = Array(repeating: (0, 0), count: count)
    disturbances = Array(repeating: [], count: count)
    var pass = BackwardPass(size: inner, columnCount: columns)
    let filtered = filter
    var (means, covariances, noises, disturbances) = (means, covariances, noises, disturbances)
    pass.run(filtered) { time, pass in
      let point = SmoothedPoint(filtered, pass, time, size: size)
      means[time] = point.mean
      covariances[time] = point.covariance
      noises[time] = (
        values.noise * pass.errors[0], values.noise * max(0, pass.errorPrecision).squareRoot()
      )
      disturbances[time] = Self.disturbances(filtered, pass, time, values)
    }
    (self.means, self.covariances) = (means, covariances)
    (self.noises, self.disturbances) = (noises, disturbances)
  }

  /// η = Qr with the variance σ² QNQ, for each element.
  private static func disturbances(
    _ filter: AugmentedFilter, _ pass: borrowing BackwardPass, _ time: Int,
    _ values: StateSpaceValues
  ) -> [(estimate: Double, deviation: Double)] {
    let form = filter.form
    var result = [(estimate: Double, deviation: Double)](repeating: (0, 0), count: form.size)
    guard time > 0 else { return result }
    for (block, offset) in form.offsets.enumerated() {
      let noise = filter.steps[time * form.blocks.count + block].noise
      let owner = form.owners[block]
      let first = owner.first >= 0 ? values.variances[owner.first] : 0
      let second = owner.second >= 0 ? values.variances[owner.second] : 0
      let mixed = first * noise.0.mixed + second * noise.1.mixed
      let rows = [
        [first * noise.0.first + second * noise.1.first, mixed],
        [mixed, first * noise.0.second + second * noise.1.second],
      ]
      for element in 0..<form.blocks[block].size {
        var (estimate, variance) = (0.0, 0.0)
        for one in 0..<form.blocks[block].size {
          estimate += rows[element][one] * pass.score(offset + one)
          for other in 0..<form.blocks[block].size {
            variance +=
              rows[element][one] * rows[element][other]
              * pass.information(offset + one, offset + other)
          }
        }
        result[offset + element] = (estimate, max(0, variance).squareRoot())
      }
    }
    return result
  }
}
