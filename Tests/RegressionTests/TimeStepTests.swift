import LinearAlgebra
import Regression
import TestSupport
import Testing
import TimeSeries

/// Lags and seasons, which count time steps.
struct TimeStepTests {
  @Test func `a lag across a gap is missing, and told of`() throws {
    let variables = Variables(
      observations: 4, spacing: .grid([0, 1, 3, 4]),
      numbers: ["y": [1, 2, 3, 4], "x": [5, 6, 7, 8]])
    let frame = try Formula("y ~ lag(x, 1)").frame(of: variables)

    #expect(frame.rows == [1, 3])
    #expect(Array(frame.design.matrix.column(1)) == [5, 7])
    #expect(frame.notes == [.lagAcrossGap(term: "lag(x, 1)", rows: 1)])
    #expect(try Formula("y ~ lag(x, 3)").frame(of: variables).rows == [2, 3])
  }

  @Test func `a lag at uneven times counts rows, and that is told`() throws {
    let variables = Variables(
      observations: 4, spacing: .irregular, numbers: ["y": [1, 2, 3, 4], "x": [5, 6, 7, 8]])
    let frame = try Formula("y ~ lag(x, 1)").frame(of: variables)

    #expect(frame.rows == [1, 2, 3])
    #expect(frame.notes == [.lagCountsObservations(term: "lag(x, 1)")])
  }

  @Test func `a season of any period counts time steps`() throws {
    let variables = Variables(
      observations: 7, spacing: .grid([0, 1, 2, 4, 5, 6, 7]),
      numbers: ["y": [1, 2, 3, 4, 5, 6, 7]])
    let frame = try Formula("y ~ 0 + season(3)").frame(of: variables)

    #expect(frame.design.terms == ["season(3)=1", "season(3)=2", "season(3)=3"])
    #expect(Array(frame.design.matrix.column(0)) == [1, 0, 0, 0, 0, 1, 0])
    #expect(Array(frame.design.matrix.column(1)) == [0, 1, 0, 1, 0, 0, 1])
  }

  @Test func `a season of seven days is the weekday`() throws {
    // 2024-01-03 was a Wednesday.
    let days = (0..<14).map { Day(number: 19_725 + $0) }
    let variables = Variables(
      observations: 14, days: days, spacing: .grid(Array(0..<14)),
      numbers: ["y": (0..<14).map(Double.init)])
    let frame = try Formula("y ~ 0 + season(7)").frame(of: variables)

    #expect(frame.design.terms.first == "weekday=1")
    #expect(
      Array(frame.design.matrix.column(2)) == [1] + Array(repeating: 0, count: 6) + [1]
        + Array(repeating: 0, count: 6))
  }

  @Test func `of nested seasons the columns of the shorter suffice where they say the same`()
    throws
  {
    let variables = Variables(
      observations: 24, spacing: .grid(Array(0..<24)),
      numbers: ["y": (0..<24).map { Double($0 * $0 % 17) }])
    let frame = try Formula("y ~ season(3) + season(6)").frame(of: variables)
    let whole = try Formula("y ~ season(6)").frame(of: variables)
    let fits = try [frame, whole].map {
      try LinearRegression().fit($0.response, on: $0.design)
    }

    #expect(frame.design.terms.count == 6)
    #expect(frame.notes.count == 1)
    #expect(agreeingDigits(fits[0].fittedValues, fits[1].fittedValues) >= 11)
  }

  @Test func `a season needs an even spacing`() {
    let variables = Variables(
      observations: 3, days: [1, 5, 17].map { Day(number: $0) }, numbers: ["y": [1, 2, 3]])

    #expect(throws: FormulaError.irregular(term: "season(5)")) {
      try Formula("y ~ season(5)").frame(of: variables)
    }
  }
}
