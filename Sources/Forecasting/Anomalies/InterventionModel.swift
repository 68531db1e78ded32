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
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    guard squares > 0, count > Double(effects.count) else { return nil }
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
    return candidates.map { candidate in
      let column = innovations(of: candidate.column(count: values.count), gains)
      var (product, squares) = (0.0, 0.0)
      for (own, innovation) in zip(column, fit.innovations) {
        product += own * innovation
        squares += own * own
      }
      return squares > 1e-12 ? product / (squares.squareRoot() * scale) : 0
    }
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
