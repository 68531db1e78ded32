import ArgumentParser
import ExpressEntry
import Files
import Reports
import Tabular
import TimeSeries

/// `drawline forecast`: the next round of a category.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast the date, size and cut-off of a category's next round.")

  @Argument(help: "The category, or all.")
  var category: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The number of invitations, if it is known.", valueName: "n"))
  var size: Int?

  @Option(
    help: ArgumentHelp("The day of the round, if it is known.", valueName: "date"),
    transform: Day.argument)
  var date: Day?

  @Option(help: "The model.")
  var model = CutoffModelName.auto

  @OptionGroup var levels: LevelOptions

  @Option(help: ArgumentHelp("Say so many rounds ahead, by drawing them.", valueName: "n"))
  var rounds: Int?

  @Flag(help: "Say the cut-off by the size of the round.")
  var bySize = false

  @Option(help: "The seed of the draws.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Write charts of the stock and of the cut-off by size into this folder, as SVG.",
      valueName: "folder"))
  var plots: String?

  func validate() throws {
    if let rounds, rounds < 1 || rounds > 100 {
      throw ValidationError("--rounds \(rounds): give a number from 1 to 100")
    }
    if [rounds != nil, bySize].count(where: \.self) > 1 {
      throw ValidationError("give one of --rounds and --by-size")
    }
    if let size, size < 1 { throw ValidationError("--size \(size): give 1 or more") }
  }

  func run() throws {
    let dataset = try data.dataset()
    guard let last = dataset.rounds.lastDay else { throw NoRounds() }
    let isEveryCategory = category.lowercased() == "all"
    let categories =
      isEveryCategory ? dataset.rounds.categories : [try dataset.category(named: category)]
    let asOf = data.asOf ?? last
    if let date, date <= asOf {
      throw ValidationError("--date \(date) is not after \(asOf), up to which the data are known")
    }
    if !isEveryCategory, let rounds {
      return try show(rounds, of: categories[0], in: dataset, asOf)
    }
    let outlooks = Outlooks(
      rounds: dataset.rounds, asOf: asOf, others: [model.method].compactMap(\.self))
    let results = categories.map {
      outlooks.outlook(
        of: $0, model: model, day: date, size: size,
        bySize: bySize || plots != nil || output.format == .json)
    }
    if let plots {
      try write(
        results.flatMap { ForecastPlots($0, title: dataset.title(of: $0.category)).files },
        intoFolder: plots)
    }
    let json = results.map { $0.json(levels: levels.levels) }
    if bySize, !isEveryCategory {
      return try output.show(
        results[0].sizedListing, json: json[0], notes: results[0].lines)
    }
    try output.show(
      .outlooks(results), json: isEveryCategory ? .array(json) : json[0],
      table: isEveryCategory ? .summary(of: results) : .summary(of: results[0]),
      notes: isEveryCategory
        ? results.flatMap { result in result.notes.map { "\(result.category): \($0)" } }
        : results[0].lines)
  }

  /// Shows several rounds ahead.
  private func show(_ count: Int, of category: Category, in dataset: Dataset, _ asOf: Day) throws {
    let ahead = Chances(in: dataset, asOf: asOf, seed: seed).roundsAhead(of: category, count: count)
    guard !ahead.steps.isEmpty else {
      let outlook = Outlooks(rounds: dataset.rounds, asOf: asOf).outlook(of: category)
      return try output.show(ahead.listing, notes: outlook.notes.map(\.description))
    }
    try output.show(
      ahead.listing,
      notes: ["Drawn \(Chances.paths) times; each round changes what the next one finds."])
  }
}

/// There is nothing to forecast from.
struct NoRounds: Error, CustomStringConvertible {
  /// The fault and its remedy.
  var description: String {
    "no round is known on that day; give a later --as-of or a file with rounds"
  }
}
