import ArgumentParser
import ExpressEntry
import Forecasting
import Tabular

/// `drawline fit moving-average`: averages of the last cut-offs.
struct FitMovingAverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moving-average",
    abstract: "Fit a simple or exponential moving average, or an MA(q) model, to the cut-offs.")

  @Option(help: "The category.")
  var category: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("A simple average of the last n cut-offs (default: 3).", valueName: "n"))
  var window: Int?

  @Option(
    help: ArgumentHelp(
      "An exponential average with the mean age of a simple one of n cut-offs.", valueName: "n"))
  var span: Double?

  @Option(
    help: ArgumentHelp(
      "An MA(q) model, its coefficients by least squares (Hannan–Rissanen).", valueName: "q"))
  var order: Int?

  func validate() throws {
    guard [window != nil, span != nil, order != nil].count(where: \.self) <= 1 else {
      throw ValidationError("give one of --window, --span and --order")
    }
    if let window, !(1...10_000 ~= window) {
      throw ValidationError("--window \(window): give a number from 1 to 10,000")
    }
    if let span, !(1...10_000 ~= span) {
      throw ValidationError("--span \(span): give a number from 1 to 10,000")
    }
    if let order, !(1...100 ~= order) {
      throw ValidationError("--order \(order): give a number from 1 to 100")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let category = try dataset.category(named: category)
    let cutoffs = dataset.rounds.cutoffs(of: category)
    let summary = try MovingAverageSummary(
      method.fit(cutoffs), model: modelName, category: category, rounds: dataset.rounds.of(category)
    )
    try output.show(summary.listing, json: summary.json, notes: summary.notes)
  }

  private var method: any Forecaster {
    if let order { return MovingAverageProcess(order: order) }
    if let span { return ExponentialSmoothing(span: span) }
    return MovingAverage(window: window ?? 3)
  }

  private var modelName: String {
    if order != nil { return "moving-average process" }
    return span != nil ? "exponential moving average" : "moving average"
  }
}
