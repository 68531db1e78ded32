import Tabular
import TestSupport
import Testing

/// Files of other encodings and forms, as text.
struct TextSourceTests {
  private func text(
    _ bytes: [UInt8], _ change: (inout TextSource.Options) -> Void = { _ in }
  ) throws -> (rows: [[String]], encoding: TextEncoding) {
    var options = TextSource.Options()
    change(&options)
    let (text, encoding) = try SourceText.decoded(bytes, file: "t", options: options)
    let (times, values) = try Table(text).read(
      Column<String>("t").optional, Column<String>("v").optional)
    return (zip(times, values).map { [$0 ?? "", $1 ?? ""] }, encoding)
  }

  private func lines(_ bytes: [UInt8], _ message: String) {
    let error = #expect(throws: InvalidFile.self) { try text(bytes) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test func `gzip is unpacked, several members one after the other`() throws {
    // gzip.GzipFile of Python writes these for "t,v\n1,2\n" and "2,3\n".
    let first: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x2B, 0xD1, 0x29, 0xE3, 0x32,
      0xD4, 0x31, 0xE2, 0x02, 0x00, 0xB9, 0x78, 0x8B, 0xA6, 0x08, 0x00, 0x00, 0x00,
    ]
    let second: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x33, 0xD2, 0x31, 0xE6, 0x02,
      0x00, 0x9C, 0xDC, 0x8F, 0x5E, 0x04, 0x00, 0x00, 0x00,
    ]
    #expect(try text(first + second).rows == [["1", "2"], ["2", "3"]])
    #expect(try text(first + [0, 0, 0]).rows == [["1", "2"]])
    lines(first.dropLast(9), "t:1:1: the file ends in the middle of its gzip data")
    lines(Array(first.prefix(10)) + [0xFF, 0xFF, 0xFF], "t:1:1: the file has gzip data that are")
  }

  @Test func `UTF-16 with a mark is read in either order`() throws {
    let units = Array("t,v\n1,é😀\n".utf16)
    let little: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] =
      [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(try text(little).rows == [["1", "é😀"]])
    #expect(try text(big).rows == [["1", "é😀"]])
    lines(little.dropLast(), "t:2:1: the file ends within a character in UTF-16")
    lines(little.dropLast(4) + [0x0A, 0], "t:3:1: half a character stands alone")
  }

  @Test func `bytes that can only be Windows-1252 are read so, and it can be asked for`() throws {
    let bytes = Array("t,v\n1,caf".utf8) + [0xE9, 0x80, 0x0A]
    let found = try text(bytes)
    #expect(found.rows == [["1", "café€"]] && found.encoding == .windows1252)
    #expect(try text(bytes) { $0.encoding = .windows1252 }.rows == [["1", "café€"]])
    let twice = try text(Array("t,v\n1,é\n".utf8)) { $0.encoding = .windows1252 }
    #expect(twice.rows == [["1", "Ã©"]])
    // é is whole in UTF-8, so that the other byte is a fault.
    lines(Array("t,v\n1,é".utf8) + [0xE9, 0x0A], "t:2:5: byte 0xE9 is not UTF-8")
    // No character of Windows-1252.
    lines(Array("t,v\n1,".utf8) + [0x81, 0x0A], "t:2:3: byte 0x81 is not UTF-8")
  }

  @Test(arguments: ["utf-8", "UTF16", "cp1252", "latin-1", "ISO-8859-1", "windows_1252"])
  func `encodings have several names`(name: String) {
    #expect(TextEncoding(name: name) != nil)
    #expect(TextEncoding(name: "klingon") == nil)
  }

  @Test(arguments: [
    "[{\"t\": 1, \"v\": 2.5}, {\"t\": 2, \"v\": null}, {\"v\": \"a, \\\"b\\\"\\nc\", \"t\": 3}]",
    "{\"t\": 1, \"v\": 2.5}\n{\"t\": 2, \"v\": null}\n{\"v\": \"a, \\\"b\\\"\\nc\", \"t\": 3}\n",
    "{\"rows\": [{\"t\": 1, \"v\": 2.5}, {\"t\": 2}, {\"v\": \"a, \\\"b\\\"\\nc\", \"t\": 3}]}",
  ])
  func `JSON is rows: an array of objects, one object a line, or a list in an object`(
    json: String
  ) throws {
    #expect(try text(Array(json.utf8)).rows == [["1", "2.5"], ["2", ""], ["3", "a, \"b\" c"]])
  }

  @Test func `a fault in JSON has the line of its object`() throws {
    let json = "[\n  {\"t\": 1,\n   \"v\": 1},\n  {\"t\": 2,\n   \"v\": \"x\"}\n]\n"
    let (source, _) = try SourceText.decoded(Array(json.utf8), file: "t", options: .init())
    let error = #expect(throws: InvalidFile.self) {
      try Table(source).read(Column<Double>("v"))
    }
    #expect(error?.description.hasPrefix("t:4:1: v \"x\" is not a number") == true)
    lines(Array("[1, 2]".utf8), "t:1:2: a value that is no object; give an array of objects")
    lines(Array("{\"t\": 1} {\"t\": 2}".utf8), "t:1:10: text behind the end of the JSON value")
  }

  @Test func `lines of comments are passed over, and the others keep their numbers`() throws {
    let rows = "# made by hand\nt,v\n1,2\n#1,3\nTotal,5\n2,\"a\n#b\"\n3,x\n"
    var options = TextSource.Options()
    options.comment = "#"
    let (source, _) = try SourceText.decoded(Array(rows.utf8), file: "t", options: options)
    let table = try Table(source)
    #expect(try table.read(Column<String>("v")) == ["2", "5", "a\n#b", "x"])
    #expect(table.location(ofRow: 3, in: Column<String>("t")).line == 8)
    let kept = "# made by hand\nt,v\n1,2\n".replacing("# made by hand\n", with: "")
    #expect(
      try text(Array((kept + "Total,5\n").utf8)) { $0.comment = "Total" }.rows == [["1", "2"]])
  }

  @Test(arguments: [
    ([0x50, 0x4B, 0x03, 0x04], "a spreadsheet (.xlsx, .ods)"),
    (Array("PAR1".utf8), "a Parquet file"), ([0x28, 0xB5, 0x2F, 0xFD], "packed by Zstandard"),
  ])
  func `files that are no text are refused with a way to convert them`(
    bytes: [UInt8], name: String
  ) {
    lines(bytes, "t:1:1: the file is \(name)")
  }

  @Test(arguments: [
    ("t, \"v\"\n1,2\n", "t:1:3: a space stands before the quote of the name \"v\""),
    (
      "# exported\nt,v\n1,2\n", "t:2:1: 2 cells where the header has 1; pass over lines of comments"
    ),
  ])
  func `headers that cannot be meant are told`(content: String, message: String) {
    let error = #expect(throws: InvalidFile.self) {
      try Table(SourceText(Array(content.utf8), file: "t")).read(Column<String>("t"))
    }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }
}
