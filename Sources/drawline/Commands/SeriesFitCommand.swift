import ArgumentParser
import Files
import Regression
import Series
import Summaries
import Tabular

/// `drawline series fit`: least squares on any CSV.
struct SeriesFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Explain a column of a CSV by a formula, for each series, by least squares.",
    discussion: """
      The file has a row an observation. A formula may name its columns, those with spaces between \
      back quotes, and time: the years since the series' first row, or the column of times itself \
      where that holds numbers. The terms are by default time.
      """)

  @Argument(help: "The CSV, - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The column of times: days, months or numbers.", valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp("The column to explain, or its log or sqrt.", valueName: "column"))
  var value: String

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @OptionGroup var regression: RegressionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var verbosity: VerbosityOptions

  @Option(
    help: ArgumentHelp(
      "Write the four diagnostic plots of a least-squares fit into this folder, as SVG.",
      valueName: "folder"))
  var plots: String?

  func validate() throws {
    if plots != nil, by != nil {
      throw ValidationError("--plots is for one series; leave --by out")
    }
  }

  func run() throws {
    let formula = try formula()
    let bytes = try bytes(ofFile: file, atMost: DataInput.maximumBytes)
    let table = try Table(SourceText(bytes, file: file == "-" ? "standard input" : file))
    let long = try LongTable(
      table, time: time, series: by, variables: formula.variables.filter { $0 != "time" })
    var summaries: [RegressionSummary] = []
    for series in long.series {
      do {
        let subject = RegressionSummary.Subject("series", series.name ?? value)
        let (summary, fit, _) = try regression.summary(
          of: formula, in: series.variables, subject: subject)
        summaries.append(summary)
        if let plots, let fit {
          try DiagnosticPlots(fit, subtitle: summary.formula).write(intoFolder: plots)
        }
      } catch let error where error is RegressionError || error is FormulaError {
        // One series that cannot be fitted is no reason to keep the others back.
        guard let name = series.name, long.series.count > 1 else { throw error }
        PendingNotes.add("series \(name) is left out: \(error)".safeForTerminal)
      }
    }
    try show(summaries)
  }

  /// The formula; a column whose name is not a formula's stands for itself.
  private func formula() throws -> Formula {
    let standard = Formula(.variable("value"), [.variable("time")])
    let isReadable = (try? Formula("\(value) ~ 1")) != nil
    return try regression.formula(of: isReadable ? value : "`\(value)`", otherwise: standard)
  }

  private func show(_ summaries: [RegressionSummary]) throws {
    guard by != nil else {
      guard let summary = summaries.first else {
        throw RegressionError.tooFewObservations(have: 0, need: 3)
      }
      return try output.show(summary.listing, json: summary.json, notes: summary.notes)
    }
    guard !summaries.isEmpty else { throw NoSeries() }
    try output.show(.coefficients(of: summaries), json: .array(summaries.map(\.json)))
  }
}

/// No series of a file can be fitted.
struct NoSeries: Error, CustomStringConvertible {
  let description =
    "no series can be fitted; choose fewer terms, or see each with a file of its own"
}
