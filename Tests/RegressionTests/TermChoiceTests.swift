import Regression
import Statistics
import TestSupport
import Testing
import TimeSeries

struct TermChoiceTests {
  @Test(arguments: TermChoice.Criterion.allCases)
  func `the terms that made the response are found among others`(
    criterion: TermChoice.Criterion
  ) throws {
    let choice = try TermChoice(
      among: Formula("y ~ a + b + c + d"), in: variables(), by: criterion)

    #expect(Set(choice.best.terms.map(\.description)).isSuperset(of: ["a", "c"]))
    #expect(choice.candidates.count == 16)
    #expect(choice.isExhaustive)
    #expect(choice.candidates.last?.score ?? 0 > 3 * choice.candidates[0].score.magnitude)
  }

  /// The score of a model is its AICc: that of R's `lm` with the correction of Hurvich and Tsai.
  @Test func `AICc is that of the fit`() throws {
    let choice = try TermChoice(among: Formula("y ~ a + b"), in: variables())
    for candidate in choice.candidates {
      let frame = try candidate.formula.frame(of: variables())
      let fit = try LinearRegression().fit(frame.response, on: frame.design)
      #expect(candidate.score == fit.aicc)
    }
  }

  /// With the mean alone, each observation is foretold by the mean of those before it.
  @Test func `validation foretells each observation from those before it`() throws {
    let y = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let x = [1.0, 0, 2, 0, 1, 1, 0, 2]
    let choice = try TermChoice(
      among: Formula("y ~ x"), in: Variables(observations: 8, numbers: ["y": y, "x": x]),
      by: .timeOrderedValidation)
    let mean = try #require(choice.candidates.first { $0.formula.terms.isEmpty })
    let squares = (3..<8).map { origin in
      let error = y[origin] - y[..<origin].reduce(0, +) / Double(origin)
      return error * error
    }

    #expect(choice.foretold == 5)
    #expect(agreeingDigits(mean.score, (squares.reduce(0, +) / 5).squareRoot()) >= 13)
  }

  /// What comes last decides nothing of what was foretold before it.
  @Test func `a step that has not come yet counts as absent`() throws {
    let days = (0..<30).map { Day(number: 20_000 + $0) }
    let y = (0..<30).map { Double($0 % 3) + ($0 >= 24 ? 50 : 0) }
    let choice = try TermChoice(
      among: Formula("y ~ step(\(days[24]))"),
      in: Variables(observations: 30, days: days, numbers: ["y": y]),
      by: .timeOrderedValidation)

    #expect(choice.best.terms == [.step(at: days[24])])
  }

  @Test func `an interaction stands beside its parts`() throws {
    let choice = try TermChoice(among: Formula("y ~ a * b"), in: variables())

    #expect(choice.candidates.count == 5)
    for candidate in choice.candidates where candidate.formula.terms.count == 1 {
      #expect(!candidate.formula.terms[0].description.contains(":"))
    }
  }

  @Test func `many terms are added one at a time`() throws {
    var numbers = try variables().numbers
    for index in 0..<11 { numbers["n\(index)"] = noise(seed: UInt64(index + 50)) }
    let names = numbers.keys.filter { $0 != "y" }.sorted()
    let choice = try TermChoice(
      among: Formula("y ~ " + names.joined(separator: " + ")),
      in: Variables(observations: 60, numbers: numbers))

    #expect(!choice.isExhaustive)
    #expect(Set(choice.best.terms.map(\.description)).isSuperset(of: ["a", "c"]))
  }

  @Test func `too few observations for any choice are an error`() {
    #expect(throws: RegressionError.tooFewObservations(have: 3, need: 6)) {
      try TermChoice(
        among: Formula("y ~ x"),
        in: Variables(observations: 3, numbers: ["y": [1, 2, 4], "x": [1, 2, 3]]),
        by: .timeOrderedValidation)
    }
  }

  // MARK: - Data

  private func noise(seed: UInt64) -> [Double] {
    var generator = Statistics.SeededGenerator(seed: seed)
    return (0..<60).map { _ in generator.uniform() - 0.5 }
  }

  /// y = 10 + 30 a − 20 c + noise; b and d are noise.
  private func variables() throws -> Variables {
    let (a, b, c, d) = (noise(seed: 1), noise(seed: 2), noise(seed: 3), noise(seed: 4))
    let rest = noise(seed: 5)
    let y = a.indices.map { 10 + 30 * a[$0] - 20 * c[$0] + rest[$0] }
    return Variables(observations: 60, numbers: ["y": y, "a": a, "b": b, "c": c, "d": d])
  }
}
