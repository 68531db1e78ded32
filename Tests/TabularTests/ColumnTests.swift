import Tabular
import Testing
import TestSupport
import TimeSeries

private let day = Column<Day>("date", aliases: ["Draw date"])
private let cutoff = Column("cutoff", aliases: ["CRS Cut off"], in: 0...1200)
private let name = Column<String>("name")

private func table(_ text: String, renamed: [String: String] = [:]) throws -> Table {
  try Table(SourceText(Array(text.utf8), file: "rounds.csv"), renamed: renamed)
}

struct ColumnTests {
  @Test func `columns are found in any order, by alias, whatever the case`() throws {
    let (days, cutoffs) = try table("crs CUT OFF,extra,DRAW DATE\n475,x,2026-03-18\n")
      .read(day, cutoff)
    #expect(days == [try #require(Day("2026-03-18"))])
    #expect(cutoffs == [475])
  }

  @Test func `a column's own name goes before its aliases`() throws {
    #expect(try table("CRS Cut off,cutoff\n1,2\n").read(cutoff) == [2])
  }

  @Test func `the user's name for a column goes before all others`() throws {
    #expect(
      try table("cutoff,Points\n1,2\n", renamed: ["cutoff": "Points"]).read(cutoff) == [2])
  }

  @Test(arguments: [
    (Marked("date,cutoff\n2026-03-18,▸47O\n"), "cutoff \"47O\" is not"),
    (Marked("date,cutoff\n2026-03-18,475\n2026-04-01,▸\n"), "cutoff is empty"),
    (Marked("name,date,cutoff\nSanté,2026-03-18,▸4700\n"), "cutoff \"4700\" is not"),
    (Marked("cutoff,date\n475,▸2024-02-30\n"), "date \"2024-02-30\" is not a day"),
    (Marked("date,cutoff\n2026-03-18,▸-1\n"), "cutoff \"-1\" is not"),
    (Marked("date,cutoff\n2026-03-18,▸4e2\n"), "cutoff \"4e2\" is not"),
    (Marked("date,cutoff\n2026-03-18,▸99999999999999999999\n"), "cutoff \"999"),
  ])
  func `a bad cell is reported where it stands`(input: Marked, problem: String) throws {
    let error = #expect(throws: InvalidFile.self) { try table(input.text).read(day, cutoff) }
    let fault = try #require(error?.diagnostics.first)
    #expect(fault.problem.hasPrefix(problem))
    #expect(fault.location == .init(file: "rounds.csv", line: input.line, column: input.column))
  }

  @Test func `the message says what is wrong and what to do`() {
    let error = #expect(throws: InvalidFile.self) {
      try table("date,cutoff\n2026-03-18,47O\nMay,\n").read(day, cutoff)
    }
    #expect(
      error?.description == """
        rounds.csv:2:12: cutoff "47O" is not a whole number from 0 to 1200; \
        correct it or drop the row
        rounds.csv:3:1: date "May" is not a day of the calendar, such as 2026-03-18; \
        correct it or drop the row
        rounds.csv:3:5: cutoff is empty; fill in a whole number from 0 to 1200, or drop the row
        """)
  }

  @Test func `a missing column is reported with those that there are`() {
    let error = #expect(throws: InvalidFile.self) { try table("date,score\n").read(day, cutoff) }
    #expect(
      error?.description == """
        rounds.csv:1:1: no column "cutoff", "CRS Cut off"; the file has "date", "score"; \
        say which one with --columns cutoff=NAME
        """)
  }

  @Test func `missing columns and bad cells are reported together`() {
    let error = #expect(throws: InvalidFile.self) {
      try table("date\nMay\nJune\n").read(day, cutoff, name)
    }
    #expect(error?.diagnostics.count == 4)
  }

  @Test func `an optional column may be missing or have empty cells`() throws {
    #expect(try table("date\n2026-03-18\n").read(cutoff.optional) == [nil])
    #expect(
      try table("cutoff,date\n,2026-03-18\n5,2026-03-18\n").read(cutoff.optional) == [nil, 5])
  }

  @Test func `an optional column that the user named must be there`() {
    #expect(throws: InvalidFile.self) {
      try table("date\n2026-03-18\n", renamed: ["cutoff": "Points"]).read(cutoff.optional)
    }
  }

  @Test(arguments: [
    ("1,234", 1234), ("1 234", 1234), ("1\u{A0}234", 1234), ("1\u{202F}234,567", 1_234_567),
    ("27,332", 27_332), ("007", 7), ("0", 0), (" 475 ", 475),
  ])
  func `a whole number may have separators between thousands`(text: String, number: Int) throws {
    #expect(try Column("n", in: 0...9_999_999).parse(text) == number)
  }

  @Test(arguments: [
    "1,23", "12,3456", "1234,567", ",123", "1,,234", "1.5", "+5", "0x10", "４７５", "", "1_000", "1-2",
  ])
  func `what is no whole number is refused`(text: String) {
    #expect(throws: CellFault.self) { try Column("n", in: 0...9_999_999).parse(text) }
  }

  @Test(arguments: [("475.0", 475), ("475,00", 475), ("1,000", 1000), ("1,234.0", 1234)])
  func `decimals of zero make no number other than whole`(text: String, number: Int) throws {
    #expect(try Column("n", in: 0...9999).parse(text) == number)
  }

  @Test(arguments: [
    ("1234.5", 1234.5), ("1234,5", 1234.5), ("1,234.5", 1234.5), ("1.234,5", 1234.5),
    ("1 234,56", 1234.56), ("-0,25", -0.25), ("1.234", 1.234), ("1,234,567", 1_234_567),
    ("1.234.567", 1_234_567), ("1.234,567", 1234.567), ("7", 7),
  ])
  func `a number has a decimal point or a decimal comma`(text: String, number: Double) throws {
    #expect(try Column<Double>("x").parse(text) == number)
  }

  @Test(arguments: ["1,234", "--1", "", "1,23,4", "nan", "1.2.34", "12.34,5"])
  func `a number that may be read in two ways, or in none, is refused`(text: String) {
    #expect(throws: CellFault.self) { try Column<Double>("x").parse(text) }
  }

  @Test func `an instant is read in the form of ISO 8601 only`() throws {
    #expect(
      try Column<Instant>("t").parse("2024-05-07T21:27:04Z").description == "2024-05-07T21:27:04Z")
    #expect(throws: CellFault.self) { try Column<Instant>("t").parse("2024-05-07") }
  }
}
