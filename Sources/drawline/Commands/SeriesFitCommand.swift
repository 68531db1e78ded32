import ArgumentParser
import Files
import Regression
import Series
import Summaries
import Tabular

/// `drawline series fit`: regression of any CSV.
struct SeriesFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit a regression to any CSV, for each series.",
    discussion: """
      Each row of the file is an observation. Terms are columns of the file (in back quotes if \
      their names have spaces) and time: the years since the first row of the series, or the time \
      column itself if it holds numbers. Columns of text are factors. lag(x, 1) is the value one \
      time step earlier, missing after a gap. Default terms: time.

      --new predicts the rows of another file with the same columns; the value column may be left \
      out of it.
      """)

  @Argument(help: "The CSV, - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The column of times: days, months or numbers.", valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp("The column to explain, or log or sqrt of it.", valueName: "column"))
  var value: String

  @Option(help: ArgumentHelp("The column that names the series.", valueName: "column"))
  var by: String?

  @OptionGroup var text: TextInputOptions
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
    let table = try text.table(ofFile: file)
    let long = try LongTable(
      table, time: time, series: by, variables: formula.variables.filter { $0 != "time" })
    let new = try newSeries(formula)
    var predictions = regression.new.map { _ in
      RegressionPredictions(key: .init("time", "Time"), level: regression.level / 100)
    }
    var summaries: [RegressionSummary] = []
    for series in long.series {
      do {
        let subject = RegressionSummary.Subject("series", series.name ?? value)
        let result = try regression.fit(formula, in: series.variables, subject: subject)
        if var table = predictions, let rows = new[series.name] {
          guard let variables = series.continued(by: rows, timeName: time) else {
            throw ValidationError("--new: the times are days in one file and numbers in the other")
          }
          try result.predict(
            variables, named: rows.timeTexts(timeName: time), series: series.name, into: &table)
          predictions = table
        }
        summaries.append(result.summary)
        if let plots {
          guard let fit = result.leastSquares else {
            throw ValidationError("--plots: only a fit by least squares has diagnostic plots")
          }
          try DiagnosticPlots(fit, subtitle: result.summary.formula).write(intoFolder: plots)
        }
      } catch let error where error is RegressionError || error is FormulaError {
        // One series that cannot be fitted is no reason to keep the others back.
        guard let name = series.name, long.series.count > 1 else { throw error }
        PendingNotes.add("series \(name) is left out: \(error)".safeForTerminal)
      }
    }
    try show(summaries, predictions)
  }

  /// The rows to predict, by series; none where no file was given.
  private func newSeries(_ formula: Formula) throws -> [String?: LongTable.Series] {
    guard let new = regression.new else { return [:] }
    let table = try text.table(ofFile: new)
    let header = Set(table.header.map { $0.lowercased() })
    let response = Set(formula.response.variables)
    // The response is for the model to say, if the file has it not.
    let names = formula.variables.filter {
      $0 != "time" && (!response.contains($0) || header.contains($0.lowercased()))
    }
    let long = try LongTable(table, time: time, series: by, variables: names)
    return Dictionary(uniqueKeysWithValues: long.series.map { ($0.name, $0) })
  }

  /// The formula, with the value column quoted if its name is not a plain one.
  private func formula() throws -> Formula {
    let standard = Formula(.variable("value"), [.variable("time")])
    let isReadable = (try? Formula("\(value) ~ 1")) != nil
    return try regression.formula(of: isReadable ? value : "`\(value)`", otherwise: standard)
  }

  private func show(
    _ summaries: [RegressionSummary], _ predictions: RegressionPredictions?
  ) throws {
    guard by != nil else {
      guard let summary = summaries.first else {
        throw RegressionError.tooFewObservations(have: 0, need: 3)
      }
      return try output.show(summary, predictions: predictions)
    }
    guard !summaries.isEmpty else { throw NoSeries() }
    let coefficients = Listing.coefficients(of: summaries)
    let json = summaries.map { summary in
      predictions.map { summary.json(with: $0.of(series: summary.subject.name)) } ?? summary.json
    }
    guard let predictions else { return try output.show(coefficients, json: .array(json)) }
    let table = predictions.listing.table().split(separator: "\n").map(String.init)
    try output.show(
      predictions.listing, json: .array(json), table: coefficients,
      notes: table + predictions.notes)
  }
}

/// No series of a file can be fitted.
struct NoSeries: Error, CustomStringConvertible {
  let description =
    "no series can be fitted; choose fewer terms, or see each with a file of its own"
}
