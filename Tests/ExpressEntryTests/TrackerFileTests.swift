import Datasets
import ExpressEntry
import Foundation
import Tabular
import TestSupport
import Testing
import TimeSeries

/// Excerpts of public files of people who keep rounds; the right values are those that the official
/// feed has for the same rounds.
struct TrackerFileTests {
  private func read(
    _ name: String, columns: [String: String] = [:], officialNames: OfficialNames? = nil
  ) throws -> Dataset {
    try Dataset.read(
      SourceText(reference("Trackers/\(name)"), file: name), columns: columns,
      officialNames: officialNames)
  }

  private func line(_ round: Round?) -> String {
    guard let round else { return "" }
    let stamp = round.tieBreak.map { " \($0)" } ?? ""
    return
      "\(round.number) \(round.day) \(round.category) \(round.writtenInvitations) "
      + "\(round.writtenCutoff ?? "–")\(stamp)"
  }

  @Test(arguments: [
    ("01-bare-array-feed.json", 5, "434 2026-08-07 transport 300 470 2025-10-11T14:55:49Z"),
    ("02-tracker-array.json", 12, "430 2026-07-23 military 4 368 2026-06-02T20:11:26Z"),
    ("03-draws-object.json", 12, "437 2026-08-19 french 5000 382"),
    ("04-camel-case.json", 12, "96 2018-08-08 general 3750 440"),
    ("05-feed-as-csv.csv", 8, "362 2025-08-19 healthcare 2500 470 2025-04-23T20:08:53Z"),
    ("06-written-tie-breaks.csv", 4, "376 2025-10-29 french 6000 416 2025-09-08T15:27:09Z"),
    ("07-draw-number-sign.csv", 10, "434 2026-08-07 transport 300 470"),
    ("08-us-dates-short-names-no-number.csv", 18, "18 2025-03-21 french 7500 379"),
    ("09-instant-as-date.csv", 12, "278 2023-12-21 agriculture 400 386 2023-07-06T05:44:14Z"),
    ("11-family-ids.csv", 3, "3 2025-02-03 healthcare 100 470"),
  ])
  func `a file is read without options`(name: String, count: Int, last: String) throws {
    let rounds = try read(name).rounds.all
    #expect(rounds.count == count)
    #expect(line(rounds.last) == last)
  }

  @Test func `the feed as a table of CSV has the pool too`() throws {
    let dataset = try read("05-feed-as-csv.csv")
    let newest = try #require(dataset.pool.last)
    #expect(newest.day == Day("2025-08-17"))
    #expect(newest.bands.reduce(0) { $0 + $1.candidates } == 254_113)
  }

  @Test func `a number that two rounds have is told, and each gets a letter by its name`() throws {
    let dataset = try read("04-camel-case.json")
    let twins = dataset.rounds.all.filter { $0.day == Day("2018-05-30") }
    #expect(twins.map(line) == ["91a 2018-05-30 fst 500 288", "91b 2018-05-30 pnp 200 902"])
    let told = try #require(dataset.reading?.renumbered.first)
    #expect(told.number == "91")
    #expect(told.given.map(\.text) == ["91a", "91b"])
  }

  @Test func `stamps in the feed's odd shapes are read with a repair each`() throws {
    let dataset = try read("06-written-tie-breaks.csv")
    let stamps = dataset.rounds.all.map { "\($0.number) \($0.tieBreak.map { "\($0)" } ?? "")" }
    #expect(
      stamps == [
        "208 2021-10-07T16:38:21Z", "210 2021-06-22T20:19:59Z", "258 2023-06-15T23:49:05Z",
        "376 2025-09-08T15:27:09Z",
      ])
    #expect(dataset.repairs.map(\.round.text) == ["258", "210", "208"])
  }

  @Test func `a file without numbers is numbered by its dates, and its columns are told`() throws {
    let reading = try #require(read("08-us-dates-short-names-no-number.csv").reading)
    #expect(reading.isNumberedByDate)
    #expect(
      reading.columns == [
        .date: "date", .name: "type", .invitations: "invitations_issued", .cutoff: "CRS_score",
      ])
    #expect(try read("03-draws-object.json").reading?.unused == ["year"])
  }

  @Test func `a name of the file comes before a known one that differs by case`() throws {
    let dataset = try read("10-any-hides-known.csv", officialNames: .any)
    let category = try dataset.category(named: "CEC")
    #expect(dataset.rounds.of(category).map(\.cutoff) == [542, 527, 521])
  }

  @Test func `a row of totals is left out and told, and rounds of one number are kept`() throws {
    let dataset = try read(
      "13-total-row.csv",
      columns: ["round": "no", "invitations": "people", "cutoff": "points", "name": "no"],
      officialNames: .any)
    #expect(dataset.reading?.leftOut.map(\.line) == [25])
    #expect(dataset.reading?.renumbered.map(\.number) == ["7"])
  }

  @Test func `a round that invited no one is none`() throws {
    let dataset = try read(
      "14-mpnp-eoi.csv",
      columns: [
        "round": "num", "date": "updated", "invitations": "inmbnum", "cutoff": "inmbrank",
        "name": "num",
      ], officialNames: .any)
    #expect(dataset.rounds.all.count == 17)
    #expect(dataset.reading?.leftOut.map(\.reason) == [.noInvitations])
  }

  @Test func `a round without a score counts in totals and has no cut-off`() throws {
    let dataset = try read("12-oinp-with-unscored.csv", officialNames: .any)
    #expect(dataset.rounds.all.count == 20)
    #expect(dataset.rounds.all.prefix(2).map(\.invitations) == [5, 411])
    #expect(dataset.rounds.all.prefix(2).map(\.cutoff) == [nil, nil])
    #expect(dataset.rounds.scored.all.count == 18)
    // The invitations of the file's column add up to 3,584.
    #expect(dataset.rounds.totals(of: nil).last?.cumulative == 3584)
    let deltas = dataset.rounds.deltas.filter { $0.round.cutoff == nil }
    #expect(deltas.allSatisfy { $0.cutoffDelta == nil })
  }

  @Test func `scores of other scales, and a bound in place of a size`() throws {
    let dataset = try read("16-other-scales.csv", officialNames: .any)
    #expect(
      dataset.rounds.all.map(line) == [
        "1 2024-05-09 Arrima 1415 1250", "2 2024-06-09 BC PNP Tech <5 90",
        "3 2024-07-09 RCIP 5 90.5",
      ])
    #expect(dataset.rounds.totals(of: nil).last?.cumulative == 1420)
    let again = try Dataset.read(
      SourceText(Array(dataset.rounds.datasetListing.csv().utf8), file: "rounds.csv"),
      officialNames: .any)
    #expect(again.rounds.all == dataset.rounds.all)
  }

  @Test func `a score of Express Entry is a whole number up to 1200`() throws {
    let text = "round,date,name,invitations,cutoff\n1,2026-01-02,CEC,100,1250\n"
    let error = #expect(throws: InvalidFile.self) {
      try Dataset.read(SourceText(Array(text.utf8), file: "own.csv"))
    }
    #expect(error?.diagnostics.first?.problem.contains("from 0 to 1200") == true)
  }

  @Test func `dates that nothing settles are a fault that says so`() throws {
    let text = "date,type,itas,score\n3/4/2025,CEC,100,500\n"
    let source = try SourceText(Array(text.utf8), file: "t.csv")
    let error = #expect(throws: InvalidFile.self) {
      try TrackerFile(JSONDocument(rowsOf: source), officialNames: .bundled())
    }
    let fault = try #require(error?.diagnostics.first)
    #expect(fault.location == .init(file: "t.csv", line: 2, column: 1))
    #expect(fault.problem.contains("no date of the file settles it"))
  }

  @Test func `a file of our own schema is right or wrong`() throws {
    let text = "round,date,name,invitations,cutoff\n1,,cec,100,500\n"
    #expect(throws: InvalidFile.self) {
      try Dataset.read(SourceText(Array(text.utf8), file: "own.csv"))
    }
  }

  @Test func `our own output is read back as it is`() throws {
    let dataset = try read("08-us-dates-short-names-no-number.csv")
    let again = try Dataset.read(
      SourceText(Array(dataset.rounds.datasetListing.csv().utf8), file: "rounds.csv"))
    #expect(again.rounds.all == dataset.rounds.all)
    #expect(again.reading == nil)
  }
}
