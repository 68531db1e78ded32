/// The smoothed state at one time.
struct SmoothedPoint {
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
