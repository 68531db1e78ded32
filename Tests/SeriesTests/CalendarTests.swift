import Series
import Tabular
import TestSupport
import Testing
import TimeSeries

/// The forms of time and calendars that people keep series in, and how they go on.
///
/// The times to come are those of `pandas.date_range` with the frequency, and of the calendar.
struct CalendarTests {
  /// A series of a file with one row a time and the values 1, 2, 3 and so on.
  private func series(
    _ times: [String], layout: LongFile.Layout = .init(time: "t", value: "v")
  ) throws -> LabelledSeries {
    let rows = times.enumerated().map { "\"\($0.element)\",\($0.offset + 1)\n" }.joined()
    let file = LongFile(text: "t,v\n" + rows, layout: layout)
    var all: [LabelledSeries] = []
    try file.forEachSeries { all.append($0) }
    return try #require(all.first)
  }

  private func next(_ count: Int, after series: TimedSeries) -> [String] {
    (0..<count).map { series.time(at: series.series.count + $0) }
  }

  @Test(arguments: [
    (
      ["2024-01-31", "2024-02-29", "2024-03-31"], "months by end", 12, ["2024-04-30", "2024-05-31"]
    ),
    (
      ["2023-01-30", "2023-02-28", "2023-03-30"], "months by day 30", 12,
      ["2023-04-30", "2023-05-30"]
    ),
    (
      ["2024-01-15", "2024-02-15", "2024-03-15"], "months by day 15", 12,
      ["2024-04-15", "2024-05-15"]
    ),
    (
      ["2021-10-01", "2021-11-05", "2021-12-03"], "months by first Friday", 12,
      ["2022-01-07", "2022-02-04"]
    ),
    (
      ["2022-09-30", "2022-12-31", "2023-03-31"], "quarters by end", 4,
      ["2023-06-30", "2023-09-30"]
    ),
    (
      ["2019-06-30", "2019-12-31", "2020-06-30"], "half-years by end", 2,
      ["2020-12-31", "2021-06-30"]
    ),
    (
      ["2018-01-01", "2019-01-01", "2020-01-01"], "years by start", 1, ["2021-01-01", "2022-01-01"]
    ),
    (
      ["2024-01-05", "2024-01-12", "2024-01-19"], "weeks on Friday", 52,
      ["2024-01-26", "2024-02-02"]
    ),
    (
      ["2024-01-04", "2024-01-05", "2024-01-08"], "business days", 5, ["2024-01-09", "2024-01-10"]
    ),
    (["2024-02-27", "2024-02-28"], "days", 7, ["2024-02-29", "2024-03-01"]),
    (
      ["2024-02-28 22:00", "2024-02-28 23:00"], "hours", 24,
      ["2024-02-29 00:00", "2024-02-29 01:00"]
    ),
    (
      ["2024-02-28T23:30:00Z", "2024-02-28T23:45:00Z"], "15 minutes", 96,
      ["2024-02-29T00:00:00Z", "2024-02-29T00:15:00Z"]
    ),
    (["2015Q3", "2015Q4"], "quarters by start", 4, ["2016Q1", "2016Q2"]),
    (["2015-Q3", "2015-Q4"], "quarters by start", 4, ["2016-Q1", "2016-Q2"]),
    (["2018M11", "2018M12"], "months by start", 12, ["2019M01", "2019M02"]),
    (["11/2018", "12/2018"], "months by start", 12, ["01/2019", "02/2019"]),
    (["2020-9", "2020-10"], "months by start", 12, ["2020-11", "2020-12"]),
    (["Nov 2018", "Dec 2018"], "months by start", 12, ["Jan 2019", "Feb 2019"]),
    (["Nov-18", "Dec-18"], "months by start", 12, ["Jan-19", "Feb-19"]),
    (["janv. 2018", "févr. 2018"], "months by start", 12, ["mars 2018", "avr. 2018"]),
    (["2020-W52", "2020-W53"], "weeks on Monday", 52, ["2021-W01", "2021-W02"]),
    (["2018-364", "2018-365"], "days", 7, ["2019-001", "2019-002"]),
    (["30/01/2018", "31/01/2018"], "days", 7, ["01/02/2018", "02/02/2018"]),
    (["1/30/2018", "1/31/2018"], "days", 7, ["2/1/2018", "2/2/2018"]),
    (["201811", "201812"], "months by start", 12, ["201901", "201902"]),
    (["20181101", "20181201"], "months by start", 12, ["20190101", "20190201"]),
    (["1704067200", "1704070800"], "hours", 24, ["1704074400", "1704078000"]),
    (["45292", "45323", "45352"], "months by start", 12, ["45383", "45413"]),
    (["2018-01"], "months by start", 12, ["2018-02", "2018-03"]),
    (["1990", "1995", "2000"], "steps of 5", 1, ["2005", "2010"]),
  ])
  func `a series goes on by its calendar, in its own form`(
    times: [String], frequency: String, period: Int, next: [String]
  ) throws {
    let timed = try TimedSeries(series(times))
    #expect("\(timed.frequency)" == frequency)
    #expect(timed.periods[0] == period)
    #expect(self.next(2, after: timed) == next)
  }

  @Test func `an absent row is a missing value, and changes nothing else`() throws {
    let months = (0..<60).map { Month(index: 2018 * 12 + $0).description + "-01" }
    let timed = try TimedSeries(series(months.filter { $0 != "2020-03-01" }))
    #expect("\(timed.frequency)" == "months by start")
    #expect(timed.periods == [12])
    #expect(timed.series.count == 60)
    #expect(timed.absent.map(timed.time(at:)) == ["2020-03-01"])
    #expect(timed.series.values[26].isNaN)
    #expect(next(3, after: timed) == ["2023-01-01", "2023-02-01", "2023-03-01"])
  }

  @Test func `one odd stamp is put at its month, and told`() throws {
    var months = (0..<60).map { Month(index: 2018 * 12 + $0).description + "-01" }
    months[26] = "2020-03-02"
    let timed = try TimedSeries(series(months))
    #expect(timed.series.count == 60 && timed.absent.isEmpty)
    #expect(timed.offGrid.map(\.time) == ["2020-03-02"])
    #expect(timed.series.values[26] == 27)
  }

  @Test func `days at no even distance are irregular`() throws {
    let timed = try TimedSeries(
      series(["2024-01-03", "2024-01-10", "2024-02-01", "2024-02-05", "2024-03-20", "2024-04-02"]))
    #expect(timed.frequency == .irregular)
  }

  @Test func `day and month in numbers are settled by the column, or asked for`() throws {
    let error = #expect(throws: InvalidFile.self) { try series(["01/02/2018", "01/03/2018"]) }
    #expect(error?.description.contains("--time-format") == true)
    var layout = LongFile.Layout(time: "t", value: "v")
    layout.timeFormat = "%d/%m/%Y"
    let timed = try TimedSeries(series(["01/02/2018", "01/03/2018"], layout: layout))
    #expect(next(1, after: timed) == ["01/04/2018"])
  }

  @Test func `a frequency that is asked for must fit`() throws {
    let labelled = try series(["2024-01-31", "2024-02-29", "2024-04-30"])
    let timed = try TimedSeries(labelled, frequency: Frequency(name: "month-end"))
    #expect(timed.absent.map(timed.time(at:)) == ["2024-03-31"])
    #expect(throws: SeriesFault.self) {
      try TimedSeries(labelled, frequency: Frequency(name: "W-FRI"))
    }
  }

  /// Frequencies of each kind.
  private static let frequencies: [Frequency] = [
    .seconds(900), .seconds(3600), .seconds(4 * 3600), .days(1), .days(3), .businessDays,
    .weeks(1, on: nil), .weeks(2, on: nil), .months(1, on: .end), .months(1, on: .day(15)),
    .months(1, on: .weekday(.friday, 1)), .months(1, on: .weekday(.tuesday, -1)),
    .months(3, on: .end), .months(3, on: .day(1)), .months(6, on: .day(1)), .months(12, on: .end),
    .months(12, on: .day(10)),
  ]

  @Test(arguments: CalendarTests.frequencies)
  func `a frequency is found though up to 5 of 100 rows are absent`(frequency: Frequency) throws {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<40 {
      let start = Day(number: Int32.random(in: 3000..<20_000, using: &generator))
      var origin = start
      if case .months(_, let anchor?) = frequency { origin = anchor.day(in: start.month) }
      while frequency == .businessDays, origin.weekday.rawValue > 5 {
        origin = origin.advanced(by: 1)
      }
      let midnight = Instant(secondsSince1970: Int64(origin.number) * 86_400)
      let grid = TimeGrid(frequency, through: midnight)
      let count = Int.random(in: 20...200, using: &generator)
      var times = (0..<count).map { grid.time(at: $0) }
      for _ in 0..<count / 20 {
        times.remove(at: Int.random(in: 1..<times.count - 1, using: &generator))
      }
      let found = try #require(TimeGrid(finding: times), "\(grid) \(count)")
      #expect(found.frequency == grid.frequency)
      #expect((0..<count + 4).allSatisfy { found.time(at: $0) == grid.time(at: $0) })
    }
  }
}
