import Testing
import TimeSeries

struct TimeSeriesTests {
  let days = [1, 3, 3, 8].map { Day(number: $0) }

  @Test func `a series up to a day holds that day and none after it`() throws {
    let series = try TimeSeries(days: days, values: [10, 20, 30, 40])
    #expect(series.through(Day(number: 3)).values == [10, 20, 30])
    #expect(series.through(Day(number: 2)).values == [10])
    #expect(series.through(Day(number: 0)).isEmpty)
    #expect(series.through(Day(number: 9)) == series)
  }

  @Test func `the ends of a series are as long as asked for, or as there is`() throws {
    let series = try TimeSeries(days: days, values: [10, 20, 30, 40])
    #expect(series.prefix(2).values == [10, 20])
    #expect(series.suffix(1).days == [Day(number: 8)])
    #expect(series.suffix(9) == series)
    #expect(series.prefix(0).isEmpty)
  }

  @Test func `days in the wrong order are refused by name`() {
    let error = #expect(throws: TimeSeriesError.self) {
      try TimeSeries(days: [Day(number: 3), Day(number: 1)], values: [1, 2])
    }
    #expect(error == .outOfOrder(Day(number: 1), after: Day(number: 3)))
    #expect(
      error?.description == "1970-01-02 stands after 1970-01-04; sort the series by day")
  }

  @Test func `a value without a day is refused`() {
    let error = #expect(throws: TimeSeriesError.self) {
      try TimeSeries(days: [Day(number: 3)], values: [1, 2])
    }
    #expect(error == .unequalCounts(days: 1, values: 2))
    #expect(error?.description == "1 days for 2 values; give each value its day")
  }

  @Test func `values alone stand at consecutive days`() {
    #expect(TimeSeries([5, 6, 7]).days == [0, 1, 2].map { Day(number: $0) })
  }
}
