import Testing
import TimeSeries

struct RunningTotalTests {
  @Test func `a new year starts its own total and keeps the one over all`() throws {
    var total = RunningTotal()
    #expect(total.year == nil)
    total.add(100, on: try #require(Day("2023-12-30")))
    total.add(50, on: try #require(Day("2023-12-31")))
    #expect(total.countInYear == 2)
    #expect(total.yearToDate == 150)

    total.add(7, on: try #require(Day("2024-01-01")))
    #expect(total.year == 2024)
    #expect(total.countInYear == 1)
    #expect(total.yearToDate == 7)
    #expect(total.cumulative == 157)
  }

  @Test func `years without an addition are passed over`() throws {
    var total = RunningTotal()
    total.add(1, on: try #require(Day("2015-06-01")))
    total.add(2, on: try #require(Day("2019-06-01")))
    #expect(total.yearToDate == 2)
    #expect(total.cumulative == 3)
  }
}
