import Datasets
import ExpressEntry
import Tabular
import TestSupport
import Testing
import TimeSeries

/// A dataset of rounds of one category, each written as "number day cutoff".
private func dataset(_ rounds: [String]) throws -> Dataset {
  let rows = rounds.map { round in
    let parts = round.split(separator: " ")
    return "\(parts[0]),\(parts[1]),General,10,\(parts[2])\n"
  }
  return try .read(
    SourceText(
      Array(("round,date,name,invitations,cutoff\n" + rows.joined()).utf8), file: "rounds.csv"))
}

/// The same rounds as a feed.
private func feed(_ rounds: [String]) throws -> Feed {
  let objects = rounds.reversed().map { round in
    let parts = round.split(separator: " ").map(String.init)
    let fields = [
      "drawNumber": parts[0], "drawDate": parts[1], "drawName": "General", "drawSize": "10",
      "drawCRS": parts[2], "drawDateTime": "", "drawCutOff": "",
    ]
    return Excerpt.feed(with: fields).dropFirst("{\"rounds\": [".count).dropLast(2)
  }
  return try Feed(
    SourceText(Array("{\"rounds\": [\(objects.joined(separator: ","))]}".utf8), file: "feed.json"),
    officialNames: Excerpt.officialNames())
}

struct MergeTests {
  let today: Day

  init() throws {
    today = try #require(Day("2026-06-01"))
  }

  private func shown(_ rounds: Rounds) -> [String] {
    rounds.all.map { "\($0.number) \($0.day) \($0.writtenCutoff ?? "")" }
  }

  @Test func `new rounds are added and nothing else changes`() throws {
    let known = ["1 2026-01-01 470", "2 2026-02-01 471"]
    let merge = Merge(
      try feed(known + ["3 2026-03-01 472"]), into: try dataset(known), today: today)
    #expect(merge.new.map(\.number.text) == ["3"])
    #expect(merge.revised.isEmpty)
    #expect(merge.vanished.isEmpty)
    #expect(shown(merge.dataset.rounds) == known + ["3 2026-03-01 472"])
  }

  @Test func `a revised value is taken, and the old one is known for the days before`() throws {
    let merge = Merge(
      try feed(["1 2026-01-01 470", "2 2026-02-01 500"]),
      into: try dataset(["1 2026-01-01 470", "2 2026-02-01 471"]), today: today)
    #expect(
      merge.revised == [
        Revision(round: RoundNumber("2"), field: .cutoff, old: "471", new: "500", seen: today)
      ])
    #expect(merge.dataset.rounds.all.last?.cutoff == 500)
    #expect(merge.dataset.through(today).rounds.all.last?.cutoff == 500)
    let before = merge.dataset.through(today.advanced(by: -1))
    #expect(before.rounds.all.last?.cutoff == 471)
    #expect(before.revisions.isEmpty)
  }

  @Test func `a value revised twice has three states in time`() throws {
    let first = Merge(
      try feed(["1 2026-01-01 471"]), into: try dataset(["1 2026-01-01 470"]), today: today)
    let second = Merge(
      try feed(["1 2026-01-01 472"]), into: first.dataset, today: today.advanced(by: 10))
    #expect(
      [-1, 0, 9, 10].map {
        second.dataset.through(today.advanced(by: $0)).rounds.all.first?.cutoff
      } == [470, 471, 471, 472])
  }

  @Test func `a vanished round stays`() throws {
    let known = ["1 2026-01-01 470", "2 2026-02-01 471", "3 2026-03-01 472"]
    let merge = Merge(
      try feed([known[0], known[2]]), into: try dataset(known), today: today)
    #expect(merge.vanished.map(\.number.text) == ["2"])
    #expect(!merge.isStale)
    #expect(shown(merge.dataset.rounds) == known)
  }

  @Test func `a feed without the newest round is stale and changes no known value`() throws {
    let known = ["1 2026-01-01 470", "2 2026-02-01 471", "3 2026-03-01 472"]
    let merge = Merge(
      try feed(["1 2026-01-01 400", "2 2026-02-01 471"]), into: try dataset(known), today: today)
    #expect(merge.isStale)
    #expect(merge.revised.isEmpty)
    #expect(merge.vanished.map(\.number.text) == ["3"])
    #expect(shown(merge.dataset.rounds) == known)
  }

  @Test func `an empty feed deletes nothing`() throws {
    let merge = Merge(
      try feed([]), into: try dataset(["1 2026-01-01 470"]), today: today)
    #expect(shown(merge.dataset.rounds) == ["1 2026-01-01 470"])
  }

  @Test func `merging twice changes nothing more`() throws {
    let fresh = try feed(["1 2026-01-01 480", "2 2026-02-01 471"])
    let once = Merge(fresh, into: try dataset(["1 2026-01-01 470"]), today: today)
    let twice = Merge(fresh, into: once.dataset, today: today.advanced(by: 1))
    #expect(twice.new.isEmpty)
    #expect(twice.revised.isEmpty)
    #expect(twice.dataset.rounds == once.dataset.rounds)
    #expect(twice.dataset.revisions == once.dataset.revisions)
  }

  @Test func `a revised count of the pool is taken, and the old one is known for the days before`()
    throws
  {
    let counts = ["7", "8"].map { Excerpt.feed(with: ["dd17": $0, "dd18": $0]) }
    let known = try Dataset.read(SourceText(Array(counts[0].utf8), file: "feed.json"))
    let fresh = try Feed(
      SourceText(Array(counts[1].utf8), file: "feed.json"), officialNames: Excerpt.officialNames())
    let merge = Merge(fresh, into: known, today: today)
    #expect(
      merge.revised == [
        Revision(
          round: RoundNumber("301"), field: .pool, old: "0-300: 7", new: "0-300: 8", seen: today)
      ])
    #expect(merge.dataset.pool.map(\.total) == [8])
    #expect(merge.dataset.through(today.advanced(by: -1)).pool.map(\.total) == [7])
  }

  @Test func `revisions are read back as they are written`() throws {
    let revisions = [
      Revision(round: RoundNumber("91a"), field: .tieBreak, old: "", new: "x,\"y\"", seen: today)
    ]
    let csv = Revision.listing(revisions).csv()
    #expect(try Revision.table(SourceText(Array(csv.utf8), file: "r.csv")) == revisions)
  }
}
