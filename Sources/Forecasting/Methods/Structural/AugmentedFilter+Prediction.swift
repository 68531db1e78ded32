extension AugmentedFilter {
  /// What the values before one say of it, less its noise; nil while they do not tell what of β
  /// it depends on.
  func prediction(of time: Int) -> (mean: Double, variance: Double)? {
    let regressorStart = columnCount - sample.regressors.count
    var coefficients = [Double](repeating: 0, count: columnCount - 1)
    triangle.solve(into: &coefficients)
    var (mean, variance) = (0.0, 0.0)
    var uncertainty = coefficients
    for column in 0..<columnCount {
      var sum = column < regressorStart ? 0 : sample.regressors[column - regressorStart][time]
      for offset in form.offsets { sum += states[column * form.size + offset] }
      mean += column == 0 ? sum : sum * coefficients[column - 1]
      if column > 0 { uncertainty[column - 1] = sum }
    }
    guard triangle.solveTransposed(&uncertainty) else { return nil }
    for part in uncertainty { variance += part * part }
    for offset in form.offsets {
      for other in form.offsets { variance += covariance[offset * form.size + other] }
    }
    return (mean, variance)
  }
}
