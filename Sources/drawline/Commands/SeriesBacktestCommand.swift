import ArgumentParser
import Files
import Forecasting
import Series
import Summaries
import Tabular

/// `drawline series backtest`: how models would have done on the series of any CSV.
struct SeriesBacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Forecast the series of a CSV from past origins, and score the forecasts.",
    discussion: """
      Each forecast is made from the values before its origin only. naive and auto are always \
      asked. Scores pool all forecasts of all series; "DM p" is the test of Diebold and Mariano \
      that a model's squared errors one step ahead equal those of another, naive if --against \
      does not say, of a single series. As table it shows the scores, as CSV every forecast, as \
      JSON both.

      """ + IntervalsOptions.discussion)

  @OptionGroup var input: SeriesInputOptions

  @Option(help: ArgumentHelp("How many steps to forecast from each origin.", valueName: "n"))
  var horizon = 1

  @Option(
    help: ArgumentHelp("Forecast the values from this time on.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The most origins of a series, its last ones (default: 20, with --from all).", valueName: "n")
  )
  var origins: Int?

  @Option(help: ArgumentHelp("The least number of values before an origin.", valueName: "n"))
  var minimumHistory = 4

  @Option(
    help: ArgumentHelp(
      "Forecast from all values before an origin, or from the last n.", valueName: "expanding|n"))
  var window = WindowName.expanding

  @Option(
    help: ArgumentHelp(
      "Learn parameters at every origin, at the first only, or at every nth; between, later values "
        + "are taken in with the parameters kept.", valueName: "always|never|n"))
  var refit = RefitName.always

  @Flag(help: "The same as --refit never.")
  var update = false

  @Flag(help: "Take what is off the course of a series out before a model is fitted.")
  var robust = false

  @Option(
    name: .customLong("model"), help: ArgumentHelp("A model; may be repeated.", valueName: "model"))
  var models: [SeriesModel] = []

  @Option(
    help: ArgumentHelp("The model with which the test compares the others.", valueName: "model"))
  var against = SeriesModel.method(.naive)

  @OptionGroup var levels: LevelOptions
  @OptionGroup var intervals: IntervalsOptions

  @Option(
    help: ArgumentHelp(
      "Fail unless a score holds: mase<=0.9, or naive.coverage80>=0.75; several apart by commas.",
      valueName: "bound[,bound]"))
  var require: [String] = []

  /// The bounds, each by itself.
  private var bounds: [String] {
    require.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @OptionGroup var threads: ThreadsOption
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    for (name, value) in [
      ("horizon", horizon), ("origins", origins ?? 1), ("minimum-history", minimumHistory),
    ] where !(1...10_000).contains(value) {
      throw ValidationError("--\(name) \(value): give a number from 1 to 10,000")
    }
    if let from, StartTime(from) == nil {
      throw ValidationError("--from \(from): give a day, a month, or a number as the file has")
    }
    _ = try askedMethods()
    let measures = SeriesBacktest.measures(levels: levels.probabilities)
    for bound in bounds where ScoreBound(bound, of: measures) == nil {
      throw ValidationError(
        "--require \(bound): give MEASURE<=NUMBER or MODEL.MEASURE>=NUMBER, the measure being one "
          + "of \(measures.joined(separator: ", "))")
    }
  }

  /// The methods to be compared, the naive one first and the automatic one last, and the opponent.
  private func askedMethods() throws -> (all: [ForecastMethod], opponent: ForecastMethod) {
    let opponent = try against.method(option: "--against")
    var asked: [ForecastMethod] = []
    let named = try models.map { try $0.method(option: "--model") }
    for method in [.naive] + named + [opponent, .auto] where !asked.contains(method) {
      asked.append(method)
    }
    return (asked, opponent)
  }

  func run() throws {
    let series = try input.allSeries()
    let start = from.flatMap(StartTime.init)
    let (asked, opponent) = try askedMethods()
    let bar = ProgressBar(isShown: !verbosity.quiet)
    let backtest = SeriesBacktest(
      series, value: input.value,
      models: asked.map { model in
        let method = intervals.method(of: model, horizon: horizon)
        return .init(name: model.rawValue, method: robust ? robustly(method) : method)
      },
      against: opponent.rawValue, levels: levels.probabilities, periods: input.period?.periods,
      plan: BacktestPlan(
        horizon: horizon, minimumHistory: minimumHistory,
        originLimit: origins ?? (start == nil ? 20 : nil),
        window: window.window, refit: update ? .never : refit.refit),
      from: start, placement: input.placement, threads: threads.count,
      progress: bar.show)
    bar.clear()
    for failure in backtest.failures { input.note(failure) }
    guard !backtest.forecasts.rows.isEmpty else {
      throw NoForecast(reason: backtest.failures.first?.placedReason ?? "the file has no row")
    }
    switch output.format {
    case .csv: try output.show(backtest.forecasts)
    case .table, .json:
      try output.show(
        backtest.summaryListing,
        json: [
          "summary": backtest.summaryListing.json, "forecasts": backtest.forecasts.json,
        ], table: backtest.summaryTable)
    }
    for text in bounds {
      guard let bound = ScoreBound(text, of: backtest.measures) else { continue }
      let model = bound.model ?? ForecastMethod.auto.rawValue
      try bound.check(
        backtest.score(bound.measure, of: model),
        missing: "no \(bound.measure) of the model \(model)")
    }
    if backtest.failures.contains(where: \.isOfData) { throw ExitCode.badData }
  }
}

/// A window of values by the name under which it is asked for.
enum WindowName: ExpressibleByArgument {
  case expanding
  case rolling(Int)

  init?(argument: String) {
    if argument == "expanding" {
      self = .expanding
    } else if let size = Int(argument), (1...1_000_000).contains(size) {
      self = .rolling(size)
    } else {
      return nil
    }
  }

  var window: BacktestPlan.Window {
    switch self {
    case .expanding: .expanding
    case .rolling(let size): .rolling(size)
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .expanding: "expanding"
    case .rolling(let size): "\(size)"
    }
  }
}

/// When parameters are learnt, by the name under which it is asked for.
enum RefitName: ExpressibleByArgument {
  case always, never
  case every(Int)

  init?(argument: String) {
    switch argument {
    case "always": self = .always
    case "never": self = .never
    default:
      guard let count = Int(argument), (1...10_000).contains(count) else { return nil }
      self = .every(count)
    }
  }

  var refit: BacktestPlan.Refit {
    switch self {
    case .always: .always
    case .never: .never
    case .every(let count): .every(count)
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .always: "always"
    case .never: "never"
    case .every(let count): "\(count)"
    }
  }
}
