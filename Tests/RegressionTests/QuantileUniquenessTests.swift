import Regression
import Testing

struct QuantileUniquenessTests {
  private let median = QuantileRegression()

  @Test func `the median of an even number of values is not unique`() throws {
    let fit = try median.fit([1, 2, 4, 9], on: Design([:], observations: 4))

    #expect(!fit.isUnique)
    #expect((2.0...4).contains(fit.estimates[0]))
    #expect(fit.loss == 5)
  }

  @Test func `the median of an odd number is, and that of two equal ones in the middle`() throws {
    #expect(try median.fit([1, 2, 9], on: Design([:], observations: 3)).isUnique)
    #expect(try median.fit([1, 3, 3, 9], on: Design([:], observations: 4)).isUnique)
    #expect(try median.fit([5, 5, 5, 5], on: Design([:], observations: 4)).isUnique)
  }

  /// A level of an even number of observations has the freedom of its own median.
  @Test func `one level of a factor suffices`() throws {
    let variables = Variables(
      observations: 7, numbers: ["y": [1, 2, 9, 3, 4, 6, 9]],
      labels: ["g": ["a", "a", "a", "b", "b", "b", "b"]])
    let frame = try Formula("y ~ g").frame(of: variables)

    #expect(try !median.fit(frame.response, on: frame.design).isUnique)
  }
}
