import Datasets
import ExpressEntry
import Tabular
import TestSupport
import Testing
import TimeSeries

/// What an audit of the excerpt of the feed notes of a round's field.
private func notes(_ round: String, _ field: String) throws -> [String] {
  let dataset = try Dataset.read(SourceText(reference("feed-excerpt.json"), file: "feed.json"))
  return Audit(of: dataset).findings()
    .filter { ($0.round?.text ?? "") == round && $0.field == field }
    .map { "\($0.severity): \($0.problem)" }
}

/// Each oddity of the real feed is read and told.
struct FeedQuirkTests {
  @Test(arguments: [
    ("38", "drawDateTime", "spaces too many"), ("82", "drawCutOff", "spaces too many"),
    ("262", "drawCutOff", "spaces too many"),
    ("386", "drawCutOff", "spaces too many; an hour of one digit"),
    ("114", "drawCutOff", "an hour of one digit"),
    ("63", "drawDateTime", "a comma behind the year"),
    ("242", "drawCutOff", "a comma behind the year"),
    ("215", "drawDateTime", "no comma behind the day"),
    ("373", "drawDateTime", "no word before the time"),
    ("244", "drawCutOff", "no word before the time; no space behind the comma"),
    ("322", "drawCutOff", "a full stop for the comma"),
    ("277", "drawCutOff", "a full stop for the comma"),
    ("297", "drawDateTime", "no space before the time"),
    ("333", "drawDateTime", "the date stands there twice"),
    ("270", "drawCutOff", "AM behind the time"),
  ])
  func `the punctuation of a date-time is told`(
    round: String, field: String, problem: String
  ) throws {
    #expect(try notes(round, field) == ["note: \(problem)"])
  }

  @Test func `an ordinal day is told`() {
    let read = FeedInstant("July 3rd, 2026 at 12:00:00 UTC", notAfter: Day(number: 25_000))
    #expect((read?.punctuation ?? []) == ["the day is an ordinal number"])
  }

  @Test(arguments: [
    ("6", "drawDateTime", "no time zone is given; taken as UTC like the others"),
    ("383", "drawCutOff", "no time zone is given; taken as UTC like the others"),
    ("208", "drawCutOff", "no year is given; taken as the latest such date not after the round"),
    ("210", "drawCutOff", "PM stands behind a time of 24 hours; ignored"),
    ("270", "drawDateTime", "AM stands behind a time of 24 hours; ignored"),
    ("247", "dd3", "Two digits are swapped: its five bands add up to 55,687"),
    ("247", "dd18", "the published sum is not that of its bands"),
    (
      "357", "drawDateTime",
      "The round's date is July 22; the pool it was published with was counted on July 20"
    ),
    (
      "139", "drawCutOff",
      "The tie-break repeats the instant of the draw itself; the real one is not known"
    ),
    ("139", "drawn", "in universal time it is the day after 2020-03-18, the day of the round"),
    ("91b", "drawNumber", "it is on the day of round 91a, 2018-05-30"),
    ("64", "drawNumber", "it is on the day of round 63, 2017-05-26"),
    ("76", "drawNumber", "it is on the day of round 75, 2017-11-01"),
  ])
  func `what was repaired, inferred or left empty is told`(
    round: String, field: String, problem: String
  ) throws {
    #expect(try notes(round, field).contains("note: \(problem)"))
  }

  @Test func `what holds for the whole feed is told once`() throws {
    let quirks = try Excerpt.feed().quirks.filter { $0.round == nil }
    #expect(
      quirks.map(\.problem) == [
        "285 numbers have a separator between thousands", "the fields hold HTML",
        "it is not known in 7 rounds", "no pool was published with the first 14 rounds",
      ])
  }

  @Test func `a round without a pool after those that had one is told`() throws {
    let objects = [
      (["drawNumber": "2", "drawDistributionAsOn": "July 5, 2024"], "0"),
      (["drawNumber": "1"], "9"),
    ].map { fields, count in
      let sums = ["dd17": count, "dd18": count]
      return Excerpt.feed(with: fields.merging(sums) { $1 }).dropFirst("{\"rounds\": [".count)
        .dropLast(2)
    }
    let feed = try Feed(
      SourceText(Array("{\"rounds\": [\(objects.joined(separator: ","))]}".utf8), file: "f"),
      officialNames: Excerpt.officialNames())
    let told = feed.quirks.filter { $0.round == RoundNumber("2") }.map(\.problem)
    #expect(told.contains("no pool was published with it"))
    #expect(feed.pool.map(\.total) == [9])
  }

  @Test func `bands that differ for one day of counting are told, and the first are taken`() throws
  {
    let objects = ["8", "9"].map { count in
      Excerpt.feed(with: ["drawNumber": count == "8" ? "2" : "1", "dd17": count, "dd18": count])
        .dropFirst("{\"rounds\": [".count).dropLast(2)
    }
    let feed = try Feed(
      SourceText(Array("{\"rounds\": [\(objects.joined(separator: ","))]}".utf8), file: "f"),
      officialNames: Excerpt.officialNames())
    let warning = try #require(feed.quirks.first { $0.severity == .warning })
    #expect(warning.round?.text == "2" && warning.field == "dd17" && warning.value == "8")
    #expect(warning.problem == "with round 1 it was 9 for the same day")
    #expect(feed.pool.map(\.total) == [9])
  }

  @Test func `a count that is published again when it is old is told`() throws {
    let objects = [("2", "2024-07-13"), ("1", "2024-07-05")].map { number, day in
      Excerpt.feed(with: ["drawNumber": number, "drawDate": day, "dd17": "9", "dd18": "9"])
        .dropFirst("{\"rounds\": [".count).dropLast(2)
    }
    let feed = try Feed(
      SourceText(Array("{\"rounds\": [\(objects.joined(separator: ","))]}".utf8), file: "f"),
      officialNames: Excerpt.officialNames())
    let note = try #require(feed.quirks.first { $0.field == "drawDistributionAsOn" })
    #expect(note.problem == "the count, published with round 1 before, was 9 days old")
  }

  @Test func `the feed becomes a dataset and the same rounds again`() throws {
    let feed = try Excerpt.feed()
    let csv = feed.rounds.datasetListing.csv()
    let again = try Dataset.read(SourceText(Array(csv.utf8), file: "rounds.csv"))
    #expect(again.rounds.all == feed.rounds.all)
    let pool = PoolSnapshot.listing(feed.pool).csv()
    #expect(
      try PoolSnapshot.table(SourceText(Array(pool.utf8), file: "p"), rounds: again.rounds)
        == feed.pool)
  }

  @Test func `a revision is told with the day on which it was seen`() throws {
    var dataset = try Dataset.bundled()
    dataset.revisions = [
      Revision(
        round: RoundNumber("335"), field: .tieBreak, old: "2025-11-28T00:00:00Z",
        new: "2024-11-28T00:00:00Z", seen: try #require(Day("2025-06-01")))
    ]
    let note = Audit(of: dataset).findings().first {
      $0.round?.text == "335" && $0.field == "tieBreak"
    }
    #expect(
      note?.problem
        == "it was \"2025-11-28T00:00:00Z\" until it was revised, as seen on 2025-06-01")
  }
}
