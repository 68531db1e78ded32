import Regression
import Testing

/// Numbers of a user's that size a loop or an allocation.
struct FormulaLimitTests {
  @Test(arguments: [
    ("poly(x, 9223372036854775807)", "1 to 100"), ("poly(x, 101)", "1 to 100"),
    ("poly(x, 99999999999999999999)", "1 to 100"), ("spline(x, 500)", "1 to 100"),
    ("lag(x, 9223372036854775807)", "1 to 100000"), ("season(10001)", "2 to 10000"),
    ("season(1)", "2 to 10000"),
  ])
  func `a number beyond its bound is an error that states the bound`(
    term: String, bound: String
  ) throws {
    let error = #expect(throws: FormulaError.self) { try Formula("y ~ \(term)") }
    #expect("\(try #require(error))".contains(bound))
  }

  @Test func `thirty crossings of one term are that term`() throws {
    let text = "y ~ " + Array(repeating: "time", count: 30).joined(separator: "*")

    #expect(try Formula(text).description == "y ~ time")
  }

  @Test func `thirty crossed terms are too many`() {
    let crossed = (0..<30).map { "x\($0)" }.joined(separator: "*")
    let joined = (0..<30).map { "x\($0)" }.joined(separator: ":")

    #expect(throws: FormulaError.tooMany("terms", limit: 500)) { try Formula("y ~ \(crossed)") }
    #expect(throws: FormulaError.tooMany("factors in an interaction", limit: 20)) {
      try Formula("y ~ \(joined)")
    }
  }

  @Test func `crossed labels that would fill the memory are an error`() throws {
    let labels = (0..<3_000).map { "level \($0)" }
    let variables = Variables(
      observations: 3_000, numbers: ["y": (0..<3_000).map(Double.init)],
      labels: ["g": labels, "h": labels])

    #expect(throws: FormulaError.tooLarge(columns: 9_000_001, rows: 3_000)) {
      try Formula("y ~ g:h").frame(of: variables)
    }
    #expect(throws: FormulaError.tooLarge(columns: 3_000, rows: 3_000)) {
      try Formula("y ~ g").frame(of: variables)
    }
  }
}
