import Regression
import Summaries
import Tabular
import TestSupport
import Testing

struct RegressionSummaryTests {
  /// The figures are those of R's `summary(lm(mpg ~ wt + hp, mtcars))`, `AIC` and `BIC`.
  @Test func `a summary is read at a glance`() throws {
    let summary = RegressionSummary(
      try MotorCars.fit(), subject: .init("data", "mtcars"), formula: MotorCars.formula)

    #expect(
      summary.text == """
        Term       Estimate  Std. error      t        p  95 % from        To  VIF
        intercept     37.23        1.60  23.28  <0.0001      33.96     40.50
        wt           -3.878       0.633  -6.13  <0.0001     -5.172    -2.584  1.8
        hp         -0.03177     0.00903  -3.52   0.0015   -0.05024  -0.01331  1.8

        mtcars: mpg ~ wt + hp
        32 observations, 29 degrees of freedom; classical standard errors
        R² 0.827, adjusted 0.815, predicted 0.781
        Residual standard error 2.593
        F(2, 29) 69.21, p <0.0001
        AIC 156.7, AICc 158.1, BIC 162.5
        Condition number 9.675
        Residuals: min -3.94, quartiles -1.60 and 1.05, median -0.18, max 5.85

        Test           Statistic       p  Small p: evidence against
        Durbin–Watson      1.362  0.0206  errors are not autocorrelated
        Breusch–Pagan      0.881  0.6438  errors have constant variance
        Jarque–Bera        4.046  0.1322  errors are normal
        RESET              7.238  0.0030  effects are linear
        CUSUM              0.515  0.5915  coefficients are stable over time

        """)
  }

  @Test func `the JSON has the keys of the contract first`() throws {
    let summary = RegressionSummary(
      try MotorCars.fit(.hc3), subject: .init("category", "cars"),
      formula: MotorCars.formula)
    guard case .object(let members) = summary.json else { throw NotAnObject() }
    let names = members.map(\.name)
    let contract = [
      "model", "category", "observations", "coefficients", "r2", "adjustedR2", "sigma", "aic",
      "bic", "durbinWatson", "conditionNumber", "residuals",
    ]

    #expect(Set(names).isSuperset(of: contract))
    #expect(names.prefix(4) == contract.prefix(4))
    #expect(summary.json["standardErrors"] == .text("HC3"))
    guard case .array(let lines)? = summary.json["coefficients"] else { throw NotAnObject() }
    #expect(lines.count == 3)
    for key in ["term", "estimate", "standardError", "t", "p", "lower", "upper"] {
      #expect(lines[1][key] != nil, "\(key)")
    }
  }

  @Test func `what was tried is told`() throws {
    let choice = try TermChoice(among: MotorCars.formula, in: MotorCars.variables)
    let frame = try choice.best.frame(of: MotorCars.variables)
    let fit = try LinearRegression().fit(frame.response, on: frame.design)
    let summary = RegressionSummary(
      fit, subject: .init("data", "mtcars"), formula: choice.best, choice: choice)

    #expect(
      Array(summary.notes.suffix(5)) == [
        "Chosen of 4 models tried (all) by AICc on the same 32 observations:",
        "  158.13  mpg ~ wt + hp",
        "  166.89  mpg ~ wt",
        "  182.10  mpg ~ hp",
        "  209.17  mpg ~ 1",
      ])
  }

  @Test func `methods without errors leave their columns out`() throws {
    let frame = try MotorCars.formula.frame(of: MotorCars.variables)
    let ridge = try RidgeRegression().fit(frame.response, on: frame.design)
    let summary = RegressionSummary(
      ridge, response: frame.response, subject: .init("data", "mtcars"),
      formula: MotorCars.formula)

    #expect(summary.listing.columns.map(\.key) == ["term", "estimate"])
    #expect(summary.json["r2"] == .null)
    #expect(summary.json["penalty"] != nil)
    #expect(summary.residuals.count == 32)
  }

  @Test func `a robust fit names the observations that hardly count`() throws {
    var numbers = MotorCars.variables.numbers
    numbers["mpg"]?[4] = 90
    let variables = Variables(observations: 32, numbers: numbers)
    let frame = try MotorCars.formula.frame(of: variables)
    let summary = RegressionSummary(
      try RobustRegression().fit(frame.response, on: frame.design),
      subject: .init("data", "mtcars"), formula: MotorCars.formula)

    #expect(summary.model == "robust regression")
    #expect(summary.warnings.count == 1)
    #expect(summary.warnings[0].contains(" 5 ("))
  }

  @Test func `a quantile's plane has its errors and its loss`() throws {
    let frame = try MotorCars.formula.frame(of: MotorCars.variables)
    let summary = RegressionSummary(
      try QuantileRegression(probability: 0.5).fit(frame.response, on: frame.design),
      subject: .init("data", "mtcars"), formula: MotorCars.formula, level: 0.9)

    #expect(summary.listing.columns[5].heading == "90 % from")
    #expect(summary.notes.contains { $0.hasPrefix("Probability 0.5000, loss ") })
  }

  private struct NotAnObject: Error {}
}
