import ExpressEntry
import Tabular
import Testing
import TestSupport
import TimeSeries

private func rounds(
  _ text: String, categories: Categories? = nil, columns: [String: String] = [:]
) throws -> Rounds {
  try Rounds(
    csv: SourceText(Array(text.utf8), file: "rounds.csv"),
    categories: categories ?? Excerpt.categories(), columns: columns)
}

private let header = "round,date,name,invitations,cutoff\n"

struct RoundsFileTests {
  @Test func `a tracker's columns are found by their aliases`() throws {
    let read = try rounds(
      """
      #,Date,Type,Invitations,CRS Cut off
      347,13-May-25,Canadian Experience Class,500,547
      346,"May 12, 2025",Provincial Nominee Program,"1,511",706
      """)
    #expect(read.all.map(\.number.text) == ["346", "347"])
    #expect(read.all.map(\.invitations) == [1511, 500])
    #expect(read.all.map(\.day.description) == ["2025-05-12", "2025-05-13"])
  }

  @Test(arguments: [
    Marked(header + "1,2026-03-18,▸Nurses,4000,475\n"),
    Marked(header + "1,2026-03-18,General,4000,▸1201\n"),
    Marked(header + "1,▸2024-02-30,General,4000,475\n"),
    Marked(header + "1,2026-03-18,General,▸0,475\n"),
    Marked(header + "1,2026-03-18,▸,4000,475\n"),
    Marked(header + "1,2026-03-18,General,10,475\n▸1,2026-03-19,General,10,475\n"),
  ])
  func `a fault is shown where it stands`(input: Marked) throws {
    let error = #expect(throws: InvalidFile.self) { try rounds(input.text) }
    let fault = try #require(error?.diagnostics.first)
    #expect(error?.diagnostics.count == 1)
    #expect(fault.location == .init(file: "rounds.csv", line: input.line, column: input.column))
  }

  @Test func `a round that stands twice tells where it stood first`() {
    let error = #expect(throws: InvalidFile.self) {
      try rounds(header + "7,2026-03-18,General,10,475\n7,2026-03-19,General,10,475\n")
    }
    #expect(
      error?.description == """
        rounds.csv:3:1: round 7 stands here again, first on line 2; drop one of the two
        """)
  }

  @Test func `any names are families where any are taken`() throws {
    let read = try rounds(header + "1,2026-03-18,Subclass 189,10,65\n", categories: .any)
    #expect(read.families.map(\.name) == ["Subclass 189"])
  }

  @Test func `what is written is read back`() throws {
    let read = try Excerpt.feed().rounds
    #expect(try rounds(read.datasetListing.csv()).all == read.all)
  }
}
