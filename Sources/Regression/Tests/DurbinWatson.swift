import LinearAlgebra
public import Statistics

/// Which departure from a hypothesis a test looks for.
public enum Alternative: String, Sendable, CaseIterable {
  /// A parameter above that of the hypothesis.
  case greater

  /// A parameter below it.
  case less

  /// Either.
  case either
}

extension LinearRegression.Fitted {
  /// The test of Durbin and Watson that neighbouring errors are not correlated.
  ///
  ///     d = Σ (eₜ − eₜ₋₁)² / Σ eₜ²,    P(Σ (λᵢ − d) zᵢ² < 0)
  ///
  /// The λ are the eigenvalues of the differences' squares on what the terms leave of the space, so
  /// that p is exact for normal errors: Durbin & Watson (1971), *Testing for serial correlation in
  /// least squares regression III*, Biometrika 58. Beyond 400 observations p is the normal
  /// approximation with the exact mean and variance of d. R's `dwtest`.
  ///
  /// - Parameter alternative: The sign of the correlation that is looked for.
  /// - Returns: The outcome; nil for a perfect fit and for a weighted one.
  public func durbinWatsonTest(against alternative: Alternative = .greater) -> TestResult? {
    guard solution.weights == nil, let statistic = durbinWatson else { return nil }
    let below = response.count <= 400 ? exactProbability(below: statistic) : nil
    let lower = below ?? approximateProbability(below: statistic)
    let p =
      switch alternative {
      case .greater: lower
      case .less: 1 - lower
      case .either: 2 * min(lower, 1 - lower)
      }
    return TestResult(statistic: statistic, p: p)
  }

  /// The probability of a lower statistic if the errors are normal and not correlated.
  private func exactProbability(below statistic: Double) -> Double? {
    let qr = PivotedQR(design.matrix)
    let rows = design.observations
    let rest = (design.terms.count..<rows).map { index in
      var unit = [Double](repeating: 0, count: rows)
      unit[index] = 1
      let direction = qr.q(times: unit)
      return zip(direction.dropFirst(), direction).map { $0 - $1 }
    }
    guard let roots = try? SVD.values(of: Matrix(columns: rest)) else { return nil }
    // With few rows the differences are fewer than the directions, whose others they leave at zero.
    let eigenvalues =
      roots.map { $0 * $0 } + [Double](repeating: 0, count: max(0, rest.count - roots.count))
    return NormalQuadraticForm(multiples: eigenvalues.map { $0 - statistic }).probabilityBelowZero
  }

  /// The same by the first two moments: Durbin & Watson (1951), Biometrika 38, section 4.
  private func approximateProbability(below statistic: Double) -> Double {
    let basis = design.matrix * solution.covarianceFactor
    let differenced = Matrix(
      columns: (0..<basis.columns).map { secondDifferences(Array(basis.column($0))) })
    let inner = basis.transposed(times: differenced)
    let (n, k) = (Double(design.observations), Double(basis.columns))
    let trace = 2 * (n - 1) - inner.diagonal.reduce(0, +)
    let squares = differenced.elements.map { $0 * $0 }.compensatedSum
    let products = inner.elements.map { $0 * $0 }.compensatedSum
    let traceOfSquare = 2 * (3 * n - 4) - 2 * squares + products
    let mean = trace / (n - k)
    let variance = 2 / ((n - k) * (n - k + 2)) * (traceOfSquare - trace * mean)
    return Normal().probability(below: (statistic - mean) / variance.squareRoot())
  }
}

/// The product of the matrix of the differences' squares with a column.
private func secondDifferences(_ column: [Double]) -> [Double] {
  column.indices.map { index in
    let before = index > 0 ? column[index] - column[index - 1] : 0
    let after = index + 1 < column.count ? column[index] - column[index + 1] : 0
    return before + after
  }
}
