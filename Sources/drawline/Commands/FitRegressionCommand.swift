import ArgumentParser
import ExpressEntry
import Regression
import Summaries
import Tabular

/// `drawline fit regression`: least squares.
struct FitRegressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regression",
    abstract:
      "Explain the cut-offs or sizes of a category's rounds by a formula, by least squares.",
    discussion: """
      A round has the variables cutoff, invitations, time (years since the category's first round), \
      gap (days since its last round; the first has none) and name (its official category). \
      The terms are by default time + log(invitations) + log(gap).
      """)

  @Option(help: "The category.")
  var category: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What to explain.")
  var response = Response.cutoff

  @OptionGroup var regression: RegressionOptions

  @Option(
    help: ArgumentHelp(
      "Write the four diagnostic plots of a least-squares fit into this folder, as SVG.",
      valueName: "folder"))
  var plots: String?

  /// What can be explained of a round.
  enum Response: String, ExpressibleByArgument, CaseIterable {
    case cutoff, invitations

    /// What explains it where no terms are given.
    var standard: Formula { self == .cutoff ? .cutoffs : .sizes }
  }

  func run() throws {
    let dataset = try data.dataset()
    let category = try dataset.category(named: category)
    let rounds = dataset.rounds.of(category)
    guard !rounds.isEmpty else { throw RegressionError.tooFewObservations(have: 0, need: 3) }
    let formula = try regression.formula(of: response.rawValue, otherwise: response.standard)
    let (summary, fit, rows) = try regression.summary(
      of: formula, in: rounds.variables, subject: .init("category", category.name))
    if let plots {
      guard let fit else {
        throw ValidationError("--plots: only a fit by least squares has diagnostic plots")
      }
      try DiagnosticPlots(
        fit, subtitle: "\(dataset.title(of: category)): \(summary.formula)",
        names: rows.map { "round \(rounds[$0].number)" }
      ).write(intoFolder: plots)
    }
    try output.show(summary.listing, json: summary.json, notes: summary.notes)
  }
}
