import ArgumentParser
import Charts
import Files
import Regression
import Summaries
import Tabular

/// The options of a regression, of rounds and of any CSV alike.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The explanatory terms: variables, log(x), sqrt(x), poly(x, 2), spline(x, 3), lag(x, 1), "
        + "step(2025-03-25), pulse(2025-03-25), season(12), a:b, a*b.",
      valueName: "term + …"))
  var terms: String?

  @Flag(help: "Leave the intercept out.")
  var noIntercept = false

  @Option(help: "The estimator of the standard errors.")
  var covariance: CovarianceName?

  @Flag(help: "Fit by Huber's M-estimator, which resists outliers.")
  var robust = false

  @Option(
    help: ArgumentHelp(
      "Fit this quantile instead of the mean: 0.5 for the median.",
      valueName: "p"))
  var quantile: Double?

  @Flag(help: "Fit by ridge regression, with the penalty chosen by generalized cross-validation.")
  var ridge = false

  @Option(
    help: ArgumentHelp(
      "Choose among the terms by AICc, or by predicting each observation from earlier ones (cv).",
      valueName: "aicc|cv"))
  var choose: TermChoice.Criterion?

  @Option(
    help: ArgumentHelp(
      "Predict the rows of this CSV, with confidence and prediction intervals.", valueName: "file"))
  var new: String?

  @Option(
    help: ArgumentHelp("The level of confidence and prediction intervals.", valueName: "percent"))
  var level = 95.0

  func validate() throws {
    let methods = [robust, quantile != nil, ridge].count(where: \.self)
    guard methods <= 1 else {
      throw ValidationError("give one of --robust, --quantile and --ridge")
    }
    if methods == 1, covariance != nil {
      throw ValidationError("--covariance is for least squares; other methods have their own")
    }
    if let quantile, !(quantile > 0 && quantile < 1) {
      throw ValidationError("--quantile \(quantile): give a number between 0 and 1, such as 0.5")
    }
    guard level > 0, level < 100 else {
      throw ValidationError("--level \(level): give a percentage between 0 and 100, such as 95")
    }
  }

  /// The formula of a response by the terms asked for, or by others where none were.
  func formula(of response: String, otherwise standard: Formula) throws -> Formula {
    let right = terms.map(\.plusForComma) ?? standard.rightSide
    let text = "\(response) ~ \(right)"
    do {
      let formula = try Formula(text)
      guard noIntercept else { return formula }
      return Formula(formula.response, formula.terms, intercept: false)
    } catch {
      throw ValidationError("--terms: \(error), in \(text)")
    }
  }

  /// Fits a formula and summarizes it.
  func fit(
    _ formula: Formula, in variables: Variables, subject: RegressionSummary.Subject
  ) throws -> RegressionResult {
    let choice = try choose.map { try TermChoice(among: formula, in: variables, by: $0) }
    let formula = choice?.best ?? formula
    let encoding = try Encoding(formula, in: variables)
    let frame = try encoding.frame(of: variables)
    let notes = frame.notes.map(\.description)
    let level = level / 100
    func result(
      _ summary: RegressionSummary, _ leastSquares: LinearRegression.Fitted? = nil,
      _ predict: @escaping ([[Double]]) -> [PredictedResponse]
    ) -> RegressionResult {
      RegressionResult(
        summary: summary, leastSquares: leastSquares, variables: variables, encoding: encoding,
        frame: frame, predict: predict)
    }
    if robust {
      let fit = try RobustRegression().fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, subject: subject, formula: formula, notes: notes, choice: choice, level: level)
      return result(summary) { fit.predictions(for: $0, level: level) }
    }
    if let quantile {
      let fit = try QuantileRegression(probability: quantile).fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, subject: subject, formula: formula, notes: notes, choice: choice, level: level)
      return result(summary) { fit.predictions(for: $0, level: level) }
    }
    if ridge {
      guard formula.hasIntercept, !formula.terms.isEmpty else {
        throw ValidationError("--ridge needs an intercept and at least one term")
      }
      let fit = try RidgeRegression().fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, response: frame.response, subject: subject, formula: formula, notes: notes,
        choice: choice, level: level)
      return result(summary) { fit.predictions(for: $0) }
    }
    let fit = try LinearRegression(covariance: (covariance ?? .classical).value).fit(
      frame.response, on: frame.design)
    let summary = RegressionSummary(
      fit, subject: subject, formula: formula, notes: notes, choice: choice, level: level)
    return result(summary, fit) { fit.predictions(for: $0, level: level) }
  }
}

/// A fitted formula, with all that predicting new rows takes.
struct RegressionResult {
  /// The summary.
  let summary: RegressionSummary

  /// The fit, where it is one by least squares.
  let leastSquares: LinearRegression.Fitted?

  /// The observations.
  let variables: Variables

  /// The encoding of the formula by these.
  let encoding: Encoding

  /// The complete observations.
  let frame: ModelFrame

  /// The predictions for rows of the design.
  let predict: ([[Double]]) -> [PredictedResponse]

  /// Adds the predictions of new rows to a table.
  func predict(
    _ new: Variables, named names: [String], series: String? = nil,
    into table: inout RegressionPredictions
  ) throws {
    try table.append(
      new, named: names, series: series, after: variables, encoding: encoding, frame: frame,
      by: predict)
  }
}

extension OutputOptions {
  /// Shows a fit: its coefficients, or in CSV the predictions of new rows where there are some.
  func show(_ summary: RegressionSummary, predictions: RegressionPredictions?) throws {
    guard let predictions else {
      return try show(summary.listing, json: summary.json, notes: summary.notes)
    }
    let table = predictions.listing.table().split(separator: "\n").map(String.init)
    try show(
      predictions.listing, json: summary.json(with: predictions), table: summary.listing,
      notes: summary.notes + [""] + table + predictions.notes)
  }
}

extension TermChoice.Criterion: ExpressibleByArgument {}

/// The name of an estimator of the coefficients' covariance.
enum CovarianceName: String, ExpressibleByArgument, CaseIterable {
  case classical, hc0, hc1, hc2, hc3, hac
  case hacAndrews = "hac-andrews"

  /// The estimator.
  var value: Covariance {
    switch self {
    case .classical: .classical
    case .hc0: .hc0
    case .hc1: .hc1
    case .hc2: .hc2
    case .hc3: .hc3
    case .hac: .hac
    case .hacAndrews: .hac(.andrews)
    }
  }
}

extension Formula {
  /// The part to the right of the tilde.
  fileprivate var rightSide: String {
    terms.isEmpty ? "1" : terms.map(\.description).joined(separator: " + ")
  }
}

extension String {
  /// The text with a plus for each comma that is not between parentheses.
  fileprivate var plusForComma: String {
    var depth = 0
    return String(
      map { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return character == "," && depth == 0 ? "+" : character
      })
  }
}

extension DiagnosticPlots {
  /// Writes the pictures into a folder, all or none.
  func write(intoFolder folder: String) throws {
    try Files.write(
      plots.map { ("\($0.name).svg", Array($0.chart.svg().utf8)) }, intoFolder: folder)
  }
}
