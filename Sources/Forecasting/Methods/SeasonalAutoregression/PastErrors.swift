import RealModule
import Statistics

/// The errors that the final regressions would have made from past origins, and how wide that makes
/// an interval.
///
///     wₒ ∝ 0.5^(age / 8h),    sⱼ² = Σ wₒ eₒⱼ²,    ν = max(4, 1 / (h Σ wₒ²))
///
/// An error counts half as much for every eight horizons of age. They are errors in sample, so scales
/// are widened by what the free parameters took, see ``LagEquation/inflation``; errors of paths that
/// overlap tell as much as that of one path a horizon, whence the degrees of freedom. Errors are of
/// values or of logarithms, whichever gave the past intervals of 95 % the lower score of Gneiting &
/// Raftery (2007), *Strictly proper scoring rules, prediction, and estimation*, Journal of the
/// American Statistical Association 102(477).
struct PastErrors {
  /// The standard deviation of the errors of each step.
  private(set) var scales: [Double]

  /// Whether they are errors of logarithms.
  private(set) var isLogarithmic = false

  /// The degrees of freedom of a t distribution of the errors.
  let degreesOfFreedom: Double

  /// The most origins that are looked at.
  private static let mostOrigins = 600

  /// Forecasts from past origins; nil if there are fewer than three.
  ///
  /// - Parameters:
  ///   - groups: The regressions.
  ///   - values: The series without a missing value.
  ///   - observed: The same, NaN where there was none.
  ///   - horizon: The number of steps.
  init?(of groups: [ScaledEquations], on values: [Double], observed: [Double], horizon: Int) {
    let last = values.count - horizon
    let first = max(groups.longestLag, last - Self.mostOrigins + 1)
    let count = last - first + 1
    guard count >= 3 else { return nil }
    let forecasts = groups.forecasts(of: values, from: first, count: count, horizon: horizon)
    let weights = (0..<count).map {
      Double.exp2(-Double(count - 1 - $0) / (8 * Double(horizon)))
    }
    let (sum, squares) = weights.reduce(into: (0.0, 0.0)) {
      $0.0 += $1
      $0.1 += $1 * $1
    }
    degreesOfFreedom = max(4, sum * sum / squares / Double(horizon))
    let inflation = groups.inflation.squareRoot()
    let quantile = inflation * StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.975)

    let isPositive = values.allSatisfy { $0 > 0 } && forecasts.allSatisfy { $0 > 0 }
    let logarithms = isPositive ? values.map { Double.log($0) } : []
    scales = []
    var logScales: [Double] = []
    var (score, logScore) = (0.0, 0.0)
    for step in 0..<horizon {
      let row = forecasts[step * count..<(step + 1) * count]
      func isSeen(_ origin: Int) -> Bool { !observed[first + origin + step].isNaN }
      var (total, sum, logSum) = (0.0, 0.0, 0.0)
      for (origin, forecast) in row.enumerated() where isSeen(origin) {
        let (error, weight) = (values[first + origin + step] - forecast, weights[origin])
        total += weight
        sum += weight * error * error
        guard isPositive else { continue }
        let logError = logarithms[first + origin + step] - .log(forecast)
        logSum += weight * logError * logError
      }
      guard total > 0 else { return nil }
      scales.append((sum / total).squareRoot())
      logScales.append((logSum / total).squareRoot())
      let half = quantile * scales[step]
      let factor = Double.exp(quantile * logScales[step])
      for (origin, forecast) in row.enumerated() where isSeen(origin) {
        let (value, weight) = (values[first + origin + step], weights[origin] / total)
        score += weight * intervalScore(of: value, forecast - half, forecast + half)
        if isPositive {
          logScore += weight * intervalScore(of: value, forecast / factor, forecast * factor)
        }
      }
    }
    if isPositive, logScore < score { (scales, isLogarithmic) = (logScales, true) }
    scales = scales.map { $0 * inflation }
  }
}

/// The score of an interval of 95 %: its width, and forty times how far a value is outside.
private func intervalScore(of value: Double, _ lower: Double, _ upper: Double) -> Double {
  upper - lower + 40 * max(0, lower - value, value - upper)
}
