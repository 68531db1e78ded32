import Tabular
import TestSupport
import Testing
import TimeSeries

/// A text that is given out in pieces, as a pipe gives it.
private final class Pieces {
  private let bytes: [UInt8]
  private let sizes: [Int]
  private(set) var position = 0
  private var count = 0

  init(_ text: String, sizes: [Int] = [.max]) {
    bytes = Array(text.utf8)
    self.sizes = sizes
  }

  func next(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let size = min(buffer.count, bytes.count - position, sizes[count % sizes.count])
    buffer.copyBytes(from: bytes[position..<position + size])
    position += size
    count += 1
    return size
  }
}

/// Cells such as files have, quotes and line breaks in them among these; the same every time.
private struct Cells {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  mutating func text() -> String {
    let pieces = ["a", "Santé", "\"", "\"\"", ",", "\n", "\r\n", ";", "日本", "x y", "0"]
    return (0...number(below: 60)).map { _ in pieces[number(below: pieces.count)] }.joined()
  }

  static func quoted(_ text: String) -> String {
    let isPlain = !text.contains { "\",\n\r\n".contains($0) }
    return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
  }
}

struct LongTableTests {
  private let text = Column<String>("text")
  private let day = Column<Day>("day")
  private let number = Column<Double>("number").optional

  private func read(_ pieces: Pieces) throws -> ([String], [Day], [Double?]) {
    try Table.read(file: "t.csv", next: pieces.next, text, day, number)
  }

  /// Many blocks of rows: plain ones, and among them some that are not.
  @Test(arguments: [(1, 0), (2, 1), (3, 30), (4, 1000)], ["\n", "\r\n"])
  func `a long file is read as it was written`(
    arguments: (seed: Int, hardShare: Int), lineBreak: String
  ) throws {
    var cells = Cells(seed: UInt64(arguments.seed))
    var rows: [(String, Day, Double?)] = []
    for index in 0..<7_000 {
      let isHard = cells.number(below: 1000) < arguments.hardShare
      let text =
        isHard
        ? "t" + cells.text() + "." : "\(index)" + String(repeating: "plain ", count: 11) + "."
      let number = index % 7 == 0 ? nil : Double(cells.number(below: 2_000_000) - 1_000_000) / 100
      rows.append((text, Day(number: Int32(cells.number(below: 30_000))), number))
    }
    let file =
      "text,day,number\(lineBreak)"
      + rows.map { text, day, number in
        "\(Cells.quoted(text)),\(day),\(number.map { "\($0)" } ?? "")\(lineBreak)"
      }.joined()
    #expect(file.utf8.count > 2 * 262_144)

    let whole = try read(Pieces(file))
    #expect(whole.0 == rows.map(\.0))
    #expect(whole.1 == rows.map(\.1))
    #expect(whole.2 == rows.map(\.2))
    let inPieces = try read(Pieces(file, sizes: [1, 7, 100_000, 3, 4096]))
    #expect(inPieces == whole)
    let inMemory = try Table(SourceText(Array(file.utf8), file: "t.csv")).read(text, day, number)
    #expect(inMemory == whole)
  }

  @Test(arguments: [1, 2, 999, 13_000, 19_999, 20_000])
  func `faults far into a file are where they are`(row: Int) throws {
    var lines = (1...20_000).map { "\"a\n\($0)\",2026-03-18,\($0)\n" }
    lines[row - 1] = "\"a\n\(row)\",2026-03-32,x\n"
    let error = #expect(throws: InvalidFile.self) {
      try read(Pieces("text,day,number\n" + lines.joined()))
    }
    let places = try #require(error).diagnostics.map(\.location)
    #expect(places.map(\.line) == [1 + 2 * row, 1 + 2 * row])
    let column = "\(row)\",".utf8.count + 1
    #expect(places.map(\.column) == [column, column + 11])
  }

  @Test func `faults of form and of cells are told together`() throws {
    let error = #expect(throws: InvalidFile.self) {
      try read(Pieces("text,day,number\na,2026-03-18\nb,2026-03-32,1\n\"c\"d,2026-03-18,1\n"))
    }
    #expect(error?.diagnostics.map(\.location.line) == [2, 3, 4])
  }

  @Test func `a byte that is not UTF-8 is found in any block`() throws {
    var bytes = Array(("text\n" + String(repeating: "Santé\n", count: 100_000)).utf8)
    bytes[399_999] = 0xFF
    var position = 0
    let error = #expect(throws: InvalidFile.self) {
      try Table.read(
        file: "t.csv",
        next: { buffer in
          let count = min(buffer.count, bytes.count - position)
          buffer.copyBytes(from: bytes[position..<position + count])
          position += count
          return count
        }, Column<String>("text"))
    }
    #expect(error?.diagnostics.map(\.problem) == ["byte 0xFF is not UTF-8"])
    #expect(error?.diagnostics.first?.location.line == 2 + (399_999 - 5) / 7)
  }

  @Test func `a row of a megabyte is read`() throws {
    let long = String(repeating: "long,", count: 200_000)
    let (texts, _, _) = try read(
      Pieces("text,day,number\n\"\(long)\",2026-03-18,1\nb,2026-03-19,2"))
    #expect(texts == [long, "b"])
  }

  /// Nothing of the file behind it is read, and no more is in memory than the longest row may have.
  @Test(arguments: [
    ("", "a row is longer than 16 MB"), ("\"", "a quote is opened and never closed"),
  ])
  func `a row without an end is refused before it fills memory`(
    start: String, problem: String
  ) throws {
    let endless = start + String(repeating: "abcdefgh", count: 5_000_000)
    let pieces = Pieces("text,day,number\n\(endless)\n")
    let error = #expect(throws: InvalidFile.self) { try read(pieces) }
    #expect(error?.diagnostics.map(\.problem) == [problem])
    #expect(error?.diagnostics.first?.location.line == 2)
    #expect(pieces.position < 17 << 20)
  }

  @Test func `distinct texts get codes in the order of the file`() throws {
    let names = Levels()
    let rows = (0..<50_000).map { "n\($0 * $0 % 1000),2026-03-18" }
    let pieces = Pieces("name,day\n" + rows.joined(separator: "\n"))
    let (codes, _) = try Table.read(
      file: "t.csv", next: pieces.next, Column<UInt32>("name", levels: names), day)
    #expect(codes.map { names.texts[Int($0)] } == rows.map { String($0.prefix { $0 != "," }) })
    #expect(names.texts.first == "n0")
    #expect(Set(names.texts).count == names.texts.count)
  }

  @Test func `what is wrong with a text is told for each of its rows`() throws {
    let column = Column<UInt32>("name", levels: Levels()) { text throws(CellFault) in
      guard text != "b" else { throw CellFault(text, isNot: "a known name") }
    }
    let pieces = Pieces("name,day\na,\nb,\na,\nb,\n")
    let error = #expect(throws: InvalidFile.self) {
      try Table.read(file: "t.csv", next: pieces.next, column)
    }
    #expect(error?.diagnostics.map(\.location.line) == [3, 5])
  }

  @Test func `more faults than anyone mends are not looked for`() throws {
    let file = "text,day,number\n" + String(repeating: "a,x,1\n", count: 300_000)
    let pieces = Pieces(file)
    let error = #expect(throws: InvalidFile.self) { try read(pieces) }
    #expect(error?.diagnostics.count == Table.faultLimit)
  }
}

/// Cells read from their bytes are what they are when read as people write them.
struct QuickCellTests {
  private func values<Value>(_ column: Column<Value>, _ texts: [String]) throws -> [Value] {
    let file = "\(column.name),other\n" + texts.map { "\"\($0)\",\n" }.joined()
    return try Table(SourceText(Array(file.utf8), file: "t.csv")).read(column)
  }

  @Test func `every day of four centuries`() throws {
    let first = try #require(Day(year: 1799, month: 12, day: 31))
    let days = (0..<146_100).map { first.advanced(by: $0) }
    #expect(try values(Column<Day>("day"), days.map(\.description)) == days)
  }

  @Test(arguments: [
    "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "2026-01-00", "2026-01-3a",
    "2026-01-03x", "202a-01-03", "\u{00B2}026-1-03", "2026-01-0é",
  ])
  func `what is not a day`(text: String) {
    #expect(throws: InvalidFile.self) { try values(Column<Day>("day"), [text]) }
  }

  @Test func `instants`() throws {
    let texts = ["2026-03-18T14:05:09Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
    let instants = try values(Column<Instant>("instant"), texts)
    #expect(instants.map(\.description) == texts)
  }

  @Test(arguments: [
    "2026-03-18T24:00:00Z", "2026-03-18T14:60:09Z", "2026-03-18T14:05:60Z",
    "2026-03-18T14-05-09Z", "2026-03-18 14:05:09Z", "2026-03-18T14:05:0\u{7F}Z",
  ])
  func `what is not an instant`(text: String) {
    #expect(throws: InvalidFile.self) { try values(Column<Instant>("instant"), [text]) }
  }

  @Test func `whole numbers of every length`() throws {
    let numbers = (0..<9).flatMap { length in
      let power = (0..<length).reduce(1) { power, _ in power * 10 }
      return [power - 1, power, power + 1, power * 7 / 3]
    }
    #expect(try values(Column("number", in: 0...999_999_999), numbers.map(String.init)) == numbers)
    let narrow = Column<Int32>("number", in: 0...999_999_999)
    #expect(try values(narrow, numbers.map(String.init)) == numbers.map(Int32.init))
  }

  @Test(arguments: ["12a4", "/123", ":123", "1201", "-1", "\u{0661}", "99999999999999999999"])
  func `what is not a whole number of the range`(text: String) {
    #expect(throws: InvalidFile.self) { try values(Column("number", in: 0...1200), [text]) }
  }

  /// Against the standard library's reading, which is right to the last digit.
  @Test func `numbers are the nearest of their type`() throws {
    var random = SeededGenerator(seed: 1)
    let texts = (0..<20_000).map { index in
      let digits = String(Int.random(in: 0..<1_000_000_000_000_000_000, using: &random))
        .prefix(1 + index % 17)
      let point = Int.random(in: 0...digits.count, using: &random)
      let whole = point == 0 ? "0" : String(digits.prefix(point))
      let text = point == digits.count ? whole : "\(whole).\(digits.dropFirst(point))"
      return index % 3 == 0 ? "-" + text : text
    }
    #expect(try values(Column<Double>("number"), texts) == texts.map { try #require(Double($0)) })
  }

  @Test(arguments: ["1.2.3", "--1", "-", "1e", "e5", "."])
  func `what is not a number`(text: String) {
    #expect(throws: InvalidFile.self) { try values(Column<Double>("number"), [text]) }
  }
}
