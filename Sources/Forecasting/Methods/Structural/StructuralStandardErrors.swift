import LinearAlgebra
import RealModule

/// The standard errors of variances and rates, from the curvature of the likelihood.
///
/// The gradient is that of the disturbances; its differences are taken by the logarithms of the
/// variances in units of their own, σ² among them, and of the rates. A variance at zero has none.
struct StructuralStandardErrors {
  /// Of the noise and the variances over σ², as parts of themselves; nil at zero or where flat.
  private(set) var variances: [Double?]

  /// Of the rates, as parts of themselves.
  private(set) var rates: [Double?]

  init(_ likelihood: inout StateSpaceLikelihood, _ estimate: StructuralEstimate) {
    let all = [estimate.values.noise] + estimate.values.variances
    variances = Array(repeating: nil, count: all.count)
    rates = Array(repeating: nil, count: estimate.rates.count)
    guard estimate.variance > 0, estimate.isSearched else { return }
    let total = all.reduce(0, +)
    let kept = all.indices.filter { all[$0] > 1e-7 * total }
    let inner = estimate.rates.indices.filter { index in
      let rate = estimate.rates[index]
      return rate > StateSpaceLikelihood.rates.lowerBound * 1.001
        && rate < StateSpaceLikelihood.rates.upperBound / 1.001
    }
    let count = kept.count + inner.count
    let scale = estimate.variance

    /// The derivatives at a distance from the estimate.
    func gradient(_ moves: [Double]) -> [Double] {
      var absolute = all.map { $0 * scale }
      for (place, index) in kept.enumerated() { absolute[index] *= .exp(moves[place]) }
      var rates = estimate.rates
      for (place, index) in inner.enumerated() { rates[index] *= .exp(moves[kept.count + place]) }
      let values = StateSpaceValues(noise: absolute[0], variances: Array(absolute.dropFirst()))
      var result = [Double](repeating: 0, count: count)
      for (place, index) in inner.enumerated() {
        let width = 1e-4
        var moved = rates
        moved[index] = rates[index] * .exp(width)
        let above = likelihood.absoluteDeviance(values, rates: moved)
        moved[index] = rates[index] * .exp(-width)
        result[kept.count + place] =
          (above - likelihood.absoluteDeviance(values, rates: moved)) / (2 * width)
      }
      _ = likelihood.absoluteDeviance(values, rates: rates)
      let slopes = likelihood.varianceGradient(scale: 1)
      for (place, index) in kept.enumerated() { result[place] = slopes[index] * absolute[index] }
      return result
    }
    var curvature = Matrix(rows: count, columns: count)
    let width = 1e-3
    for row in 0..<count {
      var moves = [Double](repeating: 0, count: count)
      moves[row] = width
      let above = gradient(moves)
      moves[row] = -width
      let below = gradient(moves)
      for column in 0..<count {
        let slope = (above[column] - below[column]) / (2 * width)
        curvature[row, column] += slope / 2
        curvature[column, row] += slope / 2
      }
    }
    _ = likelihood.deviance(at: estimate.position)
    guard count > 0, let factor = try? Cholesky(curvature) else { return }
    for place in 0..<count {
      let variance = factor.solve((0..<count).map { $0 == place ? 1 : 0 })[place]
      guard variance.isFinite, variance > 0 else { continue }
      if place < kept.count {
        variances[kept[place]] = variance.squareRoot()
      } else {
        rates[inner[place - kept.count]] = variance.squareRoot()
      }
    }
  }
}

extension StateSpaceLikelihood {
  /// The negative logarithm of the likelihood, but for a constant, of variances that are not
  /// relative to σ².
  fileprivate mutating func absoluteDeviance(_ values: StateSpaceValues, rates: [Double]) -> Double
  {
    filter.forget(at: rates)
    guard filter.run(values) else { return .infinity }
    return
      (filter.triangle.squares + filter.logDeterminant + filter.triangle.logDeterminant) / 2
  }
}
