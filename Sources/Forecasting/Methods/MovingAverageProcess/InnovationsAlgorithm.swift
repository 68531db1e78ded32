/// The best linear predictors of a moving average from a growing past.
///
///     vₙ θₙ,ₙ₋ₖ = γ(n − k) − Σⱼ θₖ,ₖ₋ⱼ θₙ,ₙ₋ⱼ vⱼ,    vₙ = γ(0) − Σⱼ θₙ,ₙ₋ⱼ² vⱼ
///
/// γ is that of the process with innovations of variance one, and only the last q terms are not
/// zero. Brockwell & Davis (1991), *Time Series: Theory and Methods*, proposition 5.2.2.
struct InnovationsAlgorithm {
  /// One step: the prediction is Σⱼ θₙ,ⱼ (xₙ₊₁₋ⱼ − x̂ₙ₊₁₋ⱼ), and its error has the variance v.
  struct Row {
    /// θₙ,₁, θₙ,₂, …, as many as there are past values, at most q.
    let coefficients: [Double]

    /// The variance of the error.
    let variance: Double
  }

  /// The autocovariances at lags from zero to q.
  let autocovariances: [Double]

  /// The last q rows, the newest last.
  private var rows: [Row] = []

  /// The number of values in the past of the next row.
  private var past = 0

  /// Starts before the first value.
  init(coefficients: [Double]) {
    let psi = [1] + coefficients
    autocovariances = psi.indices.map { lag in
      (lag..<psi.count).reduce(0) { $0 + psi[$1] * psi[$1 - lag] }
    }
  }

  /// The predictor of the next value from all before it.
  mutating func next() -> Row {
    let order = autocovariances.count - 1
    let reach = min(past, order)
    var coefficients = [Double](repeating: 0, count: reach)
    var variance = autocovariances[0]
    // From the farthest lag on; the row of time past − lag stands `lag` places from the end.
    for lag in stride(from: reach, through: 1, by: -1) {
      let earlier = rows[rows.count - lag]
      var covariance = autocovariances[lag]
      for farther in stride(from: lag + 1, through: reach, by: 1)
      where farther - lag <= earlier.coefficients.count {
        covariance -=
          earlier.coefficients[farther - lag - 1] * coefficients[farther - 1]
          * rows[rows.count - farther].variance
      }
      coefficients[lag - 1] = covariance / earlier.variance
      variance -= coefficients[lag - 1] * coefficients[lag - 1] * earlier.variance
    }
    let row = Row(coefficients: coefficients, variance: variance)
    rows.append(row)
    if rows.count > order { rows.removeFirst() }
    past += 1
    return row
  }
}
