import Tabular
import Testing
import TestSupport

/// The rows of a text of CSV, every column a text that may be empty.
private func rows(_ text: String) throws -> [[String?]] {
  let table = try Table(SourceText(Array(text.utf8), file: "t.csv"))
  let columns = try table.header.map { try table.read(Column<String>($0).optional) }
  return (0..<table.rowCount).map { row in columns.map { $0[row] } }
}

/// The faults of a text of CSV that cannot be split into cells.
private func faults(_ text: String) throws -> [Diagnostic] {
  let error = #expect(throws: InvalidFile.self) {
    try Table(SourceText(Array(text.utf8), file: "t.csv"))
  }
  return try #require(error).diagnostics
}

struct TableTests {
  @Test func `the line of each row counts empty lines and those within quotes`() throws {
    let text = "\na,b\n1,\"x\ny\"\n\n2,z\n3,\"\n\n\"\r\n4,w"
    let table = try Table(SourceText(Array(text.utf8), file: "t.csv"))
    #expect(table.rowLines == [3, 6, 7, 10])
    let column = Column<String>("a")
    #expect(table.rowLines == (0..<4).map { table.location(ofRow: $0, in: column).line })
  }

  /// RFC 4180, section 2, its rules in order; then what its readers must put up with.
  @Test(arguments: [
    ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
    ("a,b\r\n1,2", [["1", "2"]]),
    ("a,b\n\"1\",\"2\"\n", [["1", "2"]]),
    ("a,b\n\"1,5\",\"2\n3\"\n", [["1,5", "2\n3"]]),
    ("a,b\r\n\"1\r\n2\",3\r\n", [["1\r\n2", "3"]]),
    ("a,b\n\"say \"\"no\"\"\",\"\"\"\"\n", [["say \"no\"", "\""]]),
    ("a,b\n\"\",\n", [[nil, nil]]),
    ("\n\na,b\n\n1,2\n\r\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n 1 ,\t2\n", [["1", "2"]]),
    ("a,b\n5\"6,it's\n", [["5\"6", "it's"]]),
    ("a,b\nSanté,日本\n", [["Santé", "日本"]]),
    ("a,b\n", []),
  ])
  func `cells are parted as RFC 4180 says`(text: String, expected: [[String?]]) throws {
    #expect(try rows(text) == expected)
    #expect(try rows("\u{FEFF}" + text) == expected)
  }

  @Test(arguments: [
    ("a;b\n1,5;2\n", [["1,5", "2"]]), ("a\tb\n1\t2,5\n", [["1", "2,5"]]),
    ("sep=;\r\na;b\r\n1;2\r\n", [["1", "2"]]), ("sep=,\na,b;c\n1,2\n", [["1", "2"]]),
    ("a|b\n1|2\n", [["1", "2"]]), ("\"a;;\",b\n1,2\n", [["1", "2"]]), ("a\n1;2\n", [["1;2"]]),
    ("sep=\t\na\tb\n\"1\t\"\t2\n", [["1", "2"]]),
  ])
  func `cells are parted by what the header is parted by`(
    text: String, expected: [[String?]]
  ) throws {
    #expect(try rows(text) == expected)
    #expect(try rows("\u{FEFF}" + text) == expected)
  }

  @Test func `a fault is on its line behind a line that names the separator`() throws {
    #expect(try faults("sep=;\na;b\n1\n").first?.location.line == 3)
  }

  @Test(arguments: [
    (Marked("a,b\n1,2\n▸1\n"), "1 cells where the header has 2"),
    (Marked("a,b\n▸1,2,3\n"), "3 cells where the header has 2"),
    (Marked("a,b\r\n\r\n▸1,2,3\r\n"), "3 cells where the header has 2"),
    (Marked("a,b\n1,▸\"2\n3,4\n"), "a quote is opened and never closed"),
    (Marked("a,b\n1,\"2\"▸x\n"), "text stands behind a closing quote"),
    (Marked("a,b\nSanté,\"2\"▸ \n"), "text stands behind a closing quote"),
    (Marked("▸"), "the file is empty"),
    (Marked("▸\n\r\n\n"), "the file is empty"),
  ])
  func `a fault in the form is shown where it starts`(input: Marked, problem: String) throws {
    let fault = try #require(faults(input.text).first)
    #expect(fault.problem == problem)
    #expect(fault.location == .init(file: "t.csv", line: input.line, column: input.column))
    #expect(!fault.remedy.isEmpty)
  }

  @Test func `a byte-order mark counts in the column, as it does in an editor of bytes`() throws {
    #expect(try faults("\u{FEFF}a,\"b\"x\n").first?.location.column == 9)
    #expect(try faults("\u{FEFF}a,b\n1,\"b\"x\n").first?.location.column == 6)
  }

  @Test func `all faults of the form are told at once`() throws {
    let found = try faults("a,b\n1\n1,2\n1,2,3\n1,\"2\"x\n")
    #expect(found.map(\.location.line) == [2, 4, 5])
  }

  @Test func `a fault far into a file is shown at its line`() throws {
    let rows = (1...5000).map { "\($0),\(String(repeating: "x", count: $0 % 7))\n" }
    for line in [2, 600, 601, 602, 2500, 5001] {
      var broken = rows
      broken[line - 2] = "1,\"a\"x\n"
      let fault = try #require(faults("a,b\n" + broken.joined()).first)
      #expect(fault.location.line == line)
      #expect(fault.location.column == 6)
    }
  }

  @Test func `a byte that is not UTF-8 is shown`() {
    let error = #expect(throws: InvalidFile.self) {
      try SourceText(Array("name\nSant".utf8) + [0xE9, 0x0A], file: "t.csv")
    }
    #expect(
      error?.description
        == "t.csv:2:5: byte 0xE9 is not UTF-8; save the file in the encoding UTF-8")
  }

  @Test func `a character cut off at the end of the file is not UTF-8`() {
    #expect(throws: InvalidFile.self) {
      try SourceText(Array("a\n".utf8) + [0xE2, 0x82], file: "t.csv")
    }
  }
}
