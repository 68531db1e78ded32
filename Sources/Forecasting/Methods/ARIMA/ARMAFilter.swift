import RealModule

/// The innovations of stationary ARMA series without gaps, several of them at once.
///
///     Kₜ₊₁Fₜ₊₁ = KₜFₜ + T L M L₁,    L ← (T − Kₜ Z) L,    M ← M − (M L₁)² / Fₜ₊₁
///
/// The Kalman filter on the state of Gardner, Harvey & Phillips (1980), *Algorithm AS 154*, Applied
/// Statistics 29(3), whose variance matrix is never formed: from a stationary start its increments
/// have rank one, and r numbers a step follow them instead of r². Morf, Sidhu & Kailath (1974),
/// *Some new algorithms for recursive estimation in constant, linear, discrete-time systems*, IEEE
/// Transactions on Automatic Control 19(4); Mélard (1984), *Algorithm AS 197*, Applied Statistics
/// 33(1). The gain is frozen once its increments have died out.
///
/// The first column is the series, the others are regressors to which the same filter is applied.
struct ARMAFilter: InnovationFilter {
  /// The number of observations.
  let count: Int

  /// The number of columns.
  let columnCount: Int

  /// The columns, one after the other.
  private let columns: [Double]

  /// The innovations over their standard deviations, column after column.
  var innovations: [Double]

  /// The sum of the logarithms of the variances of the innovations, σ² left out.
  private(set) var logDeterminant = 0.0

  private var start: ARMAAutocovariance
  private let stateCount: Int
  private var phi: [Double]
  private var gain: [Double]
  private var increment: [Double]
  private var states: [Double]

  /// Makes room for the filter of a process of an order on some columns.
  init(_ process: ARMAProcess, columns: [[Double]]) {
    count = columns[0].count
    columnCount = columns.count
    self.columns = columns.flatMap(\.self)
    innovations = self.columns
    start = ARMAAutocovariance(process)
    stateCount = process.stateCount
    phi = Array(repeating: 0, count: stateCount)
    gain = Array(repeating: 0, count: stateCount)
    increment = Array(repeating: 0, count: stateCount + 1)
    states = Array(repeating: 0, count: columnCount * (stateCount + 1))
  }

  /// Runs the filter of a process; false if its numbers leave what a double can hold.
  mutating func run(_ process: ARMAProcess) -> Bool {
    start.set(process)
    for index in process.autoregressive.indices { phi[index] = process.autoregressive[index] }
    for index in states.indices { states[index] = 0 }
    let first = start.stateCovariances[0]
    for element in 0..<stateCount {
      let next = element + 1 < stateCount ? start.stateCovariances[element + 1] : 0
      gain[element] = phi[element] * first + next
      increment[element] = gain[element]
    }
    guard first.isFinite else { return false }
    let recursion = ARMARecursion(
      count: count, columnCount: columnCount, stateCount: stateCount, columns: columns, phi: phi)
    logDeterminant = recursion.run(
      &innovations, gain: &gain, increment: &increment, states: &states, variance: first)
    return logDeterminant.isFinite
  }
}

/// The loop over time, apart from the memory that it works on.
private struct ARMARecursion {
  let count: Int
  let columnCount: Int
  let stateCount: Int
  let columns: [Double]
  let phi: [Double]

  /// Runs from a first variance, `gain` holding K F; gives Σ log F, infinite where it breaks down.
  func run(
    _ innovations: inout [Double], gain: inout [Double], increment: inout [Double],
    states: inout [Double], variance start: Double
  ) -> Double {
    var variance = start
    // Divisions are slow, and each step waits for that of the one before: one a step is enough.
    var precision = 1 / start
    var weight = -precision
    var (product, logarithms) = (1.0, 0.0)
    var isSteady = false
    for time in 0..<count {
      guard variance > 0.5 else { return .infinity }
      observe(at: time, precision: precision, gain: gain, states: &states, &innovations)
      product *= variance
      if product > 1e100 {
        logarithms += .log(product)
        product = 1
      }
      if isSteady { continue }
      let first = advance(
        precision: precision, weight: weight, gain: &gain, increment: &increment)
      variance += first * first * weight
      precision = 1 / variance
      weight -= (weight * first) * (weight * first) * precision
      if variance < 1 + 1e-6, time & 7 == 7 { isSteady = hasConverged(increment, weight: weight) }
    }
    return logarithms + .log(product)
  }

  /// Takes the innovation of each column out of its state, and moves the state on.
  private func observe(
    at time: Int, precision: Double, gain: [Double], states: inout [Double],
    _ innovations: inout [Double]
  ) {
    let scale = precision.squareRoot()
    let (phi, gain) = (phi.span, gain.span)
    var states = states.mutableSpan
    for column in 0..<columnCount {
      let place = column * count + time
      let base = column * (stateCount + 1)
      let first = states[base]
      let innovation = columns[place] - first
      innovations[place] = innovation * scale
      let correction = innovation * precision
      for element in 0..<stateCount {
        states[unchecked: base &+ element] =
          phi[unchecked: element] * first + states[unchecked: base &+ element &+ 1]
          + gain[unchecked: element] * correction
      }
    }
  }

  /// Moves the gain and the increment on, and tells the increment's old first element.
  private func advance(
    precision: Double, weight: Double, gain: inout [Double], increment: inout [Double]
  ) -> Double {
    let phi = phi.span
    var gain = gain.mutableSpan
    var increment = increment.mutableSpan
    let first = increment[0]
    let (share, weighted) = (first * precision, first * weight)
    for element in 0..<stateCount {
      let moved = phi[unchecked: element] * first + increment[unchecked: element &+ 1]
      let old = gain[unchecked: element]
      increment[unchecked: element] = moved - old * share
      gain[unchecked: element] = old + moved * weighted
    }
    return first
  }

  /// Whether no element of the state can gain from more of the past.
  private func hasConverged(_ increment: [Double], weight: Double) -> Bool {
    var largest = 0.0
    for element in increment { largest = max(largest, element * element) }
    return largest * abs(weight) < 1e-15
  }
}
