import Statistics
public import TimeSeries

/// The line through the first and the last value: a random walk with a constant drift.
///
///     b = (yₙ − y₁) / (n − 1),    ŷₙ₊ₕ = yₙ + b h,    var(yₙ₊ₕ) = σ² [h + h² / (n − 1)]
///
/// The second term is the uncertainty of the drift. Hyndman & Athanasopoulos (2021),
/// *Forecasting: Principles and Practice*, §5.2; R's `rwf(drift = TRUE)` with a t distribution.
public struct Drift: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "drift" }

  /// Creates the method.
  public init() {}

  /// Takes the mean step and the variance about it.
  ///
  /// - Parameter series: At least two observations, none missing; from two alone the spread stays
  ///   unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if the series is too short, has a gap or overflows.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let values = try series.complete(atLeast: 2)
    let stepCount = values.count - 1
    let drift = (values[stepCount] - values[0]) / Double(stepCount)
    guard drift.isFinite else { throw .overflow }
    let fittedValues = [.nan] + values.dropLast().map { $0 + drift }
    return Fitted(
      drift: drift, lastValue: values[stepCount],
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 1))
  }

  /// A random walk with drift, fitted.
  public struct Fitted: InSampleModel {
    /// The mean step.
    public let drift: Double

    /// The last value.
    public let lastValue: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The drift and its standard error.
    public var parameters: [Parameter] {
      let stepCount = Double(fittedValues.count - 1)
      return [
        Parameter(
          name: "drift", estimate: drift, standardError: sigma.map { $0 / stepCount.squareRoot() })
      ]
    }

    /// Predicts the line, with a variance that grows faster than the steps.
    public func forecast(horizon: Int) -> Forecast {
      let stepCount = Double(fittedValues.count - 1)
      return Forecast(horizon: horizon) { step in
        let steps = Double(step)
        return inSample.prediction(
          of: lastValue + drift * steps, growth: steps + steps * steps / stepCount)
      }
    }
  }
}

// MARK: - Paths

extension Drift.Fitted {
  /// Every error stays.
  public var paths: InnovationPaths? { paths(drift: drift) }

  fileprivate func paths(drift: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { (1...$0).map { lastValue + drift * Double($0) } },
      responses: { [Double](repeating: 1, count: $0) })
  }
}

extension Drift {
  /// The drift, drawn with its standard error.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let model = LikelyModel(name: name, paths: fitted.paths(drift: fitted.drift)) { count, random in
      drawn(count, fitted.inSample, observationCount: series.count - 1, using: &random) {
        fitted.paths(drift: fitted.drift + $0)
      }
    }
    return [model]
  }
}
