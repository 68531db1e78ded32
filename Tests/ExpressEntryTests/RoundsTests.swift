import ExpressEntry
import TimeSeries
import Testing

struct RoundsTests {
  @Test func `numbers are ordered by their digits, then their letter`() {
    let numbers = ["100", "91b", "9", "91a", "10", "92"].map(RoundNumber.init)
    #expect(numbers.sorted().map(\.text) == ["9", "10", "91a", "91b", "92", "100"])
  }

  @Test func `categories are in the order asked for, then by their first round`() throws {
    let all = try Sample.rounds().all
    #expect(Rounds(all).categories.map(\.name) == ["pnp", "cec"])
    #expect(
      Rounds(all, categories: [Category("stem"), Category("cec")]).categories.map(\.name) == [
        "cec", "pnp",
      ])
  }

  @Test func `rounds up to a day hold that day and none after it`() throws {
    let known = try Sample.rounds().through(try #require(Day("2025-01-07")))
    #expect(known.all.map(\.number.text) == ["1", "2", "3", "4"])
    #expect(known.cutoffs(of: Category("cec")).values == [530, 541])
    #expect(known.lastDay?.description == "2025-01-07")
  }
}
