import ArgumentParser
import ExpressEntry
import Regression
import Tabular

/// `drawline fit regression`: least squares.
struct FitRegressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regression",
    abstract: "Explain cut-offs or sizes by time, size and gap, by least squares.",
    discussion: """
      The terms are time (years since the family's first round), log(invitations) and log(gap) \
      (days since its last round), beside an intercept. With log(gap) the first round is left out.
      """)

  @Option(help: "The family.")
  var family: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "What to explain.")
  var response = RoundRegression.Response.cutoff

  @Option(
    help: ArgumentHelp(
      "What to explain it by: time, log(invitations), log(gap) (default: all that can).",
      valueName: "term,…"))
  var terms: String?

  @Flag(help: "Leave the intercept out.")
  var noIntercept = false

  @Option(help: "How the errors of the estimates are estimated.")
  var covariance = CovarianceName.classical

  @Flag(help: "Fit by Huber's M-estimator, which one odd round cannot move far.")
  var robust = false

  func validate() throws {
    if robust, covariance != .classical {
      throw ValidationError("--robust has a covariance of its own; leave --covariance out")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let family = try dataset.family(named: family)
    let rounds = dataset.rounds.of(family)
    let regression = try RoundRegression(
      response: response, terms: chosenTerms(), intercept: !noIntercept)
    guard !rounds.isEmpty else { throw RegressionError.tooFewObservations(have: 0, need: 3) }
    let design = regression.design(for: rounds)
    let responses = regression.responses(in: rounds)
    let leastSquares = try LinearRegression(
      covariance: covariance.value(observations: responses.count)
    ).fit(responses, on: design)
    let summary =
      robust
      ? RegressionSummary(
        try RobustRegression().fit(responses, on: design), family: family,
        conditionNumber: leastSquares.conditionNumber)
      : RegressionSummary(leastSquares, family: family)
    try output.show(summary.listing, json: summary.json, notes: summary.notes)
  }

  private func chosenTerms() throws -> [RoundRegression.Term]? {
    guard let terms else { return nil }
    return try terms.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      .filter { $0 != "intercept" }
      .map { name in
        guard let term = RoundRegression.Term(rawValue: name), term != response.asTerm else {
          let known = RoundRegression.Term.allCases.filter { $0 != response.asTerm }
          throw ValidationError(
            "--terms: \"\(name)\" cannot explain \(response.rawValue); give of "
              + known.map(\.rawValue).joined(separator: ", "))
        }
        return term
      }
  }
}

extension RoundRegression.Response: ExpressibleByArgument {}

/// An estimate of the covariance of coefficients, by the name under which it is asked for.
enum CovarianceName: String, ExpressibleByArgument, CaseIterable {
  case classical, hc1, hc3, hac

  /// The estimate for so many observations.
  func value(observations: Int) -> Covariance {
    switch self {
    case .classical: .classical
    case .hc1: .heteroskedastic(.hc1)
    case .hc3: .heteroskedastic(.hc3)
    case .hac: .autocorrelated(.usual)
    }
  }
}
