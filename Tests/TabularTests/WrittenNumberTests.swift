import Tabular
import Testing

struct WrittenNumberTests {
  @Test(arguments: [
    ("1e+05", 100_000.0), ("1.001916e-10", 1.001916e-10), ("+10", 10), (".5", 0.5), ("11.", 11),
    ("-3", -3), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1.234.567", 1_234_567), ("0,500", 0.5),
    ("12,5", 12.5),
  ])
  func `a number is read as people and programs write it`(text: String, number: Double) throws {
    #expect(try Column<Double>("x").parse(text) == number)
  }

  @Test(arguments: ["1,000", "e5", "1e", "1e+", "--1", "1.2.3", "1e5e5", "inf"])
  func `what is no number, or two, is refused`(text: String) {
    #expect(throws: CellFault.self) { try Column<Double>("x").parse(text) }
  }

  @Test(arguments: [
    (["998,5", "1.003"], DecimalMark.comma), (["998.5", "1,000"], .point),
    (["1.234.567", "999.000"], .comma), (["0.500", "1.003"], .point),
  ])
  func `the decimal mark is that of the column`(texts: [String], mark: DecimalMark) {
    var evidence = DecimalEvidence()
    texts.forEach { evidence.add($0) }
    #expect(evidence.mark(separator: UInt8(ascii: ";")) == mark)
  }

  @Test func `where nothing settles the mark, both readings are told`() {
    var evidence = DecimalEvidence()
    evidence.add("1.003")
    #expect(evidence.isOpen(separator: UInt8(ascii: ";")))
    #expect(!evidence.isOpen(separator: UInt8(ascii: ",")))
    #expect(
      CellFault(openMark: "1.003").problem
        == "\"1.003\" is 1.003 by a decimal point, 1003 by a decimal comma")
  }

  @Test func `a missing value has many names`() throws {
    let column = Column<Double>(measured: "v", mark: .comma)
    for text in ["", "NA", "N/A", "NaN", "null", "-", "."] {
      #expect(try column.parse(text).isNaN)
    }
    #expect(try column.parse("1.003") == 1003)
  }

  @Test(arguments: [
    ("12.5", DecimalMark.point), ("-0.25", .point), ("1234.5678", .point), ("1.001", nil),
    ("12,5", .comma), ("1.234.567", .comma), ("1.5e3", .point), ("5.", .point), (".5", .point),
  ])
  func `one cell tells its mark unless its point may part thousands`(
    text: String, mark: DecimalMark?
  ) {
    var evidence = DecimalEvidence()
    evidence.add(text)
    #expect(evidence.mark(separator: UInt8(ascii: ";")) == mark)
  }
}
