import Charts
import TestSupport
import Testing
import TimeSeries

struct ScatterPictureTests {
  @Test func `cut-offs by the size of the round, with a curve and its band`() throws {
    let rounds = try Rounds().of("healthcare", from: 2023)
    let sizes = [500.0, 600, 700, 850, 1000, 1200, 1400, 1700, 2000, 2400, 2800, 3400, 4000]
    for (name, size) in [("scatter", ChartSize.standard), ("scatter-compact", .compact)] {
      let chart = Chart(
        title: "Larger healthcare rounds reach further down",
        subtitle: "Each dot is a round since 2023; the band holds 80 % of rounds of that size",
        x: .logarithmic("Invitations"), y: .linear("Cut-off (CRS points)"),
        marks: [
          .band(
            x: sizes, lower: sizes.map { 448 + 25_000 / $0 - 22 },
            upper: sizes.map { 448 + 25_000 / $0 + 22 }, label: "80 %", color: .vermilion),
          .line(
            sizes.map { .init(x: $0, y: 448 + 25_000 / $0) }, label: "Fit", color: .vermilion),
          .points(rounds.map { .init(x: $0.invitations, y: $0.cutoff) }, color: .blue),
        ],
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
  }

  @Test func `a reliability diagram`() throws {
    let said = stride(from: 0.05, to: 1, by: 0.1).map(\.self)
    let chart = Chart(
      title: "When we say 70%, it happens in 66 of 100 cases",
      x: .linear("Chance that was said", notation: .percent, range: 0...1),
      y: .linear("Share of cases in which it happened", notation: .percent, range: 0...1),
      marks: [
        .line(
          [.init(x: 0, y: 0), .init(x: 1, y: 1)], label: "Perfect", pattern: .dashed,
          emphasis: .muted),
        .line(
          said.map { .init(x: $0, y: 0.1 + 0.8 * $0) }, label: "Ours", color: .blue,
          dots: .filled),
      ],
      size: ChartSize(width: 480, height: 440))
    try expectSnapshot(of: chart.svg(), named: "reliability.svg")
  }

  @Test func `a histogram`() throws {
    let chart = Chart(
      title: "Half of the errors are below six points",
      x: .categories(["0–2", "3–5", "6–8", "9–11", "12–14", "15 or more"], label: "Points"),
      y: .linear("Rounds", including: 0),
      marks: [.bars([14, 9, 6, 3, 1, 4], labels: .values())])
    try expectSnapshot(of: chart.svg(), named: "histogram.svg")
  }

  @Test func `an area with a gap`() throws {
    let days = (0..<30).map { Day(number: 20_000 + 7 * $0) }
    var values = days.indices.map { Double($0 * $0 % 37 + 20) }
    values[12] = .nan
    let chart = Chart(
      title: "An area is broken where a value is missing",
      y: .linear("Candidates (thousands)", including: 0),
      marks: [.area(try TimeSeries(days: days, values: values), label: "Pool")])
    try expectSnapshot(of: chart.svg(), named: "area.svg")
  }
}
