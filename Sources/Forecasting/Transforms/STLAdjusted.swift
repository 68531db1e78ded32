public import TimeSeries

/// A method applied to a series without the seasons that STL finds in it, which are then repeated.
///
/// This is how methods without a season, or with a state for each of its observations, take long
/// periods and several: the hours of a week, or the weeks of a year. A forecast has the season of the
/// last cycle, which is taken as known, so its spread is the method's own. Of a series of no more than
/// two of the shortest period no season is taken out, and gaps are bridged. Cleveland, Cleveland,
/// McRae & Terpenning (1990), *STL*, Journal of Official Statistics 6(1); R's `stlf`, and with several
/// periods see ``MSTL``.
public struct STLAdjusted: WrappingForecaster {
  /// The method.
  public let method: any Forecaster

  /// The seasonal periods, the shortest first.
  public let periods: [Int]

  /// The name by which users ask for the method.
  public var name: String { method.name }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - method: What is applied to the series without its seasons.
  ///   - periods: The seasonal periods; those of one are no season.
  public init(_ method: any Forecaster, periods: [Int]) {
    precondition(periods.allSatisfy { $0 >= 1 }, "periods of \(periods)")
    self.method = method
    self.periods = Set(periods).subtracting([1]).sorted()
  }

  /// Fits the method to what is left without the seasons.
  ///
  /// - Parameters:
  ///   - series: What the method can be fitted to.
  ///   - kept: A fitted model of the method whose parameters are kept; nil to learn them.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` as the method does.
  public func fit(
    _ series: TimeSeries, innerLike kept: (any FittedForecaster)?
  ) throws(FitError) -> Fitted {
    _ = try series.observed(atLeast: 1)
    guard let shortest = periods.first, series.count > 2 * shortest else {
      return try Fitted(series, model: method.fit(series, like: kept), seasons: [], of: [])
    }
    let filled = series.with(SeasonalBridge(periods: periods).filled(series.values))
    let parts = try MSTL(periods: periods).decompose(filled)
    let adjusted = series.with(parts.seasonallyAdjusted)
    return try Fitted(
      series, model: method.fit(adjusted, like: kept), seasons: parts.seasons.map(\.values),
      of: parts.seasons.map(\.period))
  }

  /// A method fitted to a series without its seasons.
  public struct Fitted: WrappingModel {
    /// The method, fitted.
    public let model: any FittedForecaster

    /// The last cycle of each season.
    private let lastCycles: [[Double]]

    let inSample: InSample

    init(
      _ series: TimeSeries, model: any FittedForecaster, seasons: [[Double]], of periods: [Int]
    ) throws(FitError) {
      self.model = model
      lastCycles = zip(seasons, periods).map { Array($0.suffix($1)) }
      let fittedValues = model.fittedValues.enumerated().map { index, value in
        seasons.reduce(value) { $0 + $1[index] }
      }
      inSample = try InSample(of: series, fittedValues: fittedValues, estimated: 0)
    }

    /// The predictions with their seasons.
    public var fittedValues: [Double] { inSample.fittedValues }

    /// The values less those predictions.
    public var residuals: [Double] { inSample.residuals }

    /// The root of the mean squared error.
    public var sigma: Double? { inSample.sigma }

    /// None: the method's is that of other values.
    public var likelihood: Likelihood? { nil }

    /// The method's paths with the seasons.
    public var paths: InnovationPaths? {
      let lastCycles = lastCycles
      return model.paths?.mapped { step, value in lastCycles.season(at: step) + value }
    }

    /// Predicts as the method does, with the seasons.
    public func forecast(horizon: Int) -> Forecast { seasonal(model.forecast(horizon: horizon)) }

    /// Predicts as the method does on given days, with the seasons of as many steps.
    public func forecast(on days: [Day]) -> Forecast { seasonal(model.forecast(on: days)) }

    private func seasonal(_ forecast: Forecast) -> Forecast {
      Forecast(
        distributions: forecast.distributions.enumerated().map { step, distribution in
          distribution.shifted(by: lastCycles.season(at: step))
        })
    }
  }
}

extension [[Double]] {
  /// The sum of the seasons so many steps after the last cycle.
  fileprivate func season(at step: Int) -> Double { reduce(0) { $0 + $1[step % $1.count] } }
}

extension TimeSeries {
  /// The same days with other values.
  func with(_ values: [Double]) -> TimeSeries {
    guard let series = try? TimeSeries(days: days, values: values) else {
      preconditionFailure("\(values.count) values for \(count) days")
    }
    return series
  }
}
