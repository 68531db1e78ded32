import ArgumentParser
import Files
import Forecasting
import Series
import Summaries
import Tabular

/// `drawline series forecast`: the next values of the series of any CSV.
struct SeriesForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast the series of a CSV, each by itself.",
    discussion: """
      The file has a row an observation. The frequency is found from all its \
      times, and a time that is absent is a missing value; --verbose says what was found. Seasonal \
      periods come from the frequency: 12 for months, 4 for quarters, 52 for weeks, 7 for days, 5 for \
      business days, a day and a week for hours and parts of hours, if --period does not say. auto and seasonal-ar \
      use two of them; ets, theta, dot and ces are fitted to values adjusted by STL if a period is \
      over 24 or there are several; other models use the shortest. A series that cannot be \
      forecast is told of, and the others are forecast. Of a file whose rows stand together by \
      series, one series at a time is in memory; of another, and of standard input, the time and \
      the value of each row are. Rows may stand in any order of time.

      """ + IntervalsOptions.discussion)

  @OptionGroup var input: SeriesInputOptions

  @Option(help: ArgumentHelp("How many times to come.", valueName: "n"))
  var horizon = 1

  @Option(help: "The model.")
  var model = SeriesModel.method(.auto)

  @OptionGroup var levels: LevelOptions

  @Option(
    help: ArgumentHelp(
      "The least value that there can be, such as 0 for counts: no forecast or interval is below it.",
      valueName: "value"))
  var lower: Double?

  @Flag(help: "Take what is off the course of a series out before the model is fitted.")
  var robust = false

  @OptionGroup var intervals: IntervalsOptions
  @OptionGroup var threads: ThreadsOption
  @OptionGroup var worker: WorkerOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    guard horizon >= 1, horizon <= 10_000 else {
      throw ValidationError("--horizon \(horizon): give a number from 1 to 10,000")
    }
    _ = try model.method(option: "--model")
    if let lower, !lower.isFinite {
      throw ValidationError("--lower \(lower): give a finite number, such as 0")
    }
    try worker.check(input, output)
  }

  func run() throws {
    let model = try model.method(option: "--model")
    let method = intervals.method(of: model, horizon: horizon)
    let forecasts = SeriesForecasts(
      of: input.value, horizon: horizon, model: model.rawValue, periods: input.period?.periods,
      levels: levels.probabilities, lower: lower, placement: input.placement,
      method: robust ? robustly(method) : method)
    guard !worker.isWorker else {
      return try SeriesWorker(
        forecasts: forecasts, input: input, options: worker, threads: threads.count
      ).run(to: output)
    }
    let bar = ProgressBar(isShown: !verbosity.quiet)
    var writer = ListingWriter(forecasts.columns, to: output)
    var reason: String?
    var isSpoilt = false
    var decisions = FrequencyNotes(isVerbose: verbosity.verbose)
    try input.forEachBatch { series, part in
      for result in forecasts.results(of: series, threads: threads.count) {
        switch result {
        case .success(let result):
          try writer.append(result.rows)
          decisions.add(result.timed, named: result.name)
        case .failure(let failure):
          reason = reason ?? failure.placedReason
          isSpoilt = isSpoilt || failure.isOfData
          input.note(failure)
        }
      }
      bar.show(part)
    }
    bar.clear()
    guard writer.count > 0 else { throw NoForecast(reason: reason ?? "the file has no row") }
    decisions.tell()
    try writer.finish()
    if isSpoilt { throw ExitCode.badData }
  }
}

/// No series of a file can be forecast, or what else was to be done.
struct NoForecast: Error, CustomStringConvertible {
  var deed = "forecast"
  let reason: String

  /// What is wrong, and what to do.
  var description: String { "no series can be \(deed): \(reason)" }
}

/// A method that what is off the course of a series is taken out for.
func robustly(
  _ method: @escaping @Sendable (_ periods: [Int]) -> any Forecaster
) -> @Sendable (_ periods: [Int]) -> any Forecaster {
  { RobustlyFitted(method($0), period: $0[0]) }
}
