import RealModule
import Statistics

/// Where a filter has come to, and what follows from there.
///
/// The coefficients of the regressors are elements of the state that stay what they are.
struct StateSpaceEnd: Sendable {
  /// The blocks, a constant for each regressor last.
  let form: StateSpaceForm

  let values: StateSpaceValues

  /// The number of regressors.
  let regressorCount: Int

  /// The mean of the state, and its covariance over σ², what the unknown start adds included.
  let mean: [Double]
  let covariance: [Double]

  /// σ², and the number of errors less coefficients that it comes from.
  let variance: Double
  let degreesOfFreedom: Int

  /// Reads the end of a filter that has run and told β.
  ///
  /// - Parameters:
  ///   - filter: The filter.
  ///   - values: The variances with which it ran.
  ///   - degreesOfFreedom: The number of errors less coefficients.
  ///   - variance: σ², by default its estimate.
  init(
    _ filter: AugmentedFilter, _ values: StateSpaceValues, degreesOfFreedom: Int,
    variance: Double? = nil
  ) {
    let regressors = filter.sample.regressors.count
    let (inner, columns) = (filter.form.size, filter.columnCount)
    let size = inner + regressors
    form = StateSpaceForm(
      filter.form.blocks + [StateBlock](repeating: .constant, count: regressors))
    self.values = values
    regressorCount = regressors
    self.degreesOfFreedom = degreesOfFreedom
    // Squares that are nothing but rounding are none.
    let squares = filter.triangle.squares
    self.variance =
      variance ?? (squares > 1e-26 ? squares / Double(degreesOfFreedom) : 0)
    var coefficients = [Double](repeating: 0, count: columns - 1)
    filter.triangle.solve(into: &coefficients)

    var (mean, covariance) = (
      [Double](repeating: 0, count: size), [Double](repeating: 0, count: size * size)
    )
    /// For each element what the columns are multiplied by in it.
    var derivatives = [[Double]](repeating: coefficients, count: size)
    for element in 0..<size {
      for column in 1..<max(1, columns) {
        derivatives[element][column - 1] =
          element < inner
          ? filter.states[column * inner + element]
          : column - (columns - regressors) == element - inner ? 1 : 0
      }
      mean[element] = element < inner ? filter.states[element] : 0
      for (derivative, coefficient) in zip(derivatives[element], coefficients) {
        mean[element] += derivative * coefficient
      }
      filter.triangle.solveTransposed(&derivatives[element])
    }
    for column in 0..<size {
      for row in 0..<size {
        var sum = row < inner && column < inner ? filter.covariance[column * inner + row] : 0
        for (left, right) in zip(derivatives[row], derivatives[column]) { sum += left * right }
        covariance[column * size + row] = sum
      }
    }
    (self.mean, self.covariance) = (mean, covariance)
  }

  /// What is said of an observation after a gap: its mean and its variance over σ².
  func prediction(after gap: Double, regressors: [Double]) -> (mean: Double, variance: Double) {
    var (mean, covariance) = (mean, covariance)
    advance(
      &mean, &covariance, form, size: form.size, columns: 1, values: values
    ) { form.blocks[$0].step(over: gap) }
    let loading = loading(regressors)
    var (sum, variance) = (0.0, values.noise)
    for row in 0..<form.size where loading[row] != 0 {
      sum += loading[row] * mean[row]
      for column in 0..<form.size {
        variance += loading[row] * loading[column] * covariance[column * form.size + row]
      }
    }
    return (sum, variance)
  }

  /// Draws a path of the observations after gaps from one to the next.
  ///
  /// σ² is drawn first, then the state at the end, then what disturbs both on the way.
  func path(
    gaps: [Double], regressors: [[Double]], using generator: inout SeededGenerator
  ) -> [Double] {
    let deviation = drawnDeviation(&generator)
    var state = mean
    draw(&state, covariance, size: form.size, deviation, &generator)
    return zip(gaps, regressors).map { gap, regressors in
      var noise = [Double](repeating: 0, count: form.size * form.size)
      advance(
        &state, &noise, form, size: form.size, columns: 1, values: values
      ) { form.blocks[$0].step(over: gap) }
      draw(&state, noise, size: form.size, deviation, &generator)
      var value = deviation * values.noise.squareRoot() * generator.normal()
      for (share, element) in zip(loading(regressors), state) { value += share * element }
      return value
    }
  }

  /// What each element is multiplied by in an observation.
  func loading(_ regressors: [Double]) -> [Double] {
    var loading = [Double](repeating: 0, count: form.size)
    let first = form.blocks.count - regressorCount
    for (block, offset) in form.offsets.enumerated() {
      loading[offset] = block < first ? 1 : regressors[block - first]
    }
    return loading
  }

  /// A draw of σ given its estimate: the squares over σ² are those of so many standard normals.
  private func drawnDeviation(_ generator: inout SeededGenerator) -> Double {
    // Beyond this many its own error is small beside what it measures.
    let count = min(degreesOfFreedom, 200)
    var squares = 0.0
    for _ in 0..<count {
      let normal = generator.normal()
      squares += normal * normal
    }
    return (variance * Double(count) / max(squares, .leastNormalMagnitude)).squareRoot()
  }
}

/// Adds a normal error with a covariance that may be singular, by Cholesky's triangle.
private func draw(
  _ state: inout [Double], _ covariance: [Double], size: Int, _ deviation: Double,
  _ generator: inout SeededGenerator
) {
  var factor = covariance
  var largest = 0.0
  for index in 0..<size { largest = max(largest, covariance[index * size + index]) }
  for column in 0..<size {
    var pivot = factor[column * size + column]
    for before in 0..<column {
      pivot -= factor[before * size + column] * factor[before * size + column]
    }
    let root = pivot > 1e-14 * largest ? pivot.squareRoot() : 0
    factor[column * size + column] = root
    for row in column + 1..<max(column + 1, size) {
      var sum = factor[column * size + row]
      for before in 0..<column {
        sum -= factor[before * size + row] * factor[before * size + column]
      }
      factor[column * size + row] = root > 0 ? sum / root : 0
    }
    let normal = deviation * generator.normal()
    for row in column..<size { state[row] += factor[column * size + row] * normal }
  }
}
