import ArgumentParser
import ExpressEntry
import Files
import Regression
import Summaries
import Tabular

/// `drawline fit regression`: least squares.
struct FitRegressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regression",
    abstract: "Fit a regression to the cut-offs or sizes of a category's rounds.",
    discussion: """
      The variables of a round are cutoff, invitations, time (years since the category's first \
      round), gap (days since its previous round) and name (its official name). lag(x, 1) is the \
      value of the previous round. Default terms: time + log(invitations) + log(gap).

      --new predicts future rounds: a CSV with the variables of the terms, or with a date column, \
      from which time and gap are computed.
      """)

  @Option(help: "The category.")
  var category: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The variable to explain.")
  var response = Response.cutoff

  @OptionGroup var regression: RegressionOptions

  @Option(
    help: ArgumentHelp(
      "Write the four diagnostic plots of a least-squares fit into this folder, as SVG.",
      valueName: "folder"))
  var plots: String?

  /// A variable of a round that can be explained.
  enum Response: String, ExpressibleByArgument, CaseIterable {
    case cutoff, invitations

    /// The default formula.
    var standard: Formula { self == .cutoff ? .cutoffs : .sizes }
  }

  func run() throws {
    let dataset = try data.dataset()
    let category = try dataset.category(named: category)
    let rounds = dataset.rounds.of(category)
    guard !rounds.isEmpty else { throw RegressionError.tooFewObservations(have: 0, need: 3) }
    let formula = try regression.formula(of: response.rawValue, otherwise: response.standard)
    let result = try regression.fit(
      formula, in: rounds.variables, subject: .init("category", category.name))
    if let plots {
      guard let fit = result.leastSquares else {
        throw ValidationError("--plots: only a fit by least squares has diagnostic plots")
      }
      try DiagnosticPlots(
        fit, subtitle: "\(dataset.title(of: category)): \(result.summary.formula)",
        names: result.frame.rows.map { "round \(rounds[$0].number)" }
      ).write(intoFolder: plots)
    }
    try output.show(
      result.summary, predictions: try regression.new.map { try predictions(result, rounds, $0) })
  }

  /// Predicts the rounds of a file.
  private func predictions(
    _ result: RegressionResult, _ rounds: [Round], _ file: String
  ) throws -> RegressionPredictions {
    let table = try TextInputOptions.table(ofFile: file)
    let new = try rounds.variables(ofNew: table, naming: result.encoding.formula)
    var predictions = RegressionPredictions(
      key: new.days == nil ? .init("row", "Row") : .init("date", "Date"),
      level: regression.level / 100)
    let names =
      new.days.map { $0.map { "\($0)" } } ?? (0..<new.observations).map { "\($0 + 1)" }
    try result.predict(new, named: names, into: &predictions)
    return predictions
  }
}
