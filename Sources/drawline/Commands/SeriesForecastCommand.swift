import ArgumentParser
import Files
import Forecasting
import Summaries
import Tabular

/// `drawline series forecast`: the next values of the series of any CSV.
struct SeriesForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast the series of a CSV, each by itself.",
    discussion: """
      The file has a row an observation. A cycle is of twelve observations for months, four for \
      quarters, seven for days, one else, if --period does not say. A series that cannot be \
      forecast is told of, and the others are forecast.

      """ + IntervalsOptions.discussion)

  @OptionGroup var input: SeriesInputOptions

  @Option(help: ArgumentHelp("How many times to come.", valueName: "n"))
  var horizon = 1

  @Option(help: "The model.")
  var model = SeriesModelName.auto

  @Option(
    name: .customLong("level"),
    help: ArgumentHelp("The probability of an interval, in percent; may be repeated."))
  var levels: [Double] = [80, 95]

  @OptionGroup var intervals: IntervalsOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard horizon >= 1, horizon <= 10_000 else {
      throw ValidationError("--horizon \(horizon): give a number from 1 to 10,000")
    }
    for level in levels where !(0 < level && level < 100) {
      throw ValidationError("--level \(level): give a number between 0 and 100")
    }
  }

  func run() throws {
    let long = try input.table()
    let bar = ProgressBar(isShown: !verbosity.quiet)
    let forecasts = SeriesForecasts(
      long, value: input.value, horizon: horizon, model: model.rawValue, period: input.period,
      levels: levels.map { $0 / 100 },
      method: intervals.method(of: model, horizon: horizon), progress: bar.show)
    bar.clear()
    for failure in forecasts.failures {
      PendingNotes.add("series \(failure.series ?? input.value): \(failure.reason)".safeForTerminal)
    }
    guard !forecasts.listing.rows.isEmpty else {
      throw NoForecast(reason: forecasts.failures.first?.reason ?? "the file has no row")
    }
    try output.show(forecasts.listing)
  }
}

/// No series of a file can be forecast.
struct NoForecast: Error, CustomStringConvertible {
  let reason: String

  /// What is wrong, and what to do.
  var description: String { "no series can be forecast: \(reason)" }
}

/// A model of series by the name under which it is asked for.
enum SeriesModelName: String, ExpressibleByArgument, CaseIterable {
  case auto, naive
  case seasonalNaive = "seasonal-naive"
  case mean, drift
  case movingAverage = "moving-average"
  case ses, holt, ets, theta, dot, ces, arima
  case localLevel = "local-level"
  case localTrend = "local-trend"
  case structural
  case combination

  /// The method for a number of observations in a cycle.
  @Sendable func method(period: Int) -> any Forecaster {
    switch self {
    case .auto, .combination: SeasonalCombination(period: period)
    case .naive: Naive()
    case .seasonalNaive: SeasonalNaive(period: period)
    case .mean: Mean()
    case .drift: Drift()
    case .movingAverage: MovingAverage(window: 3)
    case .ses: ExponentialSmoothing()
    case .holt: Holt()
    case .ets: ETS(period: period)
    case .theta: SeasonallyAdjusted(Theta(), period: period)
    case .dot: SeasonallyAdjusted(DynamicTheta(), period: period)
    case .ces: CES(period: period)
    case .arima: AutoARIMA(period: period)
    case .localLevel: LocalLevel()
    case .localTrend: LocalTrend()
    case .structural: AutoStructural(period: period)
    }
  }
}
