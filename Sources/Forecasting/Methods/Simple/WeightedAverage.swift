import RealModule
public import TimeSeries

/// A mean of the past in which each value counts by its place or its age.
///
///     ŷ = Σ wᵢ yᵢ / Σ wᵢ
///
/// A missing value has no weight. The variance is that of the past one-step errors, at every horizon:
/// the mean itself is not learnt anew in between. Brown (1963), *Smoothing, Forecasting and Prediction
/// of Discrete Time Series*, chapter 7, and for irregular days Wright (1986), *Forecasting data
/// published at irregular time intervals using an extension of Holt's method*, Management Science
/// 32(4).
public struct WeightedAverage: Forecaster {
  /// What a value counts.
  public enum Weights: Sendable, Equatable {
    /// By its place among the observed values, the newest first; beyond the list nothing.
    case places([Double])

    /// The same if it is from the last so many days, nothing before.
    case days(Int)

    /// Half as much for every so many days of age.
    case halfLife(days: Double)
  }

  /// What a value counts.
  public let weights: Weights

  /// The name by which users ask for the method.
  public var name: String { "weighted-average" }

  /// Creates the method.
  ///
  /// - Parameter weights: What a value counts, never less than nothing; the newest always counts.
  public init(weights: Weights) {
    switch weights {
    case .places(let list):
      precondition(
        list.allSatisfy { $0 >= 0 && $0.isFinite } && (list.first ?? 0) > 0, "weights of \(list)")
    case .days(let days): precondition(days >= 1, "a window of \(days) days")
    case .halfLife(let days): precondition(days > 0, "a half-life of \(days) days")
    }
    self.weights = weights
  }

  /// Creates the method with weights that fall along a line, the newest of n values counting n.
  public init(linear count: Int) {
    precondition(count >= 1, "\(count) values")
    self.init(weights: .places((1...count).reversed().map(Double.init)))
  }

  /// Takes the mean of the past at the end, and before each value for the variance.
  ///
  /// - Parameter series: At least one observation; from one alone the spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 1)
    var past: [(day: Day, value: Double)] = []
    var fittedValues: [Double] = []
    for (day, value) in zip(series.days, series.values) {
      fittedValues.append(mean(of: past))
      if !value.isNaN { past.append((day, value)) }
    }
    let level = mean(of: past)
    guard level.isFinite else { throw .overflow }
    return Fitted(
      level: level,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The weighted mean of values, as seen from the last of them; NaN without any.
  private func mean(of past: [(day: Day, value: Double)]) -> Double {
    guard let last = past.last else { return .nan }
    var (sum, total) = (0.0, 0.0)
    for (place, entry) in past.reversed().enumerated() {
      let age = Double(last.day.number) - Double(entry.day.number)
      let weight: Double
      switch weights {
      case .places(let list):
        guard place < list.count else { return last.value + sum / total }
        weight = list[place]
      case .days(let days):
        guard age < Double(days) else { return last.value + sum / total }
        weight = 1
      case .halfLife(let days):
        weight = .exp2(-age / days)
        // Older values do not reach the last digit.
        guard weight > 1e-20 else { return last.value + sum / total }
      }
      // From the last value, lest a large offset take the digits of the sum.
      sum += weight * (entry.value - last.value)
      total += weight
    }
    return last.value + sum / total
  }

  /// A weighted mean of the past, fitted.
  public struct Fitted: InSampleModel {
    /// The mean as seen from the last value.
    public let level: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The mean.
    public var parameters: [Parameter] { [Parameter(name: "level", estimate: level)] }

    /// Predicts the last mean at every step.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { _ in inSample.prediction(of: level, growth: 1) }
    }
  }
}
