public import TimeSeries

/// The mean of the same season in the last few cycles.
///
///     ŷₜ₊ₕ = (1/w) Σⱼ yₜ₊ₕ₋ⱼₘ,    j = k … k + w − 1,    k = ⌈h / m⌉
///
/// A missing value is stepped over to the one a cycle before, and a season that was seen in fewer
/// cycles has the mean of those. The variance of the first cycle is that of the past errors; it grows
/// from cycle to cycle as that of ``MovingAverage`` does from step to step. `SeasonalWindowAverage` of
/// statsforecast, with a distribution around the points.
public struct SeasonalWindowAverage: Forecaster {
  /// The number of observations in a cycle.
  public let period: Int

  /// The number of cycles in the mean.
  public let window: Int

  /// The name by which users ask for the method.
  public var name: String { "seasonal-window-average" }

  /// Creates the method for cycles of at least one observation and a window of at least one cycle.
  public init(period: Int, window: Int = 3) {
    precondition(period >= 1 && window >= 1, "a period of \(period), a window of \(window)")
    self.period = period
    self.window = window
  }

  /// Takes the means of the last cycles, and the variance from the errors of those before them.
  ///
  /// - Parameter series: A value at least for every season; with no more the spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if a season was never observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: period)
    var seasons = [[Double]](repeating: [], count: period)
    func mean(_ index: Int) -> Double {
      let values = seasons[index % period]
      return values.isEmpty ? .nan : values.reduce(0) { $0 + $1 / Double(values.count) }
    }
    let fittedValues = series.values.enumerated().map { index, value in
      defer {
        if !value.isNaN {
          seasons[index % period] = seasons[index % period].suffix(window - 1) + [value]
        }
      }
      return mean(index)
    }
    guard seasons.allSatisfy({ !$0.isEmpty }) else {
      throw .tooShort(have: observed.count, need: observed.count + 1)
    }
    return Fitted(
      window: window, cycle: (0..<period).map { mean(series.count + $0) },
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The means of the last cycles, fitted.
  public struct Fitted: InSampleModel {
    /// The number of cycles in a mean.
    public let window: Int

    /// The mean of each season, in the order in which the seasons come next.
    public let cycle: [Double]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The part of an error that stays from one cycle to the next.
    private var part: Double { 2 / Double(window + 1) }

    /// The length of the cycle and the window.
    public var parameters: [Parameter] {
      [
        Parameter(name: "period", estimate: Double(cycle.count)),
        Parameter(name: "window", estimate: Double(window)),
      ]
    }

    /// Predicts the means again in each cycle.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { step in
        let cyclesAhead = Double((step - 1) / cycle.count)
        return inSample.prediction(
          of: cycle[(step - 1) % cycle.count], growth: 1 + cyclesAhead * part * part)
      }
    }

    /// A part of every error comes back each cycle.
    public var paths: InnovationPaths? {
      let (cycle, part) = (cycle, part)
      return InnovationPaths(
        inSample, means: { (0..<$0).map { cycle[$0 % cycle.count] } },
        responses: { (0..<$0).map { ($0 + 1) % cycle.count == 0 ? part : 0 } })
    }
  }
}
