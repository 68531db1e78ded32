import Forecasting
import TestSupport
import Testing
import TimeSeries

struct CombinationTests {
  let series = TimeSeries([2, 4, 3, 7, 5, 9, 6, 11])

  @Test func `the point is the mean or the median of the members' points`() throws {
    let members: [any Forecaster] = [Naive(), Mean(), Drift()]
    let points = try members.map { try $0.fit(series).forecast(horizon: 1).means[0] }
    let mean = try Combination(of: members, by: .mean).fit(series).forecast(horizon: 1)
    #expect(agreeingDigits(mean.means[0], points.reduce(0, +) / 3) >= 14)
    let median = try Combination(of: members).fit(series).forecast(horizon: 1)
    #expect(median.means[0] == points.sorted()[1])
  }

  @Test func `a trimmed mean leaves out the least and the greatest of four or more`() throws {
    let members: [any Forecaster] = [Naive(), Mean(), Drift(), MovingAverage(window: 2)]
    let points = try members.map { try $0.fit(series).forecast(horizon: 1).means[0] }.sorted()
    let trimmed = try Combination(of: members, by: .trimmedMean).fit(series).forecast(horizon: 1)
    #expect(agreeingDigits(trimmed.means[0], (points[1] + points[2]) / 2) >= 14)
    let three = Array(members.prefix(3))
    #expect(
      try Combination(of: three, by: .trimmedMean).fit(series).forecast(horizon: 2).means
        == Combination(of: three, by: .mean).fit(series).forecast(horizon: 2).means)
  }

  @Test func `members of one kind keep its spread`() throws {
    let one = try Naive().fit(series).forecast(horizon: 3)
    let two = try Combination(of: [Naive(), Naive()], by: .mean).fit(series).forecast(horizon: 3)
    #expect(two == one)
  }

  @Test func `a member that cannot be fitted is left out`() throws {
    let short = TimeSeries([2, 4])
    let fitted = try Combination(of: [Holt(), Naive()]).fit(short)
    #expect(fitted.members.count == 1)
    #expect(fitted.forecast(horizon: 1).means == [4])
    #expect(throws: FitError.tooShort(have: 2, need: 5)) {
      try Combination(of: [Holt(), ExponentialSmoothing()]).fit(short)
    }
  }
}
