import RealModule

/// The Kalman filter of an ARIMA series with gaps, the observations before the first unknown.
///
/// What is unknown at the start has an infinite variance, which is followed apart from the finite
/// one until observations have taken it away; an observation that is used up by that has no
/// innovation. Koopman (1997), *Exact initial Kalman filtering and smoothing for nonstationary time
/// series models*, JASA 92; Durbin & Koopman (2012), *Time Series Analysis by State Space Methods*,
/// §5.2. R's `arima` starts from a variance of 10⁶ instead, and leaves the same observations out.
struct DiffuseFilter: InnovationFilter {
  /// The columns: the series, NaN where it has no value, and its regressors.
  let columns: [[Double]]

  /// The variance that the unknown start has instead of an infinite one, nil for that.
  let initialVariance: Double?

  /// The innovations over their standard deviations, column after column; zeros fill up the end.
  var innovations: [Double]

  /// The number of innovations in each column.
  private(set) var innovationCount = 0

  /// The sum of the logarithms of the variances of the innovations, σ² left out.
  private(set) var logDeterminant = 0.0

  /// The prediction of each value of the series from those before it, NaN where they do not tell.
  private(set) var predictions: [Double] = []

  /// The variance of each value about its prediction in units of the innovations, NaN likewise.
  private(set) var variances: [Double] = []

  /// The state after the last observation, nil before a run.
  private(set) var end: ARIMAState?

  private var diffuse: [Double] = []
  private var scratch: [Double] = []
  private var unresolved = 0

  /// Makes room for a filter of some columns, all of one length.
  init(columns: [[Double]], initialVariance: Double? = nil) {
    self.columns = columns
    self.initialVariance = initialVariance
    innovations = Array(repeating: 0, count: columns.count * columns[0].count)
  }

  /// The number of rows.
  var count: Int { columns[0].count }

  /// Whether too few observations came to tell the state.
  var isUnresolved: Bool { unresolved > 0 }

  /// Runs the filter of a process; false if its numbers leave what a double can hold.
  mutating func run(_ process: ARMAProcess) -> Bool {
    var state = ARIMAState(
      process, columnCount: columns.count, initialVariance: initialVariance ?? 0)
    start(state.transition)
    for time in 0..<count {
      let (covariances, variance) = state.observed
      guard variance.isFinite else { return false }
      if updateDiffuse(&state, at: time, covariances, variance) {
        predictions.append(.nan)
        variances.append(.nan)
      } else {
        update(&state, at: time, covariances, variance)
      }
      if isUnresolved { state.transition.move(&diffuse, scratch: &scratch) }
      state.advance()
    }
    end = state
    return logDeterminant.isFinite
  }

  /// The variance from which on R's `arima` leaves an innovation out of the likelihood.
  private static let largestVariance = 1e4

  private mutating func start(_ transition: ARIMATransition) {
    let size = transition.count
    innovationCount = 0
    logDeterminant = 0
    (predictions, variances) = ([], [])
    unresolved = initialVariance == nil ? size - transition.stationaryCount : 0
    diffuse = Array(repeating: 0, count: size * size)
    scratch = diffuse
    for element in transition.stationaryCount..<size { diffuse[element * size + element] = 1 }
    for index in innovations.indices { innovations[index] = 0 }
  }

  /// Lets an observation take away what is infinite; false if its variance is finite.
  private mutating func updateDiffuse(
    _ state: inout ARIMAState, at time: Int, _ covariances: [Double], _ variance: Double
  ) -> Bool {
    guard isUnresolved else { return false }
    let size = state.count
    let infinite = state.transition.covariances(in: diffuse)
    let infiniteVariance = state.transition.observation(of: infinite)
    var largest = 1.0
    for element in 0..<size { largest = max(largest, diffuse[element * size + element]) }
    guard infiniteVariance > 1e-9 * largest else { return false }
    guard !columns[0][time].isNaN else { return true }
    state.correct(errors(of: state, at: time), infinite, variance: infiniteVariance)
    let share = 1 / infiniteVariance
    state.add(-share, infinite, covariances)
    state.add(share * share * variance / 2, infinite, infinite)
    for column in 0..<size where infinite[column] != 0 {
      for row in 0..<size {
        diffuse[column * size + row] -= infinite[row] * infinite[column] * share
      }
    }
    unresolved -= 1
    return true
  }

  /// Lets an observation correct the state, unless it is missing.
  private mutating func update(
    _ state: inout ARIMAState, at time: Int, _ covariances: [Double], _ variance: Double
  ) {
    let isKnown = initialVariance == nil || variance < Self.largestVariance
    predictions.append(isKnown ? state.prediction(column: 0) : .nan)
    variances.append(isKnown ? variance : .nan)
    guard !columns[0][time].isNaN, variance > 0 else { return }
    let errors = errors(of: state, at: time)
    if isKnown {
      let scale = 1 / variance.squareRoot()
      for (column, error) in errors.enumerated() {
        innovations[column * count + innovationCount] = error * scale
      }
      innovationCount += 1
      logDeterminant += .log(variance)
    }
    state.correct(errors, covariances, variance: variance)
    state.add(-0.5 / variance, covariances, covariances)
  }

  /// The innovation of each column.
  private func errors(of state: ARIMAState, at time: Int) -> [Double] {
    columns.indices.map { columns[$0][time] - state.prediction(column: $0) }
  }
}
