import RealModule
import Statistics

/// The exact Gaussian likelihood of a moving average, with its mean and variance at their best.
///
///     μ = Σ eₜuₜ/vₜ / Σ uₜ²/vₜ,    −2 log L = n [log(2πσ²) + 1] + Σ log vₜ
///
/// e and u are the innovations of the values and of a series of ones: the innovations are linear in
/// the mean. Brockwell & Davis (1991), *Time Series: Theory and Methods*, §8.7.
struct MovingAverageLikelihood {
  /// The values.
  let values: [Double]

  /// The mean that fits some coefficients best, and minus twice the logarithm of the likelihood.
  func profile(_ coefficients: [Double]) -> (mean: Double, deviance: Double) {
    var algorithm = InnovationsAlgorithm(coefficients: coefficients)
    var (errors, units, variances) = ([Double](), [Double](), [Double]())
    for value in values {
      let row = algorithm.next()
      var (error, unit) = (value, 1.0)
      for (lag, coefficient) in row.coefficients.enumerated() {
        error -= coefficient * errors[errors.count - 1 - lag]
        unit -= coefficient * units[units.count - 1 - lag]
      }
      errors.append(error)
      units.append(unit)
      variances.append(row.variance)
    }
    var (product, square, logarithms) = (0.0, 0.0, 0.0)
    for index in values.indices {
      product += errors[index] * units[index] / variances[index]
      square += units[index] * units[index] / variances[index]
      logarithms += .log(variances[index])
    }
    let mean = product / square
    var squares = 0.0
    for index in values.indices {
      let error = errors[index] - mean * units[index]
      squares += error * error / variances[index]
    }
    let count = Double(values.count)
    return (mean, count * (.log(2 * .pi * squares / count) + 1) + logarithms)
  }

  /// The coefficients with the greatest likelihood, searched from given invertible ones.
  ///
  /// The search is for numbers in `−1...1` whose recursion gives every invertible moving average
  /// and no other, see ``partials(of:)``. It may end at a local maximum, so it starts from zeros
  /// and from halves too.
  func maximum(from start: [Double]) -> HannanRissanen.Estimate {
    let inside = partials(of: start).map { $0.isNaN ? 0 : min(max($0, -0.95), 0.95) }
    let starts = [inside, start.map { _ in 0 }, start.map { _ in 0.5 }]
    let found = starts.map { from in
      minimum(from: from, in: start.map { _ in -1...1 }, tolerance: 1e-13) {
        profile(coefficients(fromPartials: $0)).deviance
      }
    }
    var least = found[0]
    for other in found where other.value < least.value { least = other }
    let best = coefficients(fromPartials: least.position)
    return HannanRissanen.Estimate(mean: profile(best).mean, coefficients: best)
  }
}
