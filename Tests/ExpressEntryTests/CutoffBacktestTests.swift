import Datasets
import ExpressEntry
import Forecasting
import Testing
import TestSupport
import TimeSeries

struct CutoffBacktestTests {
  /// Mean absolute errors of the last value on rounds 252–407, computed independently from the
  /// feed in Python: 133 forecasts, 24.8 points; healthcare 10 forecasts, 16.3 points.
  @Test func `the last value misses by what was measured independently`() throws {
    let start = try #require(Day("2023-06-01"))
    let rounds = try Dataset.bundled().rounds
    let backtest = CutoffBacktest(rounds, categories: rounds.categories) { $0 >= start }

    let all = try #require(backtest.summary["all"]?.row(of: .naive))
    #expect(all.count == 133)
    #expect(abs(all.meanAbsoluteError - 24.82) < 0.005)
    #expect(all.medianAbsoluteError == 16)
    let healthcare = try #require(backtest.summary["healthcare"]?.row(of: .naive))
    #expect(healthcare.count == 10)
    #expect(abs(healthcare.meanAbsoluteError - 16.3) < 1e-9)
    #expect(healthcare.skillVsNaive == 0)
  }

  @Test func `the automatic model is better than the last value, and its intervals hold`() throws {
    let start = try #require(Day("2023-06-01"))
    let rounds = try Dataset.bundled().rounds
    let backtest = CutoffBacktest(rounds, categories: rounds.categories) { $0 >= start }

    let auto = try #require(backtest.summary["all"]?.row(of: .auto))
    #expect(auto.meanAbsoluteError < auto.naiveMeanAbsoluteError)
    #expect((0.77...0.84).contains(auto.coverage80))
    #expect((0.93...0.98).contains(auto.coverage95))
  }

  @Test(arguments: Given.allCases)
  func `what happens after an origin changes no forecast made at it`(given: Given) throws {
    let cut = try #require(Day("2025-06-30"))
    let rounds = try Dataset.bundled().rounds
    let spoilt = Rounds(
      rounds.all.map { round in
        guard round.day > cut else { return round }
        return Round(
          number: round.number, day: round.day, name: round.name, category: round.category,
          invitations: 1, cutoff: round.cutoff.map { 1200 - $0 })
      }, categories: rounds.categories)
    let later = rounds.all.filter { $0.day > cut }
    let reversed = Rounds(
      rounds.all.filter { $0.day <= cut }
        + zip(later, later.reversed()).map { round, other in
          Round(
            number: round.number, day: round.day, name: other.name, category: other.category,
            invitations: other.invitations, cutoff: other.cutoff)
        }, categories: rounds.categories)
    func known(_ rounds: Rounds) -> [CutoffForecast] {
      CutoffBacktest(rounds, categories: rounds.categories, given: given).forecasts
        .filter { ($0.outcome?.day ?? $0.origin) <= cut }
    }

    let (before, truncated, after) = (
      known(rounds), known(rounds.through(cut)), known(spoilt)
    )
    #expect(before.map(\.distribution) == known(reversed).map(\.distribution))
    #expect(before.count > 1000)
    #expect(before.map(\.distribution) == truncated.map(\.distribution))
    #expect(before.map(\.distribution) == after.map(\.distribution))
  }

  @Test func `asked on the day of a category's last round, its forecast uses no later round`()
    throws
  {
    let day = try #require(Day("2025-07-22"))
    let rounds = try Dataset.bundled().rounds
    let said = Outlooks(rounds: rounds, asOf: day).outlook(of: .healthcare)
    let forecasts = CutoffBacktest(rounds, categories: [.healthcare]).forecasts
    let tested = try #require(
      forecasts.first { $0.origin == day && $0.model == .auto })
    #expect(said.cutoff == tested.distribution)
    #expect(tested.outcome?.number.text == "362")
  }
}
