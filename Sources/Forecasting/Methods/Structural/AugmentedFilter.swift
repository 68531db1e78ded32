import RealModule

/// The Kalman filter of a structural model whose start is unknown, at irregular times.
///
/// What is unknown at the start, and the coefficients of regressors, are coefficients β of columns
/// that the same filter runs through beside the series; its innovations make the regression
///
///     vₜ = −Eₜ β + uₜ,    var(uₜ) = σ² Fₜ,
///
/// whose least squares, by a triangle that grows with each observation, are exact whatever the
/// variance of β tends to: de Jong (1991), *The diffuse Kalman filter*, Annals of Statistics
/// 19(2); Durbin & Koopman (2012), *Time Series Analysis by State Space Methods*, §5.7.
/// σ² comes from the squares that are left, so it is no parameter.
///
/// The covariance is corrected in Joseph's form, (I − KZ) P (I − KZ)ᵀ + K H Kᵀ, which stays
/// positive; all memory is taken once.
struct AugmentedFilter: Sendable {
  let sample: StateSpaceSample
  private(set) var form: StateSpaceForm

  /// The number of columns: the series, then those of β.
  let columnCount: Int

  /// The regression of the innovations.
  var triangle: DiffuseTriangle

  /// The sum of the logarithms of F.
  private(set) var logDeterminant = 0.0

  /// The moves of the blocks over the gap before each value, value after value.
  private(set) var steps: [BlockStep] = []

  // MARK: What a run leaves, value after value

  /// The innovations of all columns.
  private(set) var innovations: [Double]

  /// Their variances over σ², NaN where nothing was observed.
  private(set) var innovationVariances: [Double]

  /// The gains.
  private(set) var gains: [Double]

  /// The states before each value, column after column, and their covariances; kept on demand.
  private(set) var predictedStates: [Double] = []
  private(set) var predictedCovariances: [Double] = []

  // MARK: Where a run is

  /// The state of each column.
  private(set) var states: [Double]

  /// The covariance of the state over σ², without what β leaves unknown.
  private(set) var covariance: [Double]

  private var loaded: [Double]
  private var row: [Double]

  /// Makes room for a series.
  init(_ sample: StateSpaceSample, _ form: StateSpaceForm) {
    self.sample = sample
    self.form = form
    let (size, count) = (form.size, sample.values.count)
    let unknown = form.diffuseElements.count + sample.regressors.count
    columnCount = unknown + 1
    triangle = DiffuseTriangle(size: unknown)
    innovations = Array(repeating: 0, count: count * columnCount)
    innovationVariances = Array(repeating: .nan, count: count)
    gains = Array(repeating: 0, count: count * size)
    states = Array(repeating: 0, count: size * columnCount)
    covariance = Array(repeating: 0, count: size * size)
    loaded = Array(repeating: 0, count: size)
    row = Array(repeating: 0, count: columnCount)
    steps.reserveCapacity(count * form.blocks.count)
    for gap in sample.gaps {
      for block in form.blocks { steps.append(block.step(over: gap)) }
    }
  }

  /// Lets the blocks that forget do so at other rates.
  mutating func forget(at rates: some Collection<Double>) {
    for (block, rate) in zip(form.forgetting, rates) where form.blocks[block].rate != rate {
      form.blocks[block] = form.blocks[block].forgetting(at: rate)
      for (time, gap) in sample.gaps.enumerated() {
        steps[time * form.blocks.count + block] = form.blocks[block].step(over: gap)
      }
    }
  }

  /// Runs through the series; false if numbers leave what a double can hold.
  ///
  /// - Parameters:
  ///   - values: The variances over σ².
  ///   - keepsStates: Whether a smoother is to follow.
  ///   - visit: Shown each value's index before the value is, with the filter where it then is.
  /// - Returns: Whether the likelihood is finite.
  mutating func run(
    _ values: StateSpaceValues, keepsStates: Bool = false,
    visit: (_ index: Int, _ filter: borrowing AugmentedFilter) -> Void = { _, _ in }
  ) -> Bool {
    start(values)
    let (size, count) = (form.size, sample.values.count)
    if keepsStates, predictedStates.isEmpty {
      predictedStates = Array(repeating: 0, count: count * size * columnCount)
      predictedCovariances = Array(repeating: 0, count: count * size * size)
    }
    for time in 0..<count {
      if time > 0 { move(time, values) }
      if keepsStates {
        for index in states.indices { predictedStates[time * states.count + index] = states[index] }
        for index in covariance.indices {
          predictedCovariances[time * covariance.count + index] = covariance[index]
        }
      }
      visit(time, self)
      guard !sample.values[time].isNaN else {
        innovationVariances[time] = .nan
        continue
      }
      correct(time, noise: values.noise)
    }
    return logDeterminant.isFinite && triangle.squares.isFinite
  }

  // MARK: - Steps

  /// Sets the state to its start.
  private mutating func start(_ values: StateSpaceValues) {
    triangle.reset()
    logDeterminant = 0
    for index in states.indices { states[index] = 0 }
    for index in covariance.indices { covariance[index] = 0 }
    for (column, element) in form.diffuseElements.enumerated() {
      states[(column + 1) * form.size + element] = 1
      // Whatever variance is added to an infinite one, it stays infinite; with this one the first
      // observations have a variance even where the noise has none.
      covariance[element * form.size + element] = 1
    }
    for (index, block) in form.blocks.enumerated() {
      guard let stationary = block.stationaryElement else { continue }
      let element = form.offsets[index] + stationary
      covariance[element * form.size + element] = values.variances[form.stationaryOwner(index)]
    }
  }

  /// Moves the state over the gap before a value.
  private mutating func move(_ time: Int, _ values: StateSpaceValues) {
    let (steps, first) = (steps, time * form.blocks.count)
    advance(
      &states, &covariance, form, size: form.size, columns: columnCount, values: values
    ) { steps[first + $0] }
  }

  /// Lets a value correct the state.
  private mutating func correct(_ time: Int, noise: Double) {
    let size = form.size
    var variance = noise
    for index in 0..<size {
      var sum = 0.0
      for offset in form.offsets { sum += covariance[offset * size + index] }
      loaded[index] = sum
    }
    for offset in form.offsets { variance += loaded[offset] }
    variance = max(variance, .leastNormalMagnitude)
    innovationVariances[time] = variance
    logDeterminant += .log(variance)

    let regressorStart = columnCount - sample.regressors.count
    let scale = 1 / variance.squareRoot()
    for column in 0..<columnCount {
      var innovation =
        column == 0
        ? sample.values[time]
        : column < regressorStart ? 0 : -sample.regressors[column - regressorStart][time]
      for offset in form.offsets { innovation -= states[column * size + offset] }
      innovations[time * columnCount + column] = innovation
      if column == 0 {
        row[columnCount - 1] = innovation * scale
      } else {
        row[column - 1] = -innovation * scale
      }
      let share = innovation / variance
      for index in 0..<size { states[column * size + index] += loaded[index] * share }
    }
    triangle.add(&row)
    join(time, variance: variance, noise: noise)
  }

  /// Takes from the covariance what a value has told.
  private mutating func join(_ time: Int, variance: Double, noise: Double) {
    let size = form.size
    let gain = time * size
    for index in 0..<size { gains[gain + index] = loaded[index] / variance }
    for column in 0..<size {
      for index in 0..<size {
        covariance[column * size + index] -= gains[gain + index] * loaded[column]
      }
    }
    for index in 0..<size {
      var sum = 0.0
      for offset in form.offsets { sum += covariance[offset * size + index] }
      loaded[index] = sum
    }
    for column in 0..<size {
      let own = gains[gain + column]
      for index in 0...column {
        let value =
          covariance[column * size + index] - loaded[index] * own
          + gains[gain + index] * own * noise
        covariance[column * size + index] = value
        covariance[index * size + column] = value
      }
    }
  }
}
