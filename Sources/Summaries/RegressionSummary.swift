public import Regression
import Statistics

/// The report of a fitted regression: its table, measures and tests, whatever the method.
public struct RegressionSummary: Sendable {
  /// The subject of a fit: a key and a name, such as `series` and `sales`.
  public struct Subject: Sendable, Equatable {
    /// The key in JSON.
    public let key: String

    /// The name.
    public let name: String

    /// Creates a subject.
    public init(_ key: String, _ name: String) {
      self.key = key
      self.name = name
    }
  }

  /// A line of the table; columns that a method does not estimate are nil.
  struct Row: Sendable, Equatable {
    let term: String
    let estimate: Double
    var inference: Coefficient?
    var varianceInflation: Double?
  }

  /// A measure of fit; the value is nil where the method has none.
  struct Measure: Sendable, Equatable {
    let key: String
    let title: String
    let value: Double?
  }

  /// A test of an assumption of the model.
  struct AssumptionTest: Sendable, Equatable {
    let key: String
    let title: String

    /// The assumption, doubtful where p is small.
    let assumption: String
    let result: TestResult
  }

  /// The method: regression, or robust, quantile or ridge regression.
  public let model: String

  /// The subject of the fit.
  public let subject: Subject

  /// The formula, in a form that can be read again.
  public let formula: String

  /// The name of the standard errors; nil where there are none.
  let errors: String?

  let rows: [Row]

  /// The observations less their fitted values.
  public let residuals: [Double]

  let degreesOfFreedom: Int?
  let measures: [Measure]
  let overall: FTest?
  let tests: [AssumptionTest]

  /// Reasons to be careful with the figures, in words.
  public let warnings: [String]

  /// The models that were tried, where the terms were chosen.
  public let choice: TermChoice?

  /// The level of the confidence intervals, in `0..<1`.
  public let level: Double
}

// MARK: - Methods

extension RegressionSummary {
  /// Summarizes a fit by least squares.
  ///
  /// - Parameters:
  ///   - fit: The fit.
  ///   - subject: The subject of the fit.
  ///   - formula: The formula that made its terms.
  ///   - notes: Remarks on the rows and columns that were left out.
  ///   - choice: The models that were tried, where the terms were chosen.
  ///   - level: The level of the confidence intervals, in `0..<1`.
  public init(
    _ fit: LinearRegression.Fitted, subject: Subject, formula: Formula, notes: [String] = [],
    choice: TermChoice? = nil, level: Double = 0.95
  ) {
    let inflation: [Double?] =
      fit.design.terms.count > 2
      ? (fit.design.hasIntercept ? [nil] : []) + fit.varianceInflation.map(\.factor)
      : fit.design.terms.map { _ in nil }
    self.init(
      model: "regression", subject: subject, formula: "\(formula)", errors: fit.assumption.name,
      rows: zip(fit.coefficients(level: level), inflation).map { line, factor in
        Row(
          term: line.term, estimate: line.estimate, inference: line, varianceInflation: factor)
      },
      residuals: fit.residuals, degreesOfFreedom: fit.degreesOfFreedom,
      measures: [
        Measure(key: "r2", title: "R²", value: fit.rSquared),
        Measure(key: "adjustedR2", title: "adjusted", value: fit.adjustedRSquared),
        Measure(key: "predictedR2", title: "predicted", value: fit.predictedRSquared),
        Measure(key: "sigma", title: "residual standard error", value: fit.residualStandardError),
        Measure(key: "aic", title: "AIC", value: fit.aic),
        Measure(key: "aicc", title: "AICc", value: fit.aicc),
        Measure(key: "bic", title: "BIC", value: fit.bic),
        Measure(key: "durbinWatson", title: "Durbin–Watson", value: fit.durbinWatson),
        Measure(key: "conditionNumber", title: "condition number", value: fit.conditionNumber),
      ],
      overall: fit.overallTest, tests: fit.assumptionTests,
      warnings: notes + fit.warnings.map(\.description), choice: choice, level: level)
  }

  /// Summarizes a robust fit, which has no likelihood and no R².
  public init(
    _ fit: RobustRegression.Fitted, subject: Subject, formula: Formula, notes: [String] = [],
    choice: TermChoice? = nil, level: Double = 0.95
  ) {
    self.init(
      model: "robust regression", subject: subject, formula: "\(formula)",
      errors: "Huber's", rows: fit.coefficients(level: level).map(Row.init),
      residuals: fit.residuals, degreesOfFreedom: fit.degreesOfFreedom,
      measures: Measure.missing + [
        Measure(key: "sigma", title: "robust scale of residuals", value: fit.scale)
      ],
      overall: nil, tests: [], warnings: notes + fit.lightRows, choice: choice, level: level)
  }

  /// Summarizes a quantile's plane.
  public init(
    _ fit: QuantileRegression.Fitted, subject: Subject, formula: Formula, notes: [String] = [],
    choice: TermChoice? = nil, level: Double = 0.95
  ) {
    // Planes that cross leave no densities: the estimates stand without errors, and it is said.
    let lines = try? fit.coefficients(level: level)
    let plain = zip(fit.design.terms, fit.estimates).map { Row(term: $0, estimate: $1) }
    self.init(
      model: "quantile regression", subject: subject, formula: "\(formula)",
      errors: lines.map { _ in "Hendricks and Koenker's" },
      rows: lines.map { $0.map(Row.init) } ?? plain,
      residuals: fit.residuals, degreesOfFreedom: fit.residuals.count - fit.estimates.count,
      measures: Measure.missing + [
        Measure(key: "sigma", title: "", value: nil),
        Measure(key: "probability", title: "probability", value: fit.probability),
        Measure(key: "loss", title: "loss", value: fit.loss),
      ],
      overall: nil, tests: [],
      warnings: notes + (fit.isUnique ? [] : [RegressionSummary.notUnique])
        + (lines == nil
          ? ["the planes of neighbouring quantiles cross too often for standard errors"] : []),
      choice: choice, level: level)
  }

  /// Summarizes a ridge regression, whose estimates are biased and so have no usual errors.
  public init(
    _ fit: RidgeRegression.Fitted, response: [Double], subject: Subject, formula: Formula,
    notes: [String] = [], choice: TermChoice? = nil, level: Double = 0.95
  ) {
    self.init(
      model: "ridge regression", subject: subject, formula: "\(formula)", errors: nil,
      rows: zip(fit.design.terms, fit.estimates).map { Row(term: $0, estimate: $1) },
      residuals: zip(response, fit.fittedValues).map { $0 - $1 }, degreesOfFreedom: nil,
      measures: Measure.missing + [
        Measure(key: "sigma", title: "", value: nil),
        Measure(key: "penalty", title: "penalty", value: fit.penalty),
        Measure(
          key: "effectiveParameters", title: "effective parameters", value: fit.effectiveParameters),
      ],
      overall: nil, tests: [], warnings: notes, choice: choice, level: level)
  }

  /// The warning of a quantile fit with alternatives.
  private static let notUnique =
    "the solution is not unique: other estimates have the same loss, so another program may print "
    + "others"
}

extension RegressionSummary.Row {
  /// The line of an estimate with its errors.
  fileprivate init(_ line: Coefficient) {
    self.init(term: line.term, estimate: line.estimate, inference: line)
  }
}

extension RegressionSummary.Measure {
  /// The measures that only least squares has.
  fileprivate static var missing: [RegressionSummary.Measure] {
    ["r2", "adjustedR2", "aic", "bic", "durbinWatson", "conditionNumber"].map {
      RegressionSummary.Measure(key: $0, title: "", value: nil)
    }
  }
}

extension RobustRegression.Fitted {
  /// The observations that hardly count, in words.
  fileprivate var lightRows: [String] {
    let light = weights.indices.filter { weights[$0] < 0.5 }
    guard !light.isEmpty else { return [] }
    let names = light.map { "\($0 + 1) (\(Int((100 * weights[$0]).rounded())) %)" }
    return [
      "these observations have less than half the usual weight: \(names.joined(separator: ", "))"
    ]
  }
}

extension Covariance {
  /// The name of the standard errors.
  fileprivate var name: String {
    switch self {
    case .classical: "classical"
    case .heteroskedastic(let correction): correction.rawValue.uppercased()
    case .autocorrelated(.andrews): "HAC (Andrews' bandwidth)"
    case .autocorrelated(.lag(let lag)): "HAC (lag \(lag))"
    case .autocorrelated(.usual): "HAC"
    case .clustered(let clusters): "clustered (\(Set(clusters).count) clusters)"
    }
  }
}

extension LinearRegression.Fitted {
  /// The tests of the usual assumptions; those that the data are too few for are left out.
  fileprivate var assumptionTests: [RegressionSummary.AssumptionTest] {
    let tests: [(String, String, String, TestResult?)] = [
      ("durbinWatsonTest", "Durbin–Watson", "errors are not autocorrelated", durbinWatsonTest()),
      (
        "breuschPagan", "Breusch–Pagan", "errors have constant variance",
        (try? breuschPagan()) ?? nil
      ),
      ("jarqueBera", "Jarque–Bera", "errors are normal", residuals.jarqueBera()),
      ("reset", "RESET", "effects are linear", try? reset()),
      ("cusum", "CUSUM", "coefficients are stable over time", (try? recursiveCUSUM())?.test),
    ]
    return tests.compactMap { key, title, assumption, result in
      guard let result, result.statistic.isFinite, result.p.isFinite else { return nil }
      return .init(key: key, title: title, assumption: assumption, result: result)
    }
  }
}
