import ExpressEntry
import Tabular
import Testing
import TestSupport
import TimeSeries

private func rounds(
  _ text: String, officialNames: OfficialNames? = nil, columns: [String: String] = [:]
) throws -> Rounds {
  try Rounds(
    csv: SourceText(Array(text.utf8), file: "rounds.csv"),
    officialNames: officialNames ?? Excerpt.officialNames(), columns: columns)
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

  @Test func `a spreadsheet's export is read as it is`() throws {
    let read = try rounds(
      "\u{FEFF}sep=;\r\nDate;CRS score;Program;Round #;ITAs issued;Tie-break\r\n"
        + "2026-03-18;475,0;General;405;1 500;\"May 07, 2024 at 21:27:04 UTC\"\r\n")
    #expect(read.all.first?.cutoff == 475)
    #expect(read.all.first?.invitations == 1500)
    #expect(read.all.first?.tieBreak?.description == "2024-05-07T21:27:04Z")
  }

  @Test func `an instant without a year or time zone is refused in a file of rounds`() {
    let rows = ["October 7 at 16:38:21 UTC", "March 27, 2015 at 23:59:47"].map {
      "1,2026-03-18,General,10,475,\"\($0)\"\n"
    }
    for row in rows {
      #expect(throws: InvalidFile.self) {
        try rounds("round,date,name,invitations,cutoff,tieBreak\n" + row)
      }
    }
  }

  @Test func `any names are categories where any are taken`() throws {
    let read = try rounds(header + "1,2026-03-18,Subclass 189,10,65\n", officialNames: .any)
    #expect(read.categories.map(\.name) == ["Subclass 189"])
  }

  @Test(arguments: ["=1+1", "-1+1", "+1+1", "@a", "'=1", "''-1", "'quoted'", "it's", "'"])
  func `what looks like a formula is written as text and read back as it was`(name: String) throws {
    let round = Round(
      number: RoundNumber(name), day: Day(number: 20_000), name: name, category: Category(name),
      invitations: 10, cutoff: 470)
    let csv = Rounds([round]).datasetListing.csv()
    let cell = try #require(csv.split(separator: "\n").last?.first)
    #expect(!"=+-@".contains(cell))
    #expect(try rounds(csv, officialNames: .any).all == [round])
  }

  @Test func `what is written is read back`() throws {
    let read = try Excerpt.feed().rounds
    #expect(try rounds(read.datasetListing.csv()).all == read.all)
  }
}
