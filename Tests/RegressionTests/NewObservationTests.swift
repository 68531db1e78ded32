import Regression
import TestSupport
import Testing

struct NewObservationTests {
  /// R 4.2.2: `predict.lm`, by Reference/R/designs.R.
  @Test func `predictions and their intervals agree with R's`() throws {
    let reference = try DesignReference.load()
    for expected in reference.predictions {
      let encoding = try Encoding(Formula(expected.formula), in: reference.cars)
      let frame = try encoding.frame(of: reference.cars)
      let fit = try LinearRegression().fit(frame.response, on: frame.design)
      let rows = try encoding.rows(for: reference.newRows, after: reference.cars, in: frame)
      let predictions = fit.predictions(for: rows.compactMap(\.self), level: expected.level)

      #expect(agreeingDigits(predictions.map(\.mean), expected.mean) >= 11)
      #expect(
        agreeingDigits(predictions.compactMap(\.standardError), expected.standardError) >= 10)
      #expect(
        agreeingDigits(predictions.compactMap { $0.confidence?.lower }, expected.meanLower) >= 10)
      #expect(
        agreeingDigits(predictions.compactMap { $0.confidence?.upper }, expected.meanUpper) >= 10)
      #expect(agreeingDigits(predictions.compactMap { $0.prediction?.lower }, expected.lower) >= 10)
      #expect(agreeingDigits(predictions.compactMap { $0.prediction?.upper }, expected.upper) >= 10)
    }
  }

  @Test func `a lag reaches back into the observations fitted, by its time`() throws {
    let old = Variables(
      observations: 5, spacing: .grid([0, 1, 2, 3, 4]), numbers: ["y": [1, 3, 4, 8, 9]])
    let new = Variables(observations: 2, spacing: .grid([5, 7]), numbers: [:])
    let encoding = try Encoding(Formula("y ~ lag(y, 1)"), in: old)
    let rows = try encoding.rows(for: new, after: old, in: encoding.frame(of: old))

    #expect(rows == [[1, 9], nil])
  }

  @Test func `a label that no observation has is named`() throws {
    let old = Variables(
      observations: 3, numbers: ["y": [1, 3, 4]], labels: ["g": ["a", "b", "a"]])
    let new = Variables(observations: 1, labels: ["g": ["c"]])
    let encoding = try Encoding(Formula("y ~ g"), in: old)
    let frame = try encoding.frame(of: old)

    #expect(throws: FormulaError.unknownLabel("c", of: "g", known: ["a", "b"])) {
      try encoding.rows(for: new, after: old, in: frame)
    }
  }

  @Test func `a row with a missing variable has no prediction`() throws {
    let old = Variables(observations: 3, numbers: ["y": [1, 3, 4], "x": [1, 2, 3]])
    let new = Variables(observations: 2, numbers: ["x": [.nan, 4]])
    let encoding = try Encoding(Formula("y ~ x"), in: old)

    #expect(
      try encoding.rows(for: new, after: old, in: encoding.frame(of: old)) == [nil, [1, 4]])
  }
}
