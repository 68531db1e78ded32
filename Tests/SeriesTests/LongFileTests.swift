import Regression
import Series
import Tabular
import TestSupport
import Testing
import TimeSeries

struct LongFileTests {
  /// A file that gives its bytes a few at a time.
  private func file(_ text: String, series: String? = "shop") -> LongFile {
    file(text, layout: .init(time: "day", series: series, value: "sales"))
  }

  private func file(_ text: String, layout: LongFile.Layout) -> LongFile {
    LongFile(file: "t.csv", layout: layout) {
      var rest = Array(text.utf8)[...]
      return { buffer in
        let part = rest.prefix(min(7, buffer.count))
        buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }
    }
  }

  private func all(_ file: LongFile) throws -> [LabelledSeries] {
    var series: [LabelledSeries] = []
    try file.forEachSeries { series.append($0) }
    return series
  }

  /// Some three hundred thousand bytes: more than are in memory at once.
  private var manyRows: String {
    var text = "day,shop,sales\n"
    for shop in 0..<90 {
      for day in 0..<200 { text += "\(day),S\(shop),\(shop * day % 17)\n" }
    }
    return text
  }

  @Test func `the series are those of the table as a whole`() throws {
    let long = try LongTable(
      Table(SourceText(Array(manyRows.utf8), file: "t.csv")), time: "day", series: "shop",
      variables: ["sales"])
    let read = try all(file(manyRows))

    #expect(try file(manyRows).isGrouped())
    #expect(read.map(\.name) == long.series.map(\.name))
    for (one, other) in zip(read, long.series) {
      #expect(one.values == other.variables.numbers["sales"])
      guard case .numbers(let times) = one.times else {
        Issue.record("times that are not numbers")
        continue
      }
      #expect(times == other.variables.numbers["time"])
    }
  }

  @Test func `rows of a series are put in the order of time, and an empty value is missing`() throws
  {
    let series = try all(
      file("day,shop,sales\n2026-02,B,2\n2026-01,B,1\n2026-01,A,\n2026-02,A,4\n"))
    #expect(series.map(\.name) == ["B", "A"])
    #expect(series[0].values == [1, 2])
    #expect(series[1].values[0].isNaN)
    #expect(series[0].count == 2)
  }

  @Test func `a series that comes again after another is not grouped`() throws {
    #expect(try !file("day,shop,sales\n1,A,1\n1,B,2\n2,A,3\n").isGrouped())
    #expect(try file("day,shop,sales\n1,A,1\n2,A,3\n1,B,2\n").isGrouped())
  }

  @Test func `series that come again are gathered, in the order of their first rows`() throws {
    let text = "day,shop,sales\n2,B,20\n1,A,1\n1,B,10\n\n2,A,2\n"
    var series: [LabelledSeries] = []
    var parts: [Double] = []
    try file(text).forEachGatheredSeries {
      series.append($0)
      parts.append($1)
    }
    #expect(series.map(\.name) == ["B", "A"])
    #expect(series.map(\.values) == [[10, 20], [1, 2]])
    #expect(series.map(\.line) == [2, 3])
    #expect(parts == [0.5, 1])
  }

  @Test func `a series knows the line of its first row, whatever is in the cells before`() throws {
    let text =
      "day,shop,sales,note\n1,A,1,\"two\nlines\"\n\n2,A,2,\n1,\"B\",3,\n" + "1,C,3,\n"
    #expect(try all(file(text)).map(\.line) == [2, 6, 7])
  }

  @Test func `a time that more than one row is of is told`() throws {
    let days = try all(file("day,shop,sales\n2026-01,A,1\n2026-02,A,1\n2026-01,A,3\n"))
    #expect(days.map(\.repeatedCount) == [1])
    let fault = #expect(throws: SeriesFault.self) { try TimedSeries(days[0]) }
    #expect(fault?.line == 4)
    #expect(fault?.reason.hasPrefix("two rows are of 2026-01 on lines 2 and 4; ") == true)
    #expect(try TimedSeries(days[0], repeated: .first).series.values == [1, 1])
    #expect(try TimedSeries(days[0], repeated: .last).series.values == [3, 1])
    #expect(try TimedSeries(days[0], repeated: .mean).series.values == [2, 1])
    #expect(try TimedSeries(days[0], repeated: .sum).series.values == [4, 1])
    let numbers = try all(file("day,shop,sales\n1,A,1\n2,A,1\n1,B,3\n1,B,3\n"))
    #expect(numbers.map(\.repeatedCount) == [0, 1])
  }

  @Test func `without a column of names all rows are one series`() throws {
    let series = try all(file("day,sales\n1,5\n2,6\n", series: nil))
    #expect(series.map(\.name) == [nil])
    #expect(series[0].values == [5, 6])
  }

  @Test func `a value that cannot be read spoils its own series, or the file if that is asked`()
    throws
  {
    let text = "day,shop,sales\n1,A,1\n2,A,many\n1,B,5\n"
    let series = try all(file(text))
    #expect(series.map { $0.fault?.location.line } == [3, nil])
    #expect(
      series[0].fault?.description.hasPrefix("t.csv:3:5: sales \"many\" is not a number") == true)
    #expect(series[0].fault?.remedy.contains("leave the cell empty") == true)
    var layout = LongFile.Layout(time: "day", series: "shop", value: "sales")
    layout.isStrict = true
    let strict = file(text, layout: layout)
    #expect(throws: InvalidFile.self) { try strict.isGrouped() }
  }

  @Test(arguments: [
    ("day,shop,sales\n1,A,1\nsoon,A,2\n", "t.csv:3:1: day \"soon\""),
    ("day,shop,sales\n1,A\n", "t.csv:2:1: 2 cells where the header has 3"),
    ("day,shop\n1,A\n", "t.csv:1:1: no column \"sales\""),
  ])
  func `what cannot be read has its place`(text: String, message: String) throws {
    let error = #expect(throws: InvalidFile.self) { try file(text).isGrouped() }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    let other = #expect(throws: InvalidFile.self) {
      try file(text).forEachGatheredSeries { _, _ in Issue.record("a series of a faulty file") }
    }
    #expect(other == error)
  }
}
