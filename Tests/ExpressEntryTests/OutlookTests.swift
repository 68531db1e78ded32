import Datasets
import ExpressEntry
import Forecasting
import Testing
import TimeSeries

struct OutlookTests {
  private func outlook(_ category: String, asOf: String = "2026-03-31") throws -> Outlook {
    let rounds = try Dataset.bundled().rounds
    return Outlooks(rounds: rounds, asOf: try #require(Day(asOf))).outlook(of: Category(category))
  }

  @Test func `the healthcare outlook has a cut-off between its bounds, and a record`() throws {
    let outlook = try outlook("healthcare")
    let inner = try #require(outlook.cutoffInterval(level: 0.8))
    let outer = try #require(outlook.cutoffInterval(level: 0.95))
    let mean = try #require(outlook.cutoff?.mean)
    #expect(outlook.lastRound?.number.text == "398")
    #expect(Double(inner.lowerBound) < mean && mean < Double(inner.upperBound))
    #expect(outer.lowerBound < inner.lowerBound && inner.upperBound < outer.upperBound)
    #expect(outlook.record?.rounds == 10)
    #expect(try #require(outlook.date).lower > outlook.asOf)
  }

  /// Also where more days have passed without a round than its usual gap.
  @Test(arguments: ["2026-03-31", "2026-02-20", "2025-04-15", "2024-06-20"])
  func `the cut-off is forecast for the day that is expected`(asOf: String) throws {
    for category in try Dataset.bundled().rounds.categories {
      let outlook = try outlook(category.name, asOf: asOf)
      guard let date = outlook.date, let stock = outlook.stock else { continue }
      #expect(stock.day == date.median, "\(category.name)")
    }
  }

  @Test(arguments: [
    ("stem", Outlook.Note.dormant(since: Day(number: 19_824))),
    ("general", .dormant(since: Day(number: 19_836))),
    ("education", .tooFewRounds(have: 2, need: 4)),
    ("military", .noRounds),
  ])
  func `a dormant or sparse category gets no cut-off and a reason`(
    category: String, note: Outlook.Note
  ) throws {
    let outlook = try outlook(category)
    #expect(outlook.cutoff == nil)
    #expect(outlook.notes == [note])
  }

  @Test func `a category that was alive then is forecast as of then`() throws {
    #expect(try outlook("stem", asOf: "2024-04-20").notes == [.tooFewRounds(have: 3, need: 4)])
    #expect(try outlook("general", asOf: "2024-04-30").cutoff != nil)
  }

  @Test func `a cut-off interval stays within the scores that there can be`() throws {
    for category in try Dataset.bundled().rounds.categories {
      guard let interval = try outlook(category.name).cutoffInterval(level: 0.999) else { continue }
      #expect((0...1200).contains(interval.lowerBound))
      #expect((0...1200).contains(interval.upperBound))
    }
  }

  @Test func `a given size and date stand in the outlook as given`() throws {
    let rounds = try Dataset.bundled().rounds
    let asOf = try #require(rounds.lastDay)
    let day = asOf.advanced(by: 20)
    let outlook = Outlooks(rounds: rounds, asOf: asOf)
      .outlook(of: .healthcare, day: day, size: 3000)
    #expect(outlook.date?.median == day && outlook.date?.upper == day)
    #expect(outlook.size?.median == 3000 && outlook.size?.lower == 3000)
    #expect(outlook.chosenModel == .skyline)
    let blind = Outlooks(rounds: rounds, asOf: asOf)
      .outlook(of: .healthcare, model: .naive, day: day, size: 3000)
    #expect(blind.notes.contains(.sizeNotUsed) && !outlook.notes.contains(.sizeNotUsed))
  }

  @Test func `where rounds take all who wait, the regression on the size answers`() throws {
    let rounds = try Dataset.bundled().rounds
    let asOf = try #require(rounds.lastDay)
    let outlook = Outlooks(rounds: rounds, asOf: asOf)
      .outlook(of: .pnp, day: asOf.advanced(by: 14), size: 500)
    #expect(outlook.chosenModel == .regression)
    #expect(!outlook.notes.contains(.sizeNotUsed))
  }

  @Test func `the more are invited, the lower the cut-off is expected`() throws {
    let rounds = try Dataset.bundled().rounds
    let asOf = try #require(rounds.lastDay)
    let outlooks = Outlooks(rounds: rounds, asOf: asOf)
    let medians = try [500, 1000, 2000, 4000].map { size in
      let interval = outlooks.outlook(of: .healthcare, size: size).cutoffInterval(level: 0)
      return try #require(interval).lowerBound
    }
    #expect(zip(medians, medians.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `no rounds at all give an outlook that says so`() throws {
    let outlook = Outlooks(rounds: Rounds([]), asOf: Day(number: 20_000)).outlook(of: .healthcare)
    #expect(outlook.notes == [.noRounds])
    #expect(outlook.cutoff == nil && outlook.date == nil && outlook.lastRound == nil)
  }
}
