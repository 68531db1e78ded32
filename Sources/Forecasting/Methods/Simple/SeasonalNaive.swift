public import TimeSeries

/// The value of the same season one cycle ago.
///
///     ŷₜ₊ₕ = yₜ₊ₕ₋ₖₘ,    k = ⌈h / m⌉,    var(yₜ₊ₕ) = σ² k,    σ² = mean of (yₜ − yₜ₋ₘ)²
///
/// A missing value is stepped over to the one a cycle before. Hyndman & Athanasopoulos (2021),
/// *Forecasting: Principles and Practice*, §5.2; R's `snaive`, with a t distribution in place of the
/// normal one.
public struct SeasonalNaive: Forecaster {
  /// The number of observations in a cycle.
  public let period: Int

  /// The name by which users ask for the method.
  public var name: String { "seasonal-naive" }

  /// Creates the method for a cycle of at least one observation.
  public init(period: Int) {
    precondition(period >= 1, "a period of \(period)")
    self.period = period
  }

  /// Takes the last cycle, and the variance from the steps between cycles.
  ///
  /// - Parameter series: A value at least for every season; with no more the spread stays unknown.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if a season was never observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: period)
    var cycle = [Double](repeating: .nan, count: period)
    let fittedValues = series.values.enumerated().map { index, value in
      defer { if !value.isNaN { cycle[index % period] = value } }
      return cycle[index % period]
    }
    guard cycle.allSatisfy({ !$0.isNaN }) else {
      throw .tooShort(have: observed.count, need: observed.count + 1)
    }
    let start = series.count % period
    return Fitted(
      lastCycle: Array(cycle[start...] + cycle[..<start]),
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// The last cycle, fitted.
  public struct Fitted: InSampleModel {
    /// The last value of each season, in the order in which the seasons come next.
    public let lastCycle: [Double]

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The length of the cycle.
    public var parameters: [Parameter] {
      [Parameter(name: "period", estimate: Double(lastCycle.count))]
    }

    /// Predicts the last cycle, the variance growing by the same amount each cycle.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { step in
        inSample.prediction(
          of: lastCycle[(step - 1) % lastCycle.count],
          growth: Double((step - 1) / lastCycle.count + 1))
      }
    }
  }
}

// MARK: - Paths

extension SeasonalNaive.Fitted {
  /// Every error comes back each cycle.
  public var paths: InnovationPaths? {
    let period = lastCycle.count
    return InnovationPaths(
      inSample, means: { (0..<$0).map { lastCycle[$0 % period] } },
      responses: { (0..<$0).map { ($0 + 1) % period == 0 ? 1 : 0 } })
  }
}
