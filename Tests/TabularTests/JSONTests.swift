import Tabular
import Testing
import TimeSeries

struct JSONTests {
  @Test func `short arrays and objects stand on a line, others a member a line`() {
    let value: JSON = [
      "name": .text("healthcare"), "cutoffs": JSON([445, 422.5, .nan]),
      "rounds": [["round": .integer(301)]],
      "none": [], "empty": [:],
    ]
    #expect(
      value.text() == """
        {
          "name": "healthcare",
          "cutoffs": [445, 422.5, null],
          "rounds": [
            {"round": 301}
          ],
          "none": [],
          "empty": {}
        }

        """)
  }

  @Test func `a text is escaped so that it may stand in a script`() {
    #expect(
      JSON.text("a\"b\\c\n\t\u{1}\u{7F}\u{2028}é").text()
        == #""a\"b\\c\n\t\u0001\u007f\u2028é""# + "\n")
  }

  @Test(arguments: [
    (0.1, "0.1"), (3, "3"), (-0.0, "0"), (1e15, "1000000000000000"), (1e16, "1e+16"),
    (1e-7, "1e-07"), (123_456.5, "123456.5"),
  ])
  func `a number is written so that it reads back as the same`(number: Double, text: String) {
    #expect(JSON(number).text() == text + "\n")
    #expect(Double(text) == number)
  }

  @Test func `what is absent or not finite is null`() {
    #expect(JSON(Int?.none) == .null)
    #expect(JSON(Double.infinity) == .null)
    #expect(JSON(String?.none) == .null)
    #expect(JSON(Day("2026-03-18")) == .text("2026-03-18"))
    #expect(JSON(Instant?.none) == .null)
  }
}
