import LinearAlgebra
import RealModule
import Statistics

/// A level that wanders, observed with noise, with single values and lasting steps off its course.
///
///     y(t) = μ(t) + Σ ω x(t) + ε,   dμ = √q dW,   ε of variance 1, both times σ²
///
/// The filter of Kalman, its diffuse start taken by the first value, makes innovations of the series
/// and in the same way of each column x; the effects ω are then a least-squares problem (de Jong
/// 1991, *The diffuse Kalman filter*, Annals of Statistics 19(2)).
struct InterventionModel {
  /// Something off the course: from when, and whether it stays.
  struct Intervention: Hashable {
    let index: Int
    let isLasting: Bool

    /// Its column.
    func column(count: Int) -> [Double] {
      (0..<count).map { isLasting ? ($0 >= index ? 1 : 0) : ($0 == index ? 1 : 0) }
    }
  }

  /// A model with its variances and effects learnt.
  struct Fit {
    /// The variance of the level a unit of time, in units of the noise's.
    let ratio: Double

    /// The effect of each intervention, in the units of the series.
    let effects: [Double]

    /// The effects in units of their standard errors.
    let statistics: [Double]

    /// The series' innovations without the effects, each in units of its own standard deviation but
    /// for σ.
    let innovations: [Double]

    /// Twice the greatest log-likelihood, but for a constant.
    let twiceLogLikelihood: Double

    /// The estimate of σ.
    let scale: Double
  }

  let values: [Double]

  /// The least mean square of errors, of values whose spread is one.
  private static let leastSquare = 1e-24

  /// The time between each value and the one before; the first is not used.
  let gaps: [Double]

  /// Learns variances and effects by maximum likelihood; nil where the effects cannot be told apart.
  func fit(_ interventions: [Intervention]) -> Fit? {
    let columns = interventions.map { $0.column(count: values.count) }
    // From a level that stays to values without noise.
    let best = minimum(in: -12...8, gridSteps: 10, tolerance: 1e-3) { logarithm in
      fit(ratio: .exp(logarithm), columns).map { -$0.twiceLogLikelihood } ?? .nan
    }
    return fit(ratio: .exp(best.position), columns)
  }

  /// Learns effects and σ where the ratio is known.
  private func fit(ratio: Double, _ columns: [[Double]]) -> Fit? {
    let gains = gains(ratio: ratio)
    let response = innovations(of: values, gains)
    let design = columns.map { innovations(of: $0, gains) }
    var residuals = response
    var effects: [Double] = []
    var unscaled: [Double] = []
    if !columns.isEmpty {
      guard
        let solved = try? LeastSquares(
          response: response, design: Matrix(columns: design), refined: false)
      else {
        return nil
      }
      residuals = solved.residuals
      effects = solved.coefficients
      let covariance = solved.unscaledCovariance
      unscaled = effects.indices.map { covariance[$0, $0].squareRoot() }
    }
    let count = Double(residuals.count)
    var squares = residuals.reduce(0) { $0 + $1 * $1 }
    guard count > Double(effects.count) else { return nil }
    // Where nothing is left, rounding is all that tells one fit from another.
    squares = max(squares, InterventionModel.leastSquare * count)
    let scale = (squares / (count - Double(effects.count))).squareRoot()
    let determinant = gains.variances.reduce(0) { $0 + .log($1) }
    return Fit(
      ratio: ratio, effects: effects,
      statistics: zip(effects, unscaled).map { $0 / ($1 * scale) }, innovations: residuals,
      twiceLogLikelihood: -count * .log(squares / count) - determinant, scale: scale)
  }

  /// How far each intervention that could be added would be from nothing, in standard errors, the
  /// variances as they are.
  ///
  /// σ is that of the middle of the innovations, lest one value hide itself.
  func statistics(of candidates: [Intervention], beside fit: Fit) -> [Double] {
    let gains = gains(ratio: fit.ratio)
    let scale = max(fit.innovations.medianAbsoluteDeviation() * 1.4826, 1e-12 * fit.scale)
    let steps = steps(through: fit.innovations, gains)
    return candidates.map { candidate in
      let index = candidate.index - 1
      var (product, square) = steps[index]
      if !candidate.isLasting {
        // A single value is one unit of its own, of which the filter takes a part for a step.
        let (gain, variance) = (gains.gains[index], gains.variances[index])
        let next = steps[index + 1]
        product = fit.innovations[index] / variance.squareRoot() - gain * next.product
        square = 1 / variance + gain * gain * next.square
      }
      return square > 1e-12 ? product / (square.squareRoot() * scale) : 0
    }
  }

  /// The product with the innovations, and the square, of the innovations of a step of one, for a step
  /// at each value from the second on and one after the last.
  ///
  /// The filter follows a step by d₁ = 1, dⱼ₊₁ = (1 − gⱼ) dⱼ, so that from the end each sum follows
  /// from the next: Aᵢ = vᵢ / √Fᵢ + (1 − gᵢ) Aᵢ₊₁ and Bᵢ = 1 / Fᵢ + (1 − gᵢ)² Bᵢ₊₁.
  private func steps(
    through innovations: [Double], _ gains: Gains
  ) -> [(product: Double, square: Double)] {
    var steps = [(product: Double, square: Double)](
      repeating: (0, 0), count: innovations.count + 1)
    for index in innovations.indices.reversed() {
      let (variance, kept) = (gains.variances[index], 1 - gains.gains[index])
      let next = steps[index + 1]
      steps[index] = (
        innovations[index] / variance.squareRoot() + kept * next.product,
        1 / variance + kept * kept * next.square
      )
    }
    return steps
  }

  // MARK: - Filter

  /// What the filter gives each innovation, and its variance; they do not depend on the values.
  private struct Gains {
    var gains: [Double] = []
    var variances: [Double] = []
  }

  private func gains(ratio: Double) -> Gains {
    var result = Gains()
    result.gains.reserveCapacity(values.count)
    result.variances.reserveCapacity(values.count)
    // After the first value the level is as uncertain as that value.
    var level = 1.0
    for gap in gaps.dropFirst() {
      level += ratio * gap
      let variance = level + 1
      let gain = level / variance
      result.gains.append(gain)
      result.variances.append(variance)
      level = gain
    }
    return result
  }

  /// The innovations of a series from its second value on, in units of their standard deviations.
  private func innovations(of series: [Double], _ gains: Gains) -> [Double] {
    var level = series[0]
    var result: [Double] = []
    result.reserveCapacity(series.count)
    for index in 1..<series.count {
      let innovation = series[index] - level
      level += gains.gains[index - 1] * innovation
      result.append(innovation / gains.variances[index - 1].squareRoot())
    }
    return result
  }
}
