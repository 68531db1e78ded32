public import TimeSeries

/// The mean of the last few values.
///
///     ŷₜ₊ₕ = (yₜ + yₜ₋₁ + … + yₜ₋w₊₁) / w
///
/// Missing values are stepped over: the window holds the last w that were observed. The variance
/// of one step is that of the past errors; over more steps it grows as that of exponential
/// smoothing of the same mean age, with α = 2 / (w + 1).
/// Hyndman & Athanasopoulos (2021), *Forecasting: Principles and Practice*, §3.3 and §8.1.
public struct MovingAverage: Forecaster {
  /// The number of values in the mean, at least one.
  public let window: Int

  /// The name by which users ask for the method.
  public var name: String { "moving-average" }

  /// Creates the method for a window of at least one value.
  public init(window: Int) {
    precondition(window >= 1, "a window of \(window)")
    self.window = window
  }

  /// Takes the mean of the last window, and the variance of the errors of those before it.
  ///
  /// - Parameter series: At least as many observations as the window is wide; with no more the
  ///   spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if the series is too short or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: window)
    var means: [Double] = []
    for end in window...observed.count {
      // Summed anew for each window: a running sum would keep the rounding of an outlier.
      means.append(observed[end - window..<end].reduce(0) { $0 + $1 / Double(window) })
    }
    var seen = 0
    let fittedValues = series.values.map { value in
      defer { if !value.isNaN { seen += 1 } }
      return seen < window ? .nan : means[seen - window]
    }
    return Fitted(
      window: window, level: means[means.count - 1],
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The mean of the last few values, fitted.
  public struct Fitted: InSampleModel {
    /// The number of values in the mean.
    public let window: Int

    /// The mean of the last window.
    public let level: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The window.
    public var parameters: [Parameter] { [Parameter(name: "window", estimate: Double(window))] }

    /// Predicts the last mean at every step.
    public func forecast(horizon: Int) -> Forecast {
      let alpha = 2 / Double(window + 1)
      return Forecast(horizon: horizon) { step in
        inSample.prediction(of: level, growth: 1 + Double(step - 1) * alpha * alpha)
      }
    }
  }
}

// MARK: - Paths

extension MovingAverage.Fitted {
  /// A part of every error stays, as in the smoothing of the same mean age.
  public var paths: InnovationPaths? {
    InnovationPaths(
      inSample, means: { [Double](repeating: level, count: $0) },
      responses: { [Double](repeating: 2 / Double(window + 1), count: $0) })
  }
}
