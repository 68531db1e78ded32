import Charts
import Testing
import TimeSeries

struct AxisTests {
  /// The texts of a chart that stand below its plot, from left to right, the lines of each level.
  private func ticks(_ chart: Chart) -> [String] {
    let texts = chart.drawing().texts.filter { $0.alignment == .middle }
    return texts.sorted { ($0.baseline, $0.x) < ($1.baseline, $1.x) }.map(\.text)
  }

  /// The texts left of a plot, from bottom to top.
  private func levels(_ chart: Chart) -> [String] {
    chart.drawing().texts.filter { $0.alignment == .end }
      .sorted { $0.baseline > $1.baseline }.map(\.text)
  }

  private func line(from first: String, to last: String) throws -> Chart {
    let days = [try day(first), try day(last)]
    return Chart(
      title: "", y: .linear(), marks: [.line(try TimeSeries(days: days, values: [1, 2]))])
  }

  @Test func `days are named over months, months over years, and years alone`() throws {
    #expect(
      ticks(try line(from: "2026-03-30", to: "2026-04-02"))
        == ["30", "31", "1", "2", "Mar 2026", "Apr 2026"])
    #expect(
      ticks(try line(from: "2025-11-15", to: "2026-02-15"))
        == [
          "17", "24", "1", "8", "15", "22", "29", "5", "12", "19", "26", "2", "9", "16",
          "Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026",
        ])
    #expect(
      ticks(try line(from: "2024-02-01", to: "2026-02-15"))
        == ["Apr", "Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan", "2024", "2025", "2026"])
    #expect(
      ticks(try line(from: "2014-12-15", to: "2026-03-31"))
        == (2015...2026).map { "\($0)" })
  }

  @Test(arguments: [
    ([0.0, 100], ["0", "20", "40", "60", "80", "100"]),
    ([336, 547], ["300", "350", "400", "450", "500", "550"]),
    ([0.001, 0.0035], ["0.0010", "0.0015", "0.0020", "0.0025", "0.0030", "0.0035"]),
    ([-18, 16], ["−20", "−15", "−10", "−5", "0", "5", "10", "15", "20"]),
    ([0, 113_000], ["0", "20,000", "40,000", "60,000", "80,000", "100,000", "120,000"]),
  ])
  func `numbers are marked at 1, 2 or 5 times a power of ten`(values: [Double], texts: [String]) {
    let chart = Chart(title: "", y: .linear(), marks: [.line(TimeSeries(values))])
    #expect(levels(chart) == texts)
  }

  @Test func `ratios are marked at powers of ten where the extent is long`() {
    let points = [1.0, 1e6].map { Mark.Point(x: $0, y: $0) }
    let chart = Chart(
      title: "", x: .linear(), y: .logarithmic(), marks: [.line(points)])
    #expect(
      levels(chart) == ["1", "10", "100", "1,000", "10,000", "100,000", "1,000,000"])
  }

  @Test func `a date has its place in the year, leap years too`() throws {
    let days = [try day("2024-12-31"), try day("2025-12-31")]
    let charts = try days.map { day in
      Chart(
        title: "", x: .dayOfYear, y: .linear(),
        marks: [.line(try TimeSeries(days: [day], values: [1]), dots: .filled)])
    }
    #expect(charts[0].drawing() == charts[1].drawing())
  }

  @Test func `days at equal distances are counted from the last one where not all fit`() throws {
    let days = (0..<30).map { Day(number: 20_000 + 14 * $0) }
    let chart = Chart(
      title: "", x: .days(days), y: .linear(), marks: [.bars(days.map { _ in 1 })])
    let last = ChartFormat.english.shortDate(try #require(days.last))
    #expect(ticks(chart).contains(last))
  }
}
