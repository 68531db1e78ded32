import RealModule

/// The distribution of an observation whose Box–Cox transform has a given distribution.
public struct BoxCoxDistribution: Sendable, Equatable {
  /// The distribution of the transform.
  public let transformed: PredictiveDistribution

  /// The transform.
  public let transform: BoxCox

  /// Whether the mean is corrected for the curvature of the transform, or is the median.
  public let isBiasAdjusted: Bool

  /// The factor of the observation, and the shift added to it.
  let factor, offset: Double

  /// The median before that, to the last digit, which the transform and its inverse would not keep.
  private let point: Double?

  /// Creates a distribution.
  public init(
    transformed: PredictiveDistribution, transform: BoxCox, isBiasAdjusted: Bool = false
  ) {
    self.init(transformed, transform, isBiasAdjusted, factor: 1, offset: 0, point: nil)
  }

  /// Creates a distribution about a known median.
  ///
  /// - Parameters:
  ///   - median: The median of the observation.
  ///   - transformed: What is said of its transform, with the same median transformed.
  ///   - transform: The transform.
  init(median: Double, transformed: PredictiveDistribution, transform: BoxCox) {
    self.init(transformed, transform, false, factor: 1, offset: 0, point: median)
  }

  private init(
    _ transformed: PredictiveDistribution, _ transform: BoxCox, _ isBiasAdjusted: Bool,
    factor: Double, offset: Double, point: Double?
  ) {
    self.point = point
    self.transformed = transformed
    self.transform = transform
    self.isBiasAdjusted = isBiasAdjusted
    self.factor = factor
    self.offset = offset
  }

  /// The mean to the second order in the spread, or the median.
  ///
  ///     E y ≈ y₀ [1 + σ² (1 − λ) / (2 y₀^2λ)],    y₀ the median
  ///
  /// Hyndman & Athanasopoulos (2021), *Forecasting: Principles and Practice*, §5.6. The variance σ²
  /// is that of a normal distribution with the same middle 95 %.
  public var mean: Double {
    guard isBiasAdjusted, case let middle = transformed.interval(level: 0.95),
      case let deviation = (middle.upperBound - middle.lowerBound) / (2 * 1.959963984540054),
      deviation.isFinite
    else { return median }
    let point = transform.inverse(transformed.mean)
    let curvature = (1 - transform.lambda) / (2 * .pow(abs(point), 2 * transform.lambda))
    let adjusted = point * (1 + deviation * deviation * curvature)
    return (adjusted.isFinite ? adjusted : point) * factor + offset
  }

  /// The median.
  public var median: Double {
    (point ?? transform.inverse(transformed.median)) * factor + offset
  }

  /// The value that the observation stays below with a probability between zero and one.
  public func quantile(_ probability: Double) -> Double {
    transform.inverse(transformed.quantile(probability)) * factor + offset
  }

  /// The distribution moved by a distance.
  func shifted(by distance: Double) -> BoxCoxDistribution {
    BoxCoxDistribution(
      transformed, transform, isBiasAdjusted, factor: factor, offset: offset + distance,
      point: point)
  }

  /// The distribution of a multiple.
  func scaled(by scale: Double) -> BoxCoxDistribution {
    BoxCoxDistribution(
      transformed, transform, isBiasAdjusted, factor: factor * scale, offset: offset * scale,
      point: point)
  }

  /// The ranked probability score, as twice the mean pinball loss of 400 quantiles.
  func crps(of actual: Double) -> Double {
    let count = 400
    return (0..<count).reduce(0) { sum, index in
      let probability = (Double(index) + 0.5) / Double(count)
      let error = actual - quantile(probability)
      return sum + 2 * max(probability * error, (probability - 1) * error) / Double(count)
    }
  }
}
