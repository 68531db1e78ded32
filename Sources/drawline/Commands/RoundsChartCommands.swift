import ArgumentParser
import Charts
import ExpressEntry
import Reports
import TimeSeries

/// What every chart of rounds is asked with.
struct RoundsChartOptions: ParsableArguments {
  @Option(help: "The language of the chart.")
  var language = Language.english

  @OptionGroup var look: ChartLookOptions
  @OptionGroup var data: DataOptions

  /// The data, the day that they reach to, and the charts of them.
  func prepared() throws -> (dataset: Dataset, asOf: Day, charts: RoundsChart) {
    let dataset = try data.dataset()
    guard let last = dataset.rounds.lastDay else { throw NoRounds() }
    let asOf = data.asOf ?? last
    return (dataset, asOf, RoundsChart(of: dataset, asOf: asOf, language: language))
  }

  /// Writes a chart, or says that there is nothing to draw.
  func write(_ chart: Chart?, otherwise reason: String) throws {
    guard let chart else { throw NothingToDraw(reason: reason) }
    try look.write(chart)
  }
}

/// There is nothing that a chart could show.
struct NothingToDraw: Error, CustomStringConvertible {
  let reason: String

  /// The fault and its remedy.
  var description: String { "nothing to draw: \(reason)" }
}

/// `drawline chart cutoffs`.
struct CutoffsChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cutoffs", abstract: "The cut-offs of categories, with the changes of rules.")

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var span: SpanOptions
  @OptionGroup var options: RoundsChartOptions

  func run() throws {
    let (dataset, asOf, charts) = try options.prepared()
    // A nomination adds 600 points, so PNP cannot share an axis with the others.
    let chosen =
      try categories.selection(in: dataset) ?? dataset.rounds.categories.filter { $0 != .pnp }
    let start = Day(year: asOf.components.year - 2, month: 1, day: 1) ?? asOf
    let end = span.to ?? asOf
    guard span.from ?? start <= end else {
      throw NothingToDraw(reason: "no day from \(span.from ?? start) to \(end)")
    }
    try options.write(
      charts.cutoffs(of: chosen, in: (span.from ?? start)...end),
      otherwise: "no category has two rounds in these days; ask with an earlier --from")
  }
}

/// `drawline chart totals`.
struct TotalsChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals", abstract: "Invitations of the year against the years before.")

  @OptionGroup var options: RoundsChartOptions

  func run() throws { try options.look.write(options.prepared().charts.totals()) }
}

/// `drawline chart deltas`.
struct DeltasChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deltas",
    abstract: "How far cut-offs moved from round to round (default: in the last month).")

  @OptionGroup var categories: CategoryOptions
  @OptionGroup var span: SpanOptions
  @OptionGroup var options: RoundsChartOptions

  func run() throws {
    let (dataset, asOf, charts) = try options.prepared()
    let chosen = try categories.selection(in: dataset)
    let isDated = span.from != nil || span.to != nil
    let deltas = dataset.rounds.deltas.filter { delta in
      let day = delta.round.day
      return (isDated || chosen != nil ? span.contains(day) : day.month == asOf.month)
        && chosen?.contains(delta.round.category) ?? true
    }
    try options.write(
      charts.deltas(deltas.suffix(40)),
      otherwise: "no round of these days has one of its category before it")
  }
}

/// `drawline chart pool`.
struct PoolChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pool", abstract: "The candidates by score, and what they were before the month.")

  @OptionGroup var options: RoundsChartOptions

  func run() throws {
    try options.write(
      options.prepared().charts.pool(), otherwise: "the data have no state of the pool")
  }
}

/// A chart of what is expected of one category.
struct OutlookChartOptions: ParsableArguments {
  @Argument(help: "The category.")
  var category = "healthcare"

  @Option(help: ArgumentHelp("The number of invitations.", valueName: "n"))
  var size: Int?

  @Option(
    help: ArgumentHelp("The day of the round.", valueName: "date"), transform: Day.argument)
  var date: Day?

  @OptionGroup var options: RoundsChartOptions

  func validate() throws {
    if let size, size < 1 { throw ValidationError("--size \(size): give 1 or more") }
  }

  /// Draws a chart of the category's outlook.
  func draw(_ chart: (RoundsChart, Outlook) -> Chart?) throws {
    let (dataset, asOf, charts) = try options.prepared()
    if let date, date <= asOf {
      throw ValidationError("--date \(date) is not after \(asOf), up to which the data are known")
    }
    let category = try dataset.category(named: category)
    let outlook = Outlooks(rounds: dataset.rounds, asOf: asOf).outlook(
      of: category, day: date, size: size, bySize: true)
    let notes = outlook.notes.map(\.description).joined(separator: " ")
    try options.write(
      chart(charts, outlook), otherwise: notes.isEmpty ? "no forecast of \(category.name)" : notes)
  }
}

/// `drawline chart forecast`.
struct ForecastChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "The cut-offs of a category and what is expected next.")

  @OptionGroup var outlook: OutlookChartOptions

  func run() throws { try outlook.draw { $0.forecast($1) } }
}

/// `drawline chart sizes`.
struct SizesChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sizes", abstract: "The next cut-off of a category by the size of the round.")

  @OptionGroup var outlook: OutlookChartOptions

  func run() throws { try outlook.draw { $0.sizes($1) } }
}

/// `drawline chart skyline`.
struct SkylineChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skyline", abstract: "The candidates of a category who wait, by score.")

  @OptionGroup var outlook: OutlookChartOptions

  func run() throws { try outlook.draw { $0.skyline($1) } }
}
