/// The coefficients δ of yₜ = wₜ + δ₁yₜ₋₁ + … for the differences w of an order.
func differenceCoefficients(_ order: ARIMAOrder) -> [Double] {
  var polynomial = [1.0]
  let seasonal = Array(repeating: order.period, count: order.seasonalDifferences)
  for lag in Array(repeating: 1, count: order.differences) + seasonal {
    var next = polynomial + Array(repeating: 0, count: lag)
    for (index, coefficient) in polynomial.enumerated() { next[index + lag] -= coefficient }
    polynomial = next
  }
  return polynomial.dropFirst().map { -$0 }
}

/// The differences of a series, shorter by those lost.
func differenced(_ values: [Double], _ order: ARIMAOrder) -> [Double] {
  let seasonal = Array(repeating: order.period, count: order.seasonalDifferences)
  var result = values
  for lag in seasonal + Array(repeating: 1, count: order.differences) {
    result = zip(result, result.dropFirst(lag)).map { $1 - $0 }
  }
  return result
}
