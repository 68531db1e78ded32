public import TimeSeries

/// The method that suits a series by its seasonal periods and its length, without a choice to make.
///
/// | shortest period S | length n | method |
/// | --- | --- | --- |
/// | 24 and more | S + 1 < 0.45 n | ``SeasonalAutoregression`` |
/// | any other | | ``SeasonalCombination`` of the shortest period |
///
/// The combination was made on years, quarters and months. With long seasons its members drop the
/// season or estimate one state for each of its observations: on the weekly series of M4 it gains
/// little over the naive method, and on the hourly ones it is worse than the seasonal naive method.
/// Regressions on few lags about the season are better than each of its members there. They need the
/// season twice before they can learn from it; until then the combination, which can do without,
/// stays. Where each is better was found on M4's series with odd numbers.
public struct Automatic: Forecaster {
  /// The seasonal periods, the shortest first; one alone for no season.
  public let periods: [Int]

  /// Whether the spread of the combination is the one learnt from other series, see
  /// ``SeasonalCombination/isCalibrated``; that of the regressions is always the series' own.
  public let isCalibrated: Bool

  /// The name by which users ask for the method.
  public var name: String { "auto" }

  /// Creates the method.
  ///
  /// - Parameters:
  ///   - periods: The seasonal periods; one for no season.
  ///   - isCalibrated: Whether the spread of the combination is the one learnt from other series.
  public init(periods: [Int], isCalibrated: Bool = true) {
    precondition(!periods.isEmpty && periods.allSatisfy { $0 >= 1 }, "periods of \(periods)")
    self.periods = Set(periods).sorted()
    self.isCalibrated = isCalibrated
  }

  /// The method for a series.
  func method(for series: TimeSeries) -> any Forecaster {
    let regressions = SeasonalAutoregression(periods: periods)
    if periods[0] >= Self.longSeason, series.count >= regressions.minimumCount {
      return regressions
    }
    return SeasonalCombination(period: periods[0], isCalibrated: isCalibrated)
  }

  /// The least period of a long season, the hours of a day.
  private static let longSeason = 24

  /// Fits the method that suits the series.
  ///
  /// - Parameter series: At least one observation.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let method = method(for: series)
    do throws(FitError) {
      return Fitted(method: method, model: try method.fit(series))
    } catch {
      // Too many missing values for the regressions, which the combination may bridge.
      let combination = SeasonalCombination(period: periods[0], isCalibrated: isCalibrated)
      return Fitted(method: combination, model: try combination.fit(series))
    }
  }

  /// Takes in a series with the method and the parameters that another led to.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    Fitted(method: fitted.method, model: try fitted.method.fit(series, like: fitted.model))
  }

  /// The models of the method that suits the series.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    try method(for: series).likelyModels(of: series)
  }

  /// The method that suits a series, fitted.
  public struct Fitted: WrappingModel {
    /// The method.
    public let method: any Forecaster

    /// The method, fitted.
    public let model: any FittedForecaster

    /// How values to come follow from errors to come, nil where the method does not say.
    public var paths: InnovationPaths? { model.paths }

    /// Forecasts by the method.
    public func forecast(horizon: Int) -> Forecast { model.forecast(horizon: horizon) }

    /// Forecasts by the method, day by day.
    public func forecast(on days: [Day]) -> Forecast { model.forecast(on: days) }
  }
}
