import Tabular
import Testing
import TestSupport

private func listing(_ rows: [[Listing.Cell]]) -> Listing {
  Listing(columns: [.init("name", "Name"), .init("points", "Points")], rows: rows)
}

private func texts(inCSV csv: String) throws -> [String?] {
  try Table(SourceText(Array(csv.utf8), file: "t.csv")).read(Column<String>("name").optional)
}

struct ListingTests {
  @Test func `a table aligns texts to the left and numbers to the right`() {
    let table = listing([
      [.text("Santé"), .integer(1234)], [.text("x"), .missing], [.missing, .integer(7)],
    ]).table()
    #expect(
      table == """
        Name   Points
        Santé   1,234
        x
                    7

        """)
  }

  @Test func `only the headings are marked`() {
    #expect(
      listing([[.text("a"), .change(5)]]).table { "<\($0)>" } == "<Name  Points>\na         +5\n")
  }

  @Test func `the three forms show one number each in its way`() {
    let row = listing([[.number(2.5, decimals: 2), .change(1500)]])
    #expect(row.table() == "Name  Points\n2.50  +1,500\n")
    #expect(row.csv() == "name,points\n2.5,1500\n")
    #expect(row.json.text() == "[\n  {\"name\": 2.5, \"points\": 1500}\n]\n")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, nil])
  func `a number that is not finite is missing in every form`(number: Double?) {
    let row = listing([[.number(number, decimals: 1), .number(number ?? .nan, decimals: 1)]])
    #expect(row.table() == "Name  Points\n\n")
    #expect(row.csv() == "name,points\n,\n")
    #expect(row.json.text() == "[\n  {\"name\": null, \"points\": null}\n]\n")
  }

  @Test(arguments: [
    "plain", "a,b", "say \"no\"", "two\nlines", "two\r\nlines", "\"", "\"\u{301}", "日本", "a\rb",
  ])
  func `what is written as CSV is read back`(text: String) throws {
    #expect(try texts(inCSV: listing([[.text(text), .missing]]).csv()) == [text])
  }

  @Test(arguments: ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=\"a\",b", "=\u{301}1"])
  func `a spreadsheet sees a text and no formula`(text: String) throws {
    let read = try texts(inCSV: listing([[.text(text), .missing]]).csv())
    #expect(read == ["'" + text])
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a\\u{1b}[31mb"), ("a\nb", "a\\u{a}b"), ("\u{202E}abc", "\\u{202e}abc"),
    ("\u{9B}31m", "\\u{9b}31m"), ("Santé 日本", "Santé 日本"), ("\u{2028}", "\\u{2028}"),
  ])
  func `a text cannot steer the terminal`(text: String, shown: String) {
    #expect(text.safeForTerminal == shown)
    #expect(listing([[.text(text), .missing]]).table().split(separator: "\n").last ?? "" == shown)
  }

  @Test func `on its side, a listing has its first cells for headings, as safe as cells`() {
    let rows = listing([
      [.text("North"), .number(1.5, decimals: 1)], [.text("So\u{1B}uth"), .integer(20)],
    ])
    #expect(
      rows.transposed.table() == """
        Name    North  So\\u{1b}uth
        Points    1.5           20

        """)
    #expect(listing([]).transposed.table() == "Name\nPoints\n")
  }
}
