import LinearAlgebra
import Regression
import TestSupport
import Testing
import TimeSeries

struct FormulaTests {
  /// R 4.2.2: `lm`, by Reference/R/formulas.R.
  @Test func `terms agree with R's`() throws {
    let reference = try FormulaReference.load()
    for expected in reference.cases {
      let frame = try Formula(expected.formula).frame(of: reference.variables)
      let fit = try LinearRegression().fit(frame.response, on: frame.design)

      #expect(agreeingDigits(fit.estimates, expected.estimates) >= 11, "\(expected.formula)")
      #expect(agreeingDigits(fit.fittedValues, expected.fittedValues) >= 12)
    }
  }

  /// R 4.2.2: `ns`, whose basis is another of the same splines, by Reference/R/formulas.R.
  @Test func `a spline fits as R's does`() throws {
    let reference = try FormulaReference.load()
    let frame = try Formula(reference.spline.formula).frame(of: reference.variables)
    let fit = try LinearRegression().fit(frame.response, on: frame.design)

    #expect(agreeingDigits(fit.fittedValues, reference.spline.fittedValues) >= 11)
  }

  @Test(arguments: [
    "cutoff ~ time + log(invitations) + log(gap) + step(2025-03-25) + season(12)",
    "log(cutoff) ~ poly(time, 3) + spline(gap, 4) + lag(cutoff, 2) + pulse(2024-02-29)",
    "cutoff ~ 0 + category + category:time", "cutoff ~ 1",
  ])
  func `a formula is written as it is read`(text: String) throws {
    #expect(try Formula(text).description == text)
  }

  @Test func `shorthand is spelt out`() throws {
    #expect(try Formula("y~a*b").description == "y ~ a + b + a:b")
    #expect(try Formula("y ~ a + b + a - b").description == "y ~ a")
    #expect(try Formula("y ~ -1 + a").description == "y ~ 0 + a")
  }

  @Test(arguments: [
    ("y", FormulaError.unexpected("", column: 2, expected: "\"~\" after the response")),
    ("y ~ ", .unexpected("", column: 5, expected: "a variable or a function")),
    ("y ~ a ++ b", .unexpected("+", column: 8, expected: "a variable or a function")),
    ("y ~ log(a", .unexpected("", column: 10, expected: "\")\"")),
    ("y ~ cube(a)", .unknownFunction("cube", column: 5)),
    (
      "y ~ step(2025-02-30)",
      .wrongArguments(of: "step", column: 5, expected: "a day such as 2025-03-25")
    ),
    (
      "y ~ poly(a, 0)",
      .wrongArguments(
        of: "poly", column: 5, expected: "a variable and a whole number from 1 to 100")
    ),
  ])
  func `a fault is reported where it stands`(text: String, error: FormulaError) {
    #expect(throws: error) { try Formula(text) }
  }

  @Test func `steps, pulses and seasons follow the days`() throws {
    let days = [20_086, 20_172, 20_173, 20_179].map { Day(number: $0) }
    let variables = Variables(observations: 4, days: days, numbers: ["y": [1, 2, 3, 4]])
    let frame = try Formula("y ~ step(2025-03-25) + pulse(2025-03-26) + season(12)")
      .frame(of: variables)

    #expect(days.map(\.description) == ["2024-12-29", "2025-03-25", "2025-03-26", "2025-04-01"])
    #expect(
      frame.design.terms
        == ["intercept", "step(2025-03-25)", "pulse(2025-03-26)", "month=4", "month=12"])
    #expect(frame.design.matrix.row(2) == [1, 1, 1, 0, 0])
    #expect(frame.design.matrix.row(0) == [1, 0, 0, 0, 1])
  }

  @Test func `observations with a gap are left out and named by the rows kept`() throws {
    let variables = Variables(
      observations: 4, numbers: ["y": [1, .nan, 3, 4], "x": [5, 6, 7, 8]])

    #expect(try Formula("y ~ lag(x)").frame(of: variables).rows == [2, 3])
  }

  @Test func `new observations are encoded like the old`() throws {
    let old = Variables(observations: 5, numbers: ["y": [1, 2, 3, 4, 5], "x": [1, 2, 4, 7, 11]])
    let new = Variables(observations: 1, numbers: ["y": [.nan], "x": [7]])
    let encoding = try Encoding(Formula("y ~ poly(x, 2)"), in: old)
    let first = try encoding.columns(of: old).map { $0[3] }

    #expect(try encoding.columns(of: new).map { $0[0] } == first)
  }

  @Test func `a variable that does not suit is named`() throws {
    let variables = Variables(
      observations: 3, numbers: ["y": [1, 2, 3], "x": [1, 0, 1]], labels: ["f": ["a", "b", "a"]])

    #expect(throws: FormulaError.unknownVariable("z", known: ["f", "x", "y"])) {
      try Formula("y ~ z").frame(of: variables)
    }
    #expect(throws: FormulaError.notNumeric("f")) { try Formula("y ~ log(f)").frame(of: variables) }
    #expect(throws: FormulaError.outOfDomain(term: "log(x)", row: 1, value: 0)) {
      try Formula("y ~ log(x)").frame(of: variables)
    }
    #expect(throws: FormulaError.noDays(term: "season(4)")) {
      try Formula("y ~ season(4)").frame(of: variables)
    }
    #expect(throws: FormulaError.tooFewValues(term: "poly(x, 2)", have: 2, need: 3)) {
      try Formula("y ~ poly(x, 2)").frame(of: variables)
    }
  }
}

/// Models with transformed terms as R fits them to its `mtcars`.
private struct FormulaReference: Decodable {
  /// A model.
  struct Case: Decodable {
    let formula: String
    let estimates: [Double]
    let fittedValues: [Double]
  }

  let mpg: [Double]
  let hp: [Double]
  let wt: [Double]
  let cylinders: [String]
  let cases: [Case]
  let spline: Case

  /// The data.
  var variables: Variables {
    Variables(
      observations: mpg.count, numbers: ["mpg": mpg, "hp": hp, "wt": wt],
      labels: ["cylinders": cylinders])
  }

  static func load() throws -> FormulaReference {
    try referenceValues("R/formulas.json", as: FormulaReference.self)
  }
}
