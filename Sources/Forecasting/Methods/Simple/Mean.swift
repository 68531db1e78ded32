import Statistics
public import TimeSeries

/// The mean of all values, for a series that comes back to it at once.
///
///     ŷₜ₊ₕ = ȳ,    var(yₜ₊ₕ) = s² (1 + 1/n)
///
/// With independent normal errors the forecast has exactly a t distribution with n − 1 degrees of
/// freedom, as R's `meanf` says. Missing values are left out.
/// Hyndman & Athanasopoulos (2021), *Forecasting: Principles and Practice*, §5.2.
public struct Mean: Forecaster {
  /// The name by which users ask for the method.
  public var name: String { "mean" }

  /// Creates the method.
  public init() {}

  /// Takes the mean and the variance about it.
  ///
  /// - Parameter series: At least one observation; from one alone the spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 1)
    let mean = observed.mean
    guard mean.isFinite else { throw .overflow }
    let fittedValues = [Double](repeating: mean, count: series.count)
    return Fitted(
      mean: mean, observationCount: observed.count,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 1))
  }

  /// The mean of all values, fitted.
  public struct Fitted: InSampleModel {
    /// The mean.
    public let mean: Double

    /// The number of values that it is the mean of.
    public let observationCount: Int

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The mean and its standard error.
    public var parameters: [Parameter] {
      [
        Parameter(
          name: "mean", estimate: mean,
          standardError: sigma.map { $0 / Double(observationCount).squareRoot() })
      ]
    }

    /// Predicts the mean at every step.
    public func forecast(horizon: Int) -> Forecast {
      precondition(horizon >= 1, "a horizon of \(horizon)")
      let step = inSample.prediction(of: mean, growth: 1 + 1 / Double(observationCount))
      return Forecast(distributions: Array(repeating: step, count: horizon))
    }
  }
}

// MARK: - Paths

extension Mean.Fitted {
  /// No error stays.
  public var paths: InnovationPaths? { paths(mean: mean) }

  fileprivate func paths(mean: Double) -> InnovationPaths {
    InnovationPaths(
      inSample, means: { [Double](repeating: mean, count: $0) },
      responses: { [Double](repeating: 0, count: $0) })
  }
}

extension Mean {
  /// The mean, drawn with its standard error.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let fitted = try fit(series)
    let model = LikelyModel(name: name, paths: fitted.paths(mean: fitted.mean)) { count, random in
      drawn(count, fitted.inSample, observationCount: fitted.observationCount, using: &random) {
        fitted.paths(mean: fitted.mean + $0)
      }
    }
    return [model]
  }
}
