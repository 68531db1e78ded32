import ExpressEntry
import Tabular
import Testing
import TestSupport
import TimeSeries

struct FeedTests {
  /// Round, day, category, invitations, cut-off, tie-break and draw: read off the excerpt by eye.
  @Test(arguments: [
    ("6", "2015-03-27", "general", 1637, 453, "", "2015-03-27T23:59:47Z"),
    ("38", "2016-07-13", "general", 747, 482, "", "2016-07-13T13:56:45Z"),
    ("63", "2017-05-26", "pnp", 143, 775, "", "2017-05-26T16:35:48Z"),
    ("64", "2017-05-26", "fst", 400, 199, "", "2017-05-26T16:35:48Z"),
    ("75", "2017-11-01", "pnp", 290, 673, "", "2017-11-01T12:55:44Z"),
    ("76", "2017-11-01", "fst", 505, 241, "", "2017-11-01T12:55:44Z"),
    ("82", "2018-01-24", "general", 2750, 444, "2018-01-17T12:33:00Z", "2018-01-24T13:38:00Z"),
    ("91a", "2018-05-30", "fst", 500, 288, "2017-06-07T20:11:13Z", "2018-05-30T14:52:06Z"),
    ("91b", "2018-05-30", "pnp", 200, 902, "2018-03-23T05:38:02Z", "2018-05-30T14:52:06Z"),
    ("139", "2020-03-18", "pnp", 668, 720, "", "2020-03-19T02:04:06Z"),
    ("176", "2021-02-13", "cec", 27_332, 75, "2020-09-12T15:31:40Z", "2021-02-13T11:56:56Z"),
    ("208", "2021-10-27", "pnp", 681, 744, "2021-10-07T16:38:21Z", "2021-10-27T13:32:26Z"),
    ("270", "2023-10-25", "french", 300, 486, "2023-09-30T04:22:17Z", "2023-10-25T15:48:39Z"),
    ("333", "2025-01-23", "cec", 4000, 527, "2024-07-23T07:06:43Z", "2025-01-23T15:30:04Z"),
    ("357", "2025-07-22", "healthcare", 4000, 475, "2025-03-13T13:08:29Z", "2025-07-22T16:27:45Z"),
    ("383", "2025-12-08", "pnp", 1123, 729, "2025-03-05T05:10:48Z", "2025-12-08T15:17:10Z"),
    ("407", "2026-03-31", "cec", 2250, 509, "2026-03-18T08:27:11Z", "2026-03-31T10:53:56Z"),
  ])
  func `a quirky round is read`(
    number: String, day: String, category: String, invitations: Int, cutoff: Int, tieBreak: String,
    drawn: String
  ) throws {
    let round = try #require(Excerpt.feed().rounds.all.first { $0.number.text == number })
    #expect(round.day.description == day)
    #expect(round.category.name == category)
    #expect(round.invitations == invitations)
    #expect(round.cutoff == Double(cutoff))
    #expect(round.tieBreak == Instant(tieBreak))
    #expect(round.drawn == Instant(drawn))
  }

  @Test func `rounds come out oldest first, those of a day by number`() throws {
    #expect(
      try Excerpt.feed().rounds.all.map(\.number.text)
        == """
        6 38 63 64 75 76 82 91a 91b 114 139 176 208 210 215 242 244 247 258 262 270 277 297 322 333
        357 373 383 386 407
        """.split { $0.isWhitespace }.map(String.init))
  }

  @Test func `every repair is told, with what was published and why`() throws {
    let repairs = try Excerpt.feed().repairs.map { "\($0.round) \($0.field) \($0.taken)" }
    #expect(
      repairs == [
        "6 drawDateTime 2015-03-27T23:59:47Z", "139 drawCutOff ",
        "208 drawCutOff 2021-10-07T16:38:21Z", "210 drawCutOff 2021-06-22T20:19:59Z",
        "247 dd3 55,687", "247 dd18 230,009", "258 drawCutOff 2023-06-15T23:49:05Z",
        "270 drawDateTime 2023-10-25T15:48:39Z", "357 drawDateTime July 22, 2025 at 16:27:45 UTC",
        "383 drawCutOff 2025-03-05T05:10:48Z",
      ])
  }

  @Test func `spaces around the name of a round are no part of it`() throws {
    let text = Excerpt.feed(with: ["drawName": " General\u{A0} "])
    let feed = try Feed(
      SourceText(Array(text.utf8), file: "feed.json"), officialNames: Excerpt.officialNames())
    #expect(feed.rounds.all.first?.name == "General")
  }

  @Test func `a correction is for the published value only`() throws {
    let correction = Correction(
      round: RoundNumber("301"), field: "drawCRS", published: "444", corrected: "400", reason: "-")
    let feed = try Feed(
      SourceText(Array(Excerpt.feed(with: [:]).utf8), file: "feed.json"),
      officialNames: Excerpt.officialNames(), corrections: [correction])
    #expect(feed.rounds.all.first?.cutoff == 445)
    #expect(feed.repairs.isEmpty)
  }

  @Test func `without corrections the fault stays and the sum is repaired`() throws {
    let feed = try Feed(
      SourceText(reference("feed-excerpt.json"), file: "feed.json"),
      officialNames: Excerpt.officialNames())
    #expect(feed.repairs.contains { $0.round.text == "247" && $0.taken == "55,687" })
    let round = try #require(feed.rounds.all.first { $0.number.text == "357" })
    #expect(round.drawn?.description == "2025-07-12T16:27:45Z")
  }

  @Test func `the pool is one state a day of counting, its bands without gap or overlap`() throws {
    let pool = try Excerpt.feed().pool
    #expect(pool.map(\.round.text).first == "215")
    #expect(!pool.contains { ["6", "176", "208", "210"].contains($0.round.text) })
    for snapshot in pool {
      let bands = snapshot.bands.map(\.scores)
      #expect(bands.first?.upperBound == 1200)
      #expect(bands.last?.lowerBound == 0)
      for (upper, lower) in zip(bands, bands.dropFirst()) {
        #expect(upper.lowerBound == lower.upperBound + 1)
      }
    }
    #expect(pool.first { $0.round.text == "407" }?.total == 230_186)
    #expect(pool.first { $0.round.text == "247" }?.total == 230_009)
  }
}
