import ArgumentParser
import ExpressEntry
import Tabular
import TimeSeries

/// `drawline backtest`: how forecasts of the past would have turned out.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Forecast each past round from what was known before it, and score the forecasts.",
    discussion: """
      Each round of the span with enough earlier rounds of its category is forecast, one round \
      ahead, by each model and by auto, which chooses among them; the last value (naive) is \
      always there. Summaries pool forecasts, not categories. The table and CSV show the summary, \
      or with --forecasts every forecast; JSON has both.
      """)

  @Argument(help: "The categories; all for every one (default).")
  var categories: [String] = ["all"]

  @OptionGroup var span: SpanOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .customLong("model"), help: "Show only this model beside naive; may be repeated.")
  var models: [CutoffModelName] = []

  @Option(help: "What is known of a round before its cut-off: none, date, or date,size.")
  var given = Given.nothing

  @Option(help: ArgumentHelp("The least number of earlier rounds of a category.", valueName: "n"))
  var minimumHistory = 4

  @Option(
    help: ArgumentHelp(
      "Exit with 1 unless this holds of auto over all categories, such as mae<=25; several apart by "
        + "commas.", valueName: "bound[,bound]"))
  var require: [Requirements] = []

  @Flag(help: "Show every forecast.")
  var forecasts = false

  func validate() throws {
    guard minimumHistory >= 1 else {
      throw ValidationError("--minimum-history \(minimumHistory): give 1 or more")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let isEveryCategory = categories.contains { $0.lowercased() == "all" }
    let selection =
      isEveryCategory ? dataset.rounds.categories : try categories.map(dataset.category(named:))
    let backtest = CutoffBacktest(
      dataset.rounds, categories: selection, given: given, minimumHistory: minimumHistory,
      models: models,
      through: span.contains)
    try output.show(
      forecasts ? .backtestForecasts(backtest) : .backtestSummary(backtest), json: backtest.json)
    for requirement in require.flatMap(\.all) {
      try requirement.check(backtest)
    }
  }
}

extension Given: ExpressibleByArgument {}
