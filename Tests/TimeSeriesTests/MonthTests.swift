import Testing
import TimeSeries

struct MonthTests {
  @Test(arguments: [
    ("2026-01", 31, 1), ("2024-02", 29, 1), ("2023-02", 28, 1), ("1900-02", 28, 1),
    ("2000-02", 29, 1), ("2026-04", 30, 2), ("2026-09", 30, 3), ("2026-12", 31, 4),
  ])
  func `a month has its days and its quarter`(text: String, days: Int, quarter: Int) throws {
    let month = try #require(Month(text))
    #expect(month.dayCount == days)
    #expect(month.quarter == quarter)
    #expect(month.description == text)
  }

  @Test func `December is followed by January`() throws {
    let december = try #require(Month("2025-12"))
    #expect(december.advanced(by: 1).description == "2026-01")
    #expect(december.firstDay.description == "2025-12-01")
    #expect(december.lastDay.description == "2025-12-31")
    #expect(try #require(Month("2026-03")).distance(to: december) == -3)
  }

  @Test func `months before the year 0 keep their order`() {
    #expect(Month(index: -1).year == -1)
    #expect(Month(index: -1).monthOfYear == 12)
    #expect(Month(index: -12).monthOfYear == 1)
    #expect(Month(index: -13).year == -2)
  }

  @Test(arguments: ["2026-13", "2026-00", "2026-1", "2026", "2026-03-01", "26-03", " 2026-3", ""])
  func `what is no month is refused`(text: String) {
    #expect(Month(text) == nil)
  }
}
