/// What the filter of an ARIMA model knows of the next observation and those after it.
struct ARIMAState {
  /// How it moves.
  let transition: ARIMATransition

  /// The mean of each column of a series and its regressors.
  private(set) var means: [[Double]]

  /// The variance matrix in units of the innovations, column after column.
  private(set) var variance: [Double]

  private var scratch: [Double]

  /// Creates the state before the first observation.
  ///
  /// - Parameters:
  ///   - process: The process of the differences.
  ///   - columnCount: The number of columns.
  ///   - initialVariance: The variance of each observation before the first, about zero.
  init(_ process: ARMAProcess, columnCount: Int, initialVariance: Double = 0) {
    transition = ARIMATransition(process)
    let count = transition.count
    means = Array(repeating: Array(repeating: 0, count: count), count: columnCount)
    variance = Array(repeating: 0, count: count * count)
    scratch = variance
    for element in transition.stationaryCount..<count {
      variance[element * count + element] = initialVariance
    }
    var start = ARMAAutocovariance(process)
    start.set(process)
    setStationary(start.stateCovariances)
  }

  /// The number of elements.
  var count: Int { transition.count }

  /// The variances of the stationary elements, from those with the first.
  ///
  /// Element (i, j) of P = T P Tᵀ + R Rᵀ follows from the first column and element (i + 1, j + 1).
  private mutating func setStationary(_ first: [Double]) {
    let (phi, theta) = (transition.phi, transition.theta)
    let last = transition.stationaryCount - 1
    for column in stride(from: last, through: 0, by: -1) {
      for row in stride(from: last, through: column, by: -1) {
        var value = first[row]
        if column > 0 {
          value = phi[row] * phi[column] * first[0] + theta[row] * theta[column]
          if column < last { value += phi[row] * first[column + 1] }
          if row < last {
            value += phi[column] * first[row + 1] + variance[(column + 1) * count + row + 1]
          }
        }
        variance[column * count + row] = value
        variance[row * count + column] = value
      }
    }
  }

  /// The next observation of a column, from the state's mean.
  func prediction(column: Int) -> Double { transition.observation(of: means[column]) }

  /// The covariances of the elements with the next observation, and its variance.
  var observed: (covariances: [Double], variance: Double) {
    let covariances = transition.covariances(in: variance)
    return (covariances, max(transition.observation(of: covariances), 0))
  }

  /// Corrects the mean of each column by its innovation over the variance of the observation.
  mutating func correct(_ innovations: [Double], _ covariances: [Double], variance: Double) {
    for (column, innovation) in innovations.enumerated() {
      let correction = innovation / variance
      for row in 0..<count { means[column][row] += covariances[row] * correction }
    }
  }

  /// Adds a multiple of the product of two vectors to the variance, and of its transpose.
  mutating func add(_ factor: Double, _ left: [Double], _ right: [Double]) {
    let (left, right) = (left.span, right.span)
    let count = count
    var variance = variance.mutableSpan
    for column in 0..<count where left[column] != 0 || right[column] != 0 {
      let (first, second) = (factor * left[column], factor * right[column])
      let base = column * count
      for row in 0..<count {
        variance[unchecked: base &+ row] +=
          first * right[unchecked: row] + second * left[unchecked: row]
      }
    }
  }

  /// Moves the mean and the variance on to the next observation.
  mutating func advance() {
    for column in means.indices { means[column] = transition.moved(means[column]) }
    transition.move(&variance, scratch: &scratch)
    let theta = transition.theta
    for column in theta.indices where theta[column] != 0 {
      for row in theta.indices { variance[column * count + row] += theta[row] * theta[column] }
    }
  }
}
