public import TimeSeries

/// The method that suits a series by its seasonal periods and its length, without a choice to make.
///
/// | shortest period S | length n | method |
/// | --- | --- | --- |
/// | 24 and more | S + 1 < 0.45 n | ``SeasonalAutoregression`` |
/// | 2 to 23, not 4 or 12 | S ≥ 5 and n ≥ 30 S | the mean of three methods, see below |
/// | any other | | ``SeasonalCombination`` of the shortest period |
///
/// The combination was made on years, quarters and months. With long seasons its members drop the
/// season or estimate one state for each of its observations: on the weekly series of M4 it gains
/// little over the naive method, and on the hourly ones it is worse than the seasonal naive method.
/// Regressions on few lags about the season are better than each of its members there. They need the
/// season twice before they can learn from it; until then the combination, which can do without,
/// stays. Where each is better was found on M4's series with odd numbers.
///
/// Short seasons seen many times, such as the days of a week, have the mean of
/// ``SeasonalAutoregression`` on all lags of eight cycles, ``ETS``, and the dynamic Theta method on
/// the means of cycles: memory, level and trend. Of all sets of up to four of eleven methods it was
/// among the best on ends of the training parts of the NN5 competition and other days, takes a
/// hundredth of the combination's time, and its spread holds.
///
/// Of all of them, a few values that nothing else is like are left out, see ``TimeSeries/giantsLeftOut``:
/// one of 1,000,000 among forty-seven about 100 would move the forecast to 10,785.
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
  ///
  /// A straight line goes on, whatever its season; before a step as clear as no season's, levels are
  /// those after it.
  func method(for series: TimeSeries) -> any Forecaster {
    if series.isStraightLine { return Drift() }
    let method = methodByPeriod(for: series)
    return LevelStep(in: series, period: periods[0]) == nil
      ? method : StepRemoved(method: method, period: periods[0])
  }

  /// The method for the seasonal periods and the length of a series.
  private func methodByPeriod(for series: TimeSeries) -> any Forecaster {
    let regressions = SeasonalAutoregression(periods: periods)
    if periods[0] >= Self.longSeason, series.count >= regressions.minimumCount {
      return regressions
    }
    if isShortAndOften(in: series) { return Combination(of: ofShortSeasons, by: .mean) }
    return SeasonalCombination(period: periods[0], isCalibrated: isCalibrated)
  }

  /// The least period of a long season, the hours of a day.
  private static let longSeason = 24

  /// Whether the season is short, was seen many times, and is not that of quarters or months.
  private func isShortAndOften(in series: TimeSeries) -> Bool {
    let isShort = (5..<Self.longSeason).contains(periods[0]) && periods[0] != 12
    return isShort && series.count >= 30 * periods[0]
  }

  /// The methods for a short season that was seen many times.
  private var ofShortSeasons: [any Forecaster] {
    let period = periods[0]
    let cycles = SeasonallyAdjusted(
      TemporalAggregation(
        DynamicTheta(estimation: .shrunken), block: period, minimumBlockCount: 4),
      period: period, shrinks: true)
    return [
      SeasonalAutoregression(periods: [period], lags: .allOfCycles),
      GapsBridged(method: ETS(period: period), periods: [period]),
      GapsBridged(method: cycles, periods: [period]),
    ]
  }

  /// Fits the method that suits the series.
  ///
  /// - Parameter series: At least one observation.
  /// - Returns: The fitted method.
  /// - Throws: ``FitError`` if nothing was observed or the values are not finite.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let series = series.withoutGiants
    let method = method(for: series)
    do throws(FitError) {
      return Fitted(method: method, model: try method.fit(series))
    } catch {
      // Too many missing values for the regressions, which the combination may bridge.
      let combination: any Forecaster = SeasonalCombination(
        period: periods[0], isCalibrated: isCalibrated)
      return Fitted(method: combination, model: try combination.fit(series))
    }
  }

  /// Takes in a series with the method and the parameters that another led to.
  public func fit(_ series: TimeSeries, keeping fitted: Fitted) throws(FitError) -> Fitted {
    let model = try fitted.method.fit(series.withoutGiants, like: fitted.model)
    return Fitted(method: fitted.method, model: model)
  }

  /// The models of the method that suits the series.
  public func likelyModels(of series: TimeSeries) throws(FitError) -> [LikelyModel] {
    let series = series.withoutGiants
    return try method(for: series).likelyModels(of: series)
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
