import Statistics
import Synchronization

/// The quantiles of Student's t that forecasts were asked for, each found once.
///
/// Every step of a forecast, and every series of the same length, has the same degrees of freedom, so
/// that finding its quantiles anew takes longer than the forecast.
enum StudentQuantiles {
  private struct Key: Hashable {
    let degreesOfFreedom, probability: Double
  }

  private static let known = Mutex<[Key: Double]>([:])

  /// The most quantiles that are kept.
  private static let limit = 4096

  /// The value that the distribution stays below with a probability.
  static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    let key = Key(degreesOfFreedom: degreesOfFreedom, probability: probability)
    if let quantile = known.withLock({ $0[key] }) { return quantile }
    let quantile = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(probability)
    known.withLock {
      if $0.count >= limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = quantile
    }
    return quantile
  }
}
