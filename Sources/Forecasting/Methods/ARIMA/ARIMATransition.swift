/// How the state of an ARIMA model moves from one observation to the next.
///
/// The state is that of Gardner, Harvey & Phillips (1980) for the differenced series, followed by
/// the last d + mD observations, as in R's `arima`. Of the transition only φ, the shifts and the
/// few coefficients of the differences are not zero, so that moving a matrix on costs the square of
/// the number of elements, not its cube.
struct ARIMATransition {
  /// The number of elements that belong to the differenced series.
  let stationaryCount: Int

  /// The number of elements, the last observations among them.
  let count: Int

  /// The coefficients φ, as many as stationary elements.
  let phi: [Double]

  /// One and the coefficients θ, as many as stationary elements.
  let theta: [Double]

  /// The elements that are observed beside the first, with their coefficients.
  private let lags: [(element: Int, coefficient: Double)]

  /// Creates the transition of a process and the differences of its order.
  init(_ process: ARMAProcess) {
    let stationaryCount = process.stateCount
    self.stationaryCount = stationaryCount
    count = stationaryCount + process.order.lostToDifferences
    let padding = [Double](repeating: 0, count: stationaryCount)
    phi = Array((process.autoregressive + padding).prefix(stationaryCount))
    theta = Array(([1] + process.movingAverage + padding).prefix(stationaryCount))
    lags = differenceCoefficients(process.order).enumerated().compactMap { index, coefficient in
      coefficient == 0 ? nil : (stationaryCount + index, coefficient)
    }
  }

  /// What of a vector like the state is observed.
  func observation(of vector: [Double]) -> Double {
    var sum = vector[0]
    for (element, coefficient) in lags { sum += coefficient * vector[element] }
    return sum
  }

  /// The covariances of the state's elements with the next observation.
  func covariances(in matrix: [Double]) -> [Double] {
    var result = Array(matrix[0..<count])
    for (element, coefficient) in lags {
      for row in 0..<count { result[row] += coefficient * matrix[element * count + row] }
    }
    return result
  }

  /// The vector T x.
  func moved(_ vector: [Double]) -> [Double] {
    var result = vector
    multiply(vector, into: &result, width: 1)
    return result
  }

  /// Replaces a symmetric matrix P by T P Tᵀ.
  func move(_ matrix: inout [Double], scratch: inout [Double]) {
    // A matrix by rows is its transpose by columns, and T (T P)ᵀ = T P Tᵀ.
    multiply(matrix, into: &scratch, width: count)
    for row in 0..<count {
      for column in 0..<count { matrix[column * count + row] = scratch[row * count + column] }
    }
    multiply(matrix, into: &scratch, width: count)
    swap(&matrix, &scratch)
  }

  /// Multiplies T by a matrix kept row by row, so that its rows are added up whole.
  private func multiply(_ source: [Double], into target: inout [Double], width: Int) {
    let source = source.span
    var target = target.mutableSpan
    for element in 0..<stationaryCount {
      let coefficient = phi[element]
      let row = element * width
      let isLast = element == stationaryCount - 1
      for column in 0..<width {
        let next = isLast ? 0 : source[unchecked: row &+ width &+ column]
        target[unchecked: row &+ column] = coefficient * source[unchecked: column] + next
      }
    }
    guard count > stationaryCount else { return }
    let base = stationaryCount * width
    for column in 0..<width { target[base + column] = source[column] }
    for (element, coefficient) in lags {
      for column in 0..<width {
        target[base + column] += coefficient * source[element * width + column]
      }
    }
    for index in base..<(count - 1) * width { target[index + width] = source[index] }
  }
}
