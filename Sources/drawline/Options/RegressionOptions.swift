import ArgumentParser
import Charts
import Files
import Regression
import Summaries

/// How a regression is fitted and reported, on rounds and on any CSV alike.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to explain it by: variables, log(x), sqrt(x), poly(x, 2), spline(x, 3), lag(x, 1), "
        + "step(2025-03-25), pulse(2025-03-25), season(12), a:b, a*b.",
      valueName: "term + …"))
  var terms: String?

  @Flag(help: "Leave the intercept out.")
  var noIntercept = false

  @Option(help: "How the errors of the estimates are estimated.")
  var covariance: CovarianceName?

  @Flag(help: "Fit by Huber's M-estimator, which one odd observation cannot move far.")
  var robust = false

  @Option(
    help: ArgumentHelp(
      "Fit the plane that this part of the observations stays below: 0.5 for the median.",
      valueName: "p"))
  var quantile: Double?

  @Flag(help: "Fit by ridge regression, its penalty by generalized cross-validation.")
  var ridge = false

  @Option(
    help: ArgumentHelp(
      "Choose among the terms: by AICc, or by foretelling each observation from those before.",
      valueName: "aicc|cv"))
  var choose: TermChoice.Criterion?

  @Option(help: ArgumentHelp("The level of the intervals, in percent.", valueName: "percent"))
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
      throw ValidationError("--quantile \(quantile): give a part between 0 and 1, such as 0.5")
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
  ///
  /// - Returns: The summary, and the fit by least squares where that was the method.
  func summary(
    of formula: Formula, in variables: Variables, subject: RegressionSummary.Subject
  ) throws -> (summary: RegressionSummary, fit: LinearRegression.Fitted?, rows: [Int]) {
    let choice = try choose.map { try TermChoice(among: formula, in: variables, by: $0) }
    let formula = choice?.best ?? formula
    let frame = try formula.frame(of: variables)
    let level = level / 100
    if robust {
      let fit = try RobustRegression().fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, subject: subject, formula: formula, choice: choice, level: level)
      return (summary, nil, frame.rows)
    }
    if let quantile {
      let fit = try QuantileRegression(probability: quantile).fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, subject: subject, formula: formula, choice: choice, level: level)
      return (summary, nil, frame.rows)
    }
    if ridge {
      guard formula.hasIntercept, !formula.terms.isEmpty else {
        throw ValidationError("--ridge needs an intercept and at least one term")
      }
      let fit = try RidgeRegression().fit(frame.response, on: frame.design)
      let summary = RegressionSummary(
        fit, response: frame.response, subject: subject, formula: formula, choice: choice,
        level: level)
      return (summary, nil, frame.rows)
    }
    let fit = try LinearRegression(covariance: (covariance ?? .classical).value).fit(
      frame.response, on: frame.design)
    let summary = RegressionSummary(
      fit, subject: subject, formula: formula, choice: choice, level: level)
    return (summary, fit, frame.rows)
  }
}

extension TermChoice.Criterion: ExpressibleByArgument {}

/// An estimate of the covariance of coefficients, by the name under which it is asked for.
enum CovarianceName: String, ExpressibleByArgument, CaseIterable {
  case classical, hc0, hc1, hc2, hc3, hac
  case hacAndrews = "hac-andrews"

  /// The estimate.
  var value: Covariance {
    switch self {
    case .classical: .classical
    case .hc0: .heteroskedastic(.hc0)
    case .hc1: .heteroskedastic(.hc1)
    case .hc2: .heteroskedastic(.hc2)
    case .hc3: .heteroskedastic(.hc3)
    case .hac: .autocorrelated(.usual)
    case .hacAndrews: .autocorrelated(.andrews)
    }
  }
}

extension Formula {
  /// What stands to the right of the tilde.
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
