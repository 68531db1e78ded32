import RealModule
import Statistics

/// How much wider than its model says an interval must be to hold as often as it claims.
///
///     c = exp(a + b log h + d log n)
///
/// h is the horizon and n the number of observations. a, b and d, one set for each length of the
/// cycle, are those with the least interval score at 95 % of forecasts of the held-out last horizon
/// of the training parts of the competitions M1, M3 and Tourism; the degrees of freedom are those
/// with which 80 % hold too.
struct IntervalFactor: Sendable {
  private let intercept, slope: Double
  private let degreesOfFreedom: Double

  /// The factor for a series.
  init(period: Int, observationCount: Int) {
    let (a, b, d, freedom) =
      switch period {
      case ..<4: (-0.273, -0.057, 0.13, 30.0)
      case 4..<12: (0.992, 0.076, -0.223, 6.0)
      default: (-0.106, -0.009, 0.078, 6.0)
      }
    intercept = a + d * .log(Double(observationCount))
    slope = b
    degreesOfFreedom = freedom
  }

  /// A distribution with its 95 % interval so much wider, as a t distribution.
  func widened(
    _ distribution: PredictiveDistribution, horizon: Int
  ) -> PredictiveDistribution {
    let interval = distribution.interval(level: 0.95)
    let half = (interval.upperBound - interval.lowerBound) / 2
    guard half.isFinite else { return distribution }
    let factor = Double.exp(intercept + slope * .log(Double(horizon)))
    let quantile = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.975)
    return .studentT(
      location: distribution.mean, scale: factor * half / quantile,
      degreesOfFreedom: degreesOfFreedom)
  }
}
