import Charts
import Testing
import TimeSeries

struct ChartTests {
  @Test func `the example of the documentation is drawn`() throws {
    let cutoffs = try Rounds().cutoffs(of: "healthcare", from: 2025)
    let categories = try day("2026-02-18")

    let chart = Chart(
      title: "Healthcare fell 9 points in February",
      subtitle: "Lowest score invited in each round",
      y: .linear("Cut-off (CRS points)"),
      marks: [
        .rule(categories, label: "2026 categories"),
        .line(cutoffs, label: "Healthcare", dots: .filled),
      ])
    let picture = chart.svg()

    #expect(picture.hasPrefix("<svg "))
    for text in ["Healthcare fell 9 points in February", "2026 categories", "Healthcare"] {
      #expect(chart.drawing().texts.contains { $0.text == text })
    }
  }

  @Test func `lines have names at their ends, and in a legend where these do not fit`() {
    func texts(of count: Int) -> [PlacedText] {
      let chart = Chart(
        title: "", y: .linear(),
        marks: (0..<count).map { .line(TimeSeries([1, 2, 3, Double($0)]), label: "Line \($0)") })
      return chart.drawing().texts.filter { $0.text.hasPrefix("Line") }
    }
    #expect(texts(of: 5).allSatisfy { $0.x > 500 && $0.paint != .ink })
    #expect(texts(of: 50).count == 50)
    #expect(texts(of: 50).allSatisfy { $0.paint == .ink })
  }

  @Test func `a line is broken where a value is missing or too long ago`() throws {
    let days = [0, 10, 20, 400, 410, 420].map { Day(number: $0) }
    func parts(_ values: [Double], longestGapDays: Int? = nil) throws -> Int? {
      let series = try TimeSeries(days: days, values: values)
      let chart = Chart(
        title: "", y: .linear(),
        marks: [.line(series, color: .blue, longestGapDays: longestGapDays)])
      for case .stroke(let path, let stroke) in chart.drawing().elements
      where stroke.paint == .data(.blue) {
        return path.steps.count { if case .move = $0 { true } else { false } }
      }
      return nil
    }
    #expect(try parts([1, 2, 3, 4, 5, 6]) == 1)
    #expect(try parts([1, 2, .nan, 4, 5, 6]) == 2)
    #expect(try parts([1, 2, 3, 4, 5, 6], longestGapDays: 100) == 2)
    #expect(try parts([1, 2, 3, 4, 5, 6], longestGapDays: 380) == 1)
  }

  @Test func `an event in the picture does not move the names of lines`() {
    let line = Mark.line(TimeSeries([1, 2, 3]), label: "Line")
    let plain = Chart(title: "", y: .linear(), marks: [line])
    let marked = Chart(
      title: "", y: .linear(), marks: [line, .rule(Day(number: 1), label: "Event")])
    let places = [plain, marked].map { chart in
      chart.drawing().texts.first { $0.text == "Line" }?.x
    }
    #expect(places[0] == places[1])
  }

  @Test func `a colour that is given is not taken from the palette`() {
    let marks = [
      Mark.line(TimeSeries([1, 2]), label: "Given", color: .green),
      .line(TimeSeries([2, 3]), label: "First"), .line(TimeSeries([3, 4]), label: "Second"),
      .line(TimeSeries([4, 5]), label: "Past", emphasis: .muted),
    ]
    let texts = Chart(title: "", y: .linear(), marks: marks).drawing().texts
    let paints = ["Given", "First", "Second", "Past"].map { name in
      texts.first { $0.text == name }?.paint
    }
    #expect(paints == [.data(.green), .data(.blue), .data(.vermilion), .data(.muted)])
  }
}
