import RealModule

/// A series taken apart into a trend, seasons and what is left.
public struct Decomposition: Sendable, Equatable {
  /// The composition of the parts: additive or multiplicative.
  public enum Form: Sendable, Equatable {
    /// Their sum.
    case additive

    /// Their product.
    case multiplicative
  }

  /// A seasonal component and its period.
  public struct Season: Sendable, Equatable {
    /// The number of observations in a cycle.
    public let period: Int

    /// The season at each observation.
    public let values: [Double]
  }

  /// The composition of the parts: additive or multiplicative.
  public let form: Form

  /// The series.
  public let values: [Double]

  /// The trend at each observation, NaN where the method gives none.
  public let trend: [Double]

  /// The seasons, the shortest first.
  public let seasons: [Season]

  /// The robustness weight of each observation, 1 where none was taken for an outlier.
  public let robustnessWeights: [Double]

  /// Creates a decomposition.
  ///
  /// - Parameters:
  ///   - values: The series.
  ///   - form: How the parts make it up.
  ///   - trend: The trend at each observation.
  ///   - seasons: The seasons at each observation.
  ///   - robustnessWeights: How much each observation counted, by default all alike.
  init(
    of values: [Double], form: Form, trend: [Double], seasons: [Season],
    robustnessWeights: [Double]? = nil
  ) {
    self.values = values
    self.form = form
    self.trend = trend
    self.seasons = seasons
    self.robustnessWeights =
      robustnessWeights ?? [Double](repeating: 1, count: values.count)
  }

  /// The seasons together at each observation.
  public var seasonal: [Double] {
    let neutral = form == .additive ? 0.0 : 1.0
    return values.indices.map { index in
      seasons.reduce(neutral) {
        form == .additive ? $0 + $1.values[index] : $0 * $1.values[index]
      }
    }
  }

  /// The series without its seasons.
  public var seasonallyAdjusted: [Double] {
    zip(values, seasonal).map { form == .additive ? $0 - $1 : $0 / $1 }
  }

  /// The remainder, NaN where there is no trend.
  public var remainder: [Double] {
    zip(seasonallyAdjusted, trend).map { form == .additive ? $0 - $1 : $0 / $1 }
  }

  /// The strength of each seasonal component, in `0...1`.
  ///
  ///     F = max(0, 1 − var(R) / var(S + R))
  ///
  /// Wang, Smith & Hyndman (2006), *Characteristic-based clustering for time series data*, Data
  /// Mining and Knowledge Discovery 13(3), in the form of Hyndman & Athanasopoulos (2021),
  /// *Forecasting: Principles and Practice*, §4.3. Of a multiplicative decomposition the logarithms
  /// are taken. Zero where nothing varies.
  public var seasonalStrengths: [Double] {
    seasons.map { strength(of: $0.values) }
  }

  /// The strength of the trend, in `0...1`.
  public var trendStrength: Double { strength(of: trend) }

  /// One less the variance of the remainder as a part of that of a component with it.
  private func strength(of component: [Double]) -> Double {
    let log = { (value: Double) in form == .additive ? value : Double.log(value) }
    let pairs = zip(component, remainder).filter { !$0.isNaN && !$1.isNaN }
    let rest = pairs.map { log($0.1) }
    let both = pairs.map { log($0.0) + log($0.1) }
    let whole = both.variation
    // What is left of a constant series is the rounding of its values.
    let rounding = values.reduce(0) { $0 + $1 * $1 } * 1e-26
    return whole > rounding ? min(1, max(0, 1 - rest.variation / whole)) : 0
  }
}

extension [Double] {
  /// The sum of squared distances from the mean.
  fileprivate var variation: Double {
    let center = reduce(0, +) / Double(Swift.max(1, count))
    return reduce(0) { $0 + ($1 - center) * ($1 - center) }
  }
}
