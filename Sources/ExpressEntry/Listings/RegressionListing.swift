public import Regression
public import Tabular

/// What a fitted regression is reported by, however it was fitted.
public struct RegressionSummary: Sendable {
  /// The method: regression, or robust regression.
  public let model: String

  /// The family.
  public let family: Family

  /// The estimates with their errors.
  public let coefficients: [Coefficient]

  /// The observations less their fitted values.
  public let residuals: [Double]

  /// The measures of fit by their keys and titles; nil where the method has none.
  public let measures: [(key: String, title: String, value: Double?)]

  /// Summarizes a fit by least squares.
  public init(_ fit: LinearRegression.Fitted, family: Family) {
    model = "regression"
    self.family = family
    coefficients = fit.coefficients()
    residuals = fit.residuals
    measures = [
      ("r2", "R²", fit.rSquared), ("adjustedR2", "Adjusted R²", fit.adjustedRSquared),
      ("sigma", "Residual standard error", fit.residualStandardError),
      ("aic", "AIC", fit.aic), ("bic", "BIC", fit.bic),
      ("durbinWatson", "Durbin–Watson", fit.durbinWatson),
      ("conditionNumber", "Condition number", fit.conditionNumber),
    ]
  }

  /// Summarizes a robust fit, which has no likelihood and no R².
  public init(_ fit: RobustRegression.Fitted, family: Family, conditionNumber: Double?) {
    model = "robust regression"
    self.family = family
    coefficients = fit.coefficients()
    residuals = fit.residuals
    measures = [
      ("r2", "R²", nil), ("adjustedR2", "Adjusted R²", nil),
      ("sigma", "Robust scale of residuals", fit.scale), ("aic", "AIC", nil), ("bic", "BIC", nil),
      ("durbinWatson", "Durbin–Watson", nil),
      ("conditionNumber", "Condition number", conditionNumber),
    ]
  }

  /// A row a term.
  public var listing: Listing {
    Listing(
      columns: [
        .init("term", "Term"), .init("estimate", "Estimate"),
        .init("standardError", "Std. error"), .init("t", "t"), .init("p", "p"),
        .init("lower", "95 % from"), .init("upper", "To"),
      ],
      rows: coefficients.map { coefficient in
        [
          .text(coefficient.term), .number(coefficient.estimate, decimals: 3),
          .number(coefficient.standardError, decimals: 3), .number(coefficient.t, decimals: 2),
          .number(coefficient.p, decimals: 4), .number(coefficient.lower, decimals: 3),
          .number(coefficient.upper, decimals: 3),
        ]
      })
  }

  /// The measures of fit, a line each.
  public var notes: [String] {
    ["\(residuals.count) observations"]
      + measures.compactMap { measure in
        measure.value.map { "\(measure.title): \($0.fixed(decimals: 3))" }
      }
  }

  /// The fit as JSON, with the keys of the command line's contract.
  public var json: JSON {
    var members = [
      JSON.Member(name: "model", value: .text(model)),
      JSON.Member(name: "family", value: .text(family.name)),
      JSON.Member(name: "observations", value: .integer(residuals.count)),
      JSON.Member(name: "coefficients", value: listing.json),
    ]
    members += measures.map { JSON.Member(name: $0.key, value: JSON($0.value)) }
    members.append(JSON.Member(name: "residuals", value: JSON(residuals)))
    return .object(members)
  }
}
