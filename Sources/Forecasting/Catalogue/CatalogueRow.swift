/// A row of the catalogue of methods.
struct CatalogueRow {
  /// A short description.
  let title: String

  /// The paper or chapter that the method is from.
  let source: String

  /// Makes the method for some seasonal periods.
  let make: @Sendable ([Int]) -> any Forecaster

  /// Makes the method with calibrated intervals, where it has its own way to them.
  let calibrated: (@Sendable ([Int]) -> any Forecaster)?

  /// Creates the row of a method that takes out long or several seasons by STL.
  ///
  /// It has a state or a factor for each observation of a cycle, for which one of no more than 24 is
  /// good; longer ones, or several, are taken out of the series before.
  init(
    _ title: String, _ source: String, withoutSeason: any Forecaster,
    make: @escaping @Sendable (Int) -> any Forecaster
  ) {
    self.title = title
    self.source = source
    self.make = { periods in
      periods.count > 1 || periods[0] > 24
        ? STLAdjusted(withoutSeason, periods: periods) : make(periods[0])
    }
    calibrated = nil
  }

  /// Creates the row of a method for one seasonal period, the shortest.
  init(_ title: String, _ source: String, make: @escaping @Sendable (Int) -> any Forecaster) {
    self.title = title
    self.source = source
    self.make = { make($0[0]) }
    calibrated = nil
  }

  /// Creates the row of a method whose spread is a part of it.
  init(
    _ title: String, _ source: String,
    make: @escaping @Sendable (_ periods: [Int], _ isCalibrated: Bool) -> any Forecaster
  ) {
    self.title = title
    self.source = source
    self.make = { make($0, false) }
    calibrated = { make($0, true) }
  }
}

extension ForecastMethod {
  /// The row of the method.
  var row: CatalogueRow {
    switch self {
    case .naive:
      .init("the last value", "Hyndman & Athanasopoulos 2021, §5.2") { _ in Naive() }
    case .seasonalNaive:
      .init("the value of one cycle ago", "Hyndman & Athanasopoulos 2021, §5.2") {
        SeasonalNaive(period: $0)
      }
    case .mean:
      .init("the mean of all values", "Hyndman & Athanasopoulos 2021, §5.2") { _ in Mean() }
    case .drift:
      .init("the last value and the average change", "Hyndman & Athanasopoulos 2021, §5.2") {
        _ in Drift()
      }
    case .movingAverage:
      .init("the mean of the last three values", "Hyndman & Athanasopoulos 2021, §3.3") {
        _ in MovingAverage(window: 3)
      }
    case .seasonalWindowAverage:
      .init("the mean of the season in the last three cycles", "statsforecast") {
        SeasonalWindowAverage(period: $0)
      }
    case .ses:
      .init("simple exponential smoothing", "Hyndman, Koehler, Ord & Snyder 2008") {
        _ in ExponentialSmoothing()
      }
    case .holt:
      .init("a level and a slope, smoothed", "Hyndman, Koehler, Ord & Snyder 2008") { _ in Holt() }
    case .ets:
      .init(
        "exponential smoothing, its error, trend and season chosen by AICc",
        "Hyndman & Khandakar 2008", withoutSeason: ETS.additive
      ) { ETS(period: $0) }
    case .etsAverage:
      .init("the models of `ets`, weighted by AICc", "Kolassa 2011") { ETSAverage(period: $0) }
    case .theta:
      .init("the Theta method", "Assimakopoulos & Nikolopoulos 2000", withoutSeason: Theta()) {
        SeasonallyAdjusted(Theta(), period: $0)
      }
    case .dot:
      .init(
        "the dynamic optimised Theta method", "Fiorucci et al. 2016",
        withoutSeason: DynamicTheta(estimation: .shrunken)
      ) {
        SeasonallyAdjusted(DynamicTheta(estimation: .shrunken), period: $0, shrinks: true)
      }
    case .ces:
      .init(
        "complex exponential smoothing", "Svetunkov, Kourentzes & Ord 2022", withoutSeason: CES()
      ) { CES(period: $0) }
    case .arima:
      .init("ARIMA with seasons, its orders chosen by AICc", "Hyndman & Khandakar 2008") {
        AutoARIMA(period: $0)
      }
    case .localLevel:
      .init("a level that walks in continuous time", "Durbin & Koopman 2012") { _ in LocalLevel() }
    case .localTrend:
      .init("a level and a slope that walk in continuous time", "Harvey 1989, chapter 9") {
        _ in LocalTrend()
      }
    case .structural:
      .init(
        "a level with or without a damped slope, and a season where there is one, averaged",
        "Harvey 1989, chapter 4"
      ) { AutoStructural(period: $0) }
    case .seasonalAR:
      .init("regressions on lags about long seasons", "our own; see `SeasonalAutoregression`") {
        periods, _ in SeasonalAutoregression(periods: periods)
      }
    case .combination:
      .init("the trimmed mean of several of these", "Jose & Winkler 2008") {
        SeasonalCombination(period: $0[0], isCalibrated: $1)
      }
    case .auto:
      .init("the method that the program itself would take", "measured on competitions") {
        Automatic(periods: $0, isCalibrated: $1)
      }
    }
  }
}
