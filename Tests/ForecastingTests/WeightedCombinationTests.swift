import Forecasting
import TestSupport
import Testing
import TimeSeries

struct WeightedCombinationTests {
  /// A line with a ripple: the drift forecasts it well, the mean badly.
  private let line = TimeSeries((0..<40).map { Double($0) * 5 + ($0 % 3 == 0 ? 1 : -0.5) })

  @Test func `the more accurate method has the more weight`() throws {
    let fitted = try WeightedCombination(of: [Mean(), Drift(), Naive()]).fit(line)
    #expect(fitted.weights[1] > fitted.weights[2] && fitted.weights[2] > fitted.weights[0])
    #expect(abs(fitted.weights.reduce(0, +) - 1) < 1e-14)
    let naive = try Naive().fit(line).forecast(horizon: 1).means[0]
    let drift = try Drift().fit(line).forecast(horizon: 1).means[0]
    let mean = try Mean().fit(line).forecast(horizon: 1).means[0]
    let expected =
      fitted.weights[0] * mean + fitted.weights[1] * drift + fitted.weights[2] * naive
    #expect(agreeingDigits(fitted.forecast(horizon: 1).means[0], expected) >= 14)
  }

  /// With one error each, of 2 and of 1, inverse squares are 0.2 and 0.8, and a third of that counts.
  @Test func `few errors leave the weights near equal`() throws {
    let series = TimeSeries([1, 3, 4])
    let fitted = try WeightedCombination(of: [Mean(), Naive()], origins: 1).fit(series)
    // Mean of 1 and 3 is 2, the last value 3: errors of 2 and 1.
    #expect(agreeingDigits(fitted.weights[0], 0.2 / 3 + 1.0 / 3) >= 14)
    #expect(agreeingDigits(fitted.weights[1], 0.8 / 3 + 1.0 / 3) >= 14)
  }

  @Test func `what is not yet known does not count`() throws {
    let members: [any Forecaster] = [Mean(), Drift(), Naive()]
    let before = try WeightedCombination(of: members).fit(line.prefix(30))
    var changed = line.values
    for index in 30..<40 { changed[index] = -100 }
    let after = try WeightedCombination(of: members).fit(TimeSeries(changed).prefix(30))
    #expect(before.weights == after.weights)
  }

  @Test func `weights do not depend on the unit or the origin of the scale`() throws {
    let members: [any Forecaster] = [Mean(), Drift(), Naive()]
    let own = try WeightedCombination(of: members, horizon: 3).fit(line).weights
    let other = try WeightedCombination(of: members, horizon: 3)
      .fit(TimeSeries(line.values.map { $0 * 1000 + 5e4 })).weights
    for (left, right) in zip(own, other) { #expect(agreeingDigits(left, right) >= 9) }
  }

  @Test(arguments: [[7.0], [2, 2], [5, 5, 5, 5, 5], [1, .nan, 3, 4, 5]])
  func `short, constant and broken series have finite forecasts`(values: [Double]) throws {
    let fitted = try WeightedCombination(of: [Naive(), Mean(), MovingAverage(window: 2)])
      .fit(TimeSeries(values))
    #expect(fitted.forecast(horizon: 3).means.allSatisfy { $0.isFinite })
  }

  @Test func `a method without an error takes what weight the errors give`() throws {
    let straight = TimeSeries((0..<20).map(Double.init))
    let fitted = try WeightedCombination(of: [Drift(), Naive()]).fit(straight)
    #expect(agreeingDigits(fitted.weights[0], 12.0 / 14 + 1.0 / 14) >= 14)
  }

  @Test func `members of one kind keep its forecast`() throws {
    let one = try Naive().fit(line).forecast(horizon: 3)
    let two = try WeightedCombination(of: [Naive(), Naive()]).fit(line).forecast(horizon: 3)
    #expect(two == one)
  }
}
