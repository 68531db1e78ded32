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

/// The smoothed state at one time.
private struct SmoothedPoint {
  var mean: [Double]
  var covariance: [Double]

  init(
    _ filter: AugmentedFilter, _ pass: borrowing BackwardPass, _ time: Int, size: Int
  ) {
    let (inner, columns) = (filter.form.size, filter.columnCount)
    let states = time * inner * columns
    let base = time * inner * inner
    mean = Array(repeating: 0, count: size)
    covariance = Array(repeating: 0, count: size * size)
    // What each element's columns of β are, made orthonormal by R⁻¹.
    var spread = [[Double]](
      repeating: [Double](repeating: 0, count: columns - 1), count: size)
    for element in 0..<size {
      for column in 1..<max(1, columns) {
        spread[element][column - 1] =
          element < inner
          ? filter.predictedStates[states + column * inner + element]
          : column - (columns - (size - inner)) == element - inner ? 1 : 0
      }
      mean[element] = element < inner ? filter.predictedStates[states + element] : 0
      for (derivative, coefficient) in zip(spread[element], pass.coefficients) {
        mean[element] += derivative * coefficient
      }
      filter.triangle.solveTransposed(&spread[element])
      guard element < inner else { continue }
      for other in 0..<inner {
        let known = filter.predictedCovariances[base + other * inner + element]
        mean[element] += known * pass.scores[other]
        for column in 1..<max(1, columns) {
          spread[element][column - 1] += known * pass.scores[column * inner + other]
        }
      }
    }
    var carried = [Double](repeating: 0, count: inner * inner)
    for column in 0..<inner {
      for row in 0..<inner {
        var sum = 0.0
        for index in 0..<inner {
          sum +=
            filter.predictedCovariances[base + index * inner + row]
            * pass.information[column * inner + index]
        }
        carried[column * inner + row] = sum
      }
    }
    for column in 0..<size {
      for row in 0..<size {
        var sum = 0.0
        if row < inner, column < inner {
          sum = filter.predictedCovariances[base + column * inner + row]
          for index in 0..<inner {
            sum -=
              carried[index * inner + row]
              * filter.predictedCovariances[base + column * inner + index]
          }
        }
        for (left, right) in zip(spread[row], spread[column]) { sum += left * right }
        covariance[column * size + row] = sum
      }
    }
  }
}
