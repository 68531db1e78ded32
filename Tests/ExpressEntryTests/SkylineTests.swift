import Datasets
import ExpressEntry
import Foundation
import TestSupport
import Testing
import TimeSeries

struct SkylineTests {
  /// Rounds of a pool into which candidates come and stay a year, their scores normal about 444 with
  /// a standard deviation of 60; each round invites those on top.
  private func simulatedRounds(_ count: Int, sizes: [Int]) throws -> Rounds {
    let start = try #require(Day("2024-01-01"))
    let inflow = (0...1200).map { 0.5 * exp(-pow((Double($0) - 444) / 60, 2) / 2) }
    var pool = inflow.map { 365 * $0 }
    var rounds: [Round] = []
    var day = start
    for number in 1...count {
      let size = sizes[number % sizes.count]
      var left = Double(size)
      var score = 1200
      while score > 0, pool[score] <= left {
        left -= pool[score]
        pool[score] = 0
        score -= 1
      }
      pool[score] -= left
      rounds.append(
        Round(
          number: RoundNumber("\(number)"), day: day, name: "Nurses", category: .healthcare,
          invitations: size, cutoff: Double(score)))
      let gap = 10 + number * 7 % 23
      day = day.advanced(by: gap)
      for score in pool.indices {
        pool[score] = min(pool[score] + Double(gap) * inflow[score], 365 * inflow[score])
      }
    }
    return Rounds(rounds)
  }

  private func answer(
    _ rounds: Rounds, day: Day, invitations: Int
  ) throws -> Double {
    let last = try #require(rounds.all.last)
    let question = CutoffQuestion(
      nextRoundOf: last.category, in: rounds, origin: day.advanced(by: -1), day: day,
      invitations: invitations)
    return try #require(SkylineModel(rounds: rounds).cutoff(question))
  }

  @Test func `the cut-offs of a simulated pool are foretold`() throws {
    let rounds = try simulatedRounds(40, sizes: [500, 2000, 800, 3500])
    var (errors, changes) = (0.0, 0.0)
    for count in 25..<40 {
      let (last, next) = (rounds.all[count - 1], rounds.all[count])
      let forecast = try answer(
        Rounds(Array(rounds.all.prefix(count))), day: next.day, invitations: next.invitations)
      errors += abs(forecast - (next.cutoff ?? .nan))
      changes += abs((last.cutoff ?? .nan) - (next.cutoff ?? .nan))
    }
    #expect(errors < changes / 20)
  }

  @Test func `the more are invited, the lower the cut-off; the longer the wait, the higher`() throws
  {
    let rounds = try Dataset.bundled().rounds
    let healthcare = Rounds(rounds.of(.healthcare))
    let day = try #require(healthcare.lastDay).advanced(by: 30)
    let bySize = try [100, 500, 1000, 2000, 4000, 8000].map {
      try answer(healthcare, day: day, invitations: $0)
    }
    #expect(zip(bySize, bySize.dropFirst()).allSatisfy { $0 > $1 })
    let byDay = try [0, 10, 60, 200].map {
      try answer(healthcare, day: day.advanced(by: $0), invitations: 2000)
    }
    #expect(zip(byDay, byDay.dropFirst()).allSatisfy { $0 < $1 })
  }

  /// The French rounds of a simulated pool go on while healthcare pauses, and from then on need twice
  /// the inflow that they needed before.
  @Test func `a category that has paused starts where the others have gone`() throws {
    let rounds = try simulatedRounds(24, sizes: [800, 1500]).all
    func others(growingBy factor: Int) -> [Round] {
      rounds.enumerated().map { index, round in
        Round(
          number: RoundNumber("\(100 + index)"), day: round.day, name: "French",
          category: Category("french"), invitations: round.invitations * (index < 8 ? 1 : factor),
          cutoff: round.cutoff)
      }
    }
    func cutoff(_ factor: Int) throws -> Double {
      let known = Rounds(rounds.prefix(8) + others(growingBy: factor), categories: [.healthcare])
      let day = try #require(known.lastDay).advanced(by: 14)
      let question = CutoffQuestion(
        nextRoundOf: .healthcare, in: known, origin: day.advanced(by: -1), day: day,
        invitations: 1000)
      return try #require(SkylineModel(rounds: known).cutoff(question))
    }

    let (alike, doubled) = try (cutoff(1), cutoff(2))
    #expect(doubled > alike + 5)
  }

  @Test func `sizes that do not last are expected to return to their mean`() throws {
    func expected(_ sizes: [Int]) throws -> Int {
      let rounds = try simulatedRounds(40, sizes: sizes)
      let asOf = try #require(rounds.lastDay)
      let why = Outlooks(rounds: rounds, asOf: asOf).outlook(of: .healthcare).explanation
      return try #require(why).invitations.next
    }

    #expect(try expected([1000]) == 1000)
    // The last is 500, and the others were as often 500 as 2,000.
    #expect((750...1300).contains(try expected([500, 2000, 2000, 500, 500, 2000])))
  }

  @Test(arguments: [1, 1_000_000])
  func `a round of any size has a cut-off of the range`(invitations: Int) throws {
    let rounds = try Dataset.bundled().rounds
    for category in rounds.categories {
      let own = Rounds(rounds.of(category))
      let day = try #require(own.lastDay).advanced(by: 14)
      let cutoff = try answer(own, day: day, invitations: invitations)
      #expect((0...1200.5).contains(cutoff))
    }
  }

  /// The figures of the README.
  ///
  /// 133 forecasts from 2023-06-01 on, each from what was dated before it; the last value misses by
  /// 24.8 points.
  @Test func `with day and size known it is far ahead of the last value`() throws {
    let start = try #require(Day("2023-06-01"))
    let rounds = try Dataset.bundled().rounds
    let backtest = CutoffBacktest(
      rounds, categories: rounds.categories, given: .dateAndSize
    ) { $0 >= start }
    let skyline = try #require(backtest.summary["all"]?.row(of: .skyline))
    #expect(skyline.count == 133)
    #expect(skyline.meanAbsoluteError < 0.75 * skyline.naiveMeanAbsoluteError)
    #expect((0.77...0.84).contains(skyline.coverage80))
    let auto = try #require(backtest.summary["all"]?.row(of: .auto))
    #expect(abs(auto.meanAbsoluteError - 14.95) < 0.05)
    #expect(auto.medianAbsoluteError < 5.5)
  }
}
