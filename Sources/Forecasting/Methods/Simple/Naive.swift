public import TimeSeries

/// The last value, which is what a random walk is expected to be next.
///
///     ŷₜ₊ₕ = yₜ,    var(yₜ₊ₕ) = σ² h,    σ² = mean of (yₜ − yₜ₋₁)²
///
/// A missing value is stepped over. The variance is an estimate from as many errors as there are
/// steps, so the forecast is a t distribution; R's `naive` has the normal one in its place.
/// Hyndman & Athanasopoulos (2021), *Forecasting: Principles and Practice*, §5.2.
public struct Naive: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "naive" }

  /// Creates the method.
  public init() {}

  /// Takes the last value, and the variance from the steps before it.
  ///
  /// - Parameter series: At least one observation; from one alone the spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 1)
    var last = Double.nan
    let fittedValues = series.values.map { value in
      defer { if !value.isNaN { last = value } }
      return last
    }
    return Fitted(
      lastValue: observed[observed.count - 1],
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The last value, fitted.
  public struct Fitted: InSampleModel {
    /// The last value.
    public let lastValue: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// No parameter is estimated but the variance.
    public var parameters: [Parameter] { [] }

    /// Predicts the last value, the variance growing by the same amount each step.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) {
        inSample.prediction(of: lastValue, growth: Double($0))
      }
    }
  }
}

// MARK: - Paths

extension Naive.Fitted {
  /// Every error stays.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { [Double](repeating: lastValue, count: $0) },
      responses: { [Double](repeating: 1, count: $0) })
  }
}
