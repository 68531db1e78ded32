import Charts
import Testing
import TimeSeries

/// A chart whose data or texts leave little room, for whatever must hold of every chart.
struct HardChart: Sendable, CustomTestStringConvertible {
  /// What is hard about it.
  var testDescription: String

  /// The chart.
  var chart: Chart

  /// The charts, each in two sizes.
  static let all: [HardChart] = charts.flatMap { name, chart in
    var compact = chart
    compact.size = .compact
    return [
      HardChart(testDescription: name, chart: chart),
      HardChart(testDescription: name + ", compact", chart: compact),
    ]
  }

  private static let first = Day(number: 19_000)

  private static func series(_ values: [Double], every days: Int = 10) -> TimeSeries {
    let found = try? TimeSeries(
      days: values.indices.map { first.advanced(by: $0 * days) }, values: values)
    return found ?? TimeSeries(values)
  }

  private static func chart(
    _ marks: [Mark], x: Axis = .time, y: Axis = .linear("Points"), title: String = "A finding"
  ) -> Chart {
    Chart(title: title, subtitle: "What is shown", source: "Source", x: x, y: y, marks: marks)
  }

  private static let long = """
    Healthcare and Social Services Occupations, 2026-Version 3, with the longest name of all, \
    Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurfsbearbeitung
    """

  private static let charts: [(String, Chart)] = [
    ("nothing", chart([])),
    ("an empty series", chart([.line(series([]), label: "Empty")])),
    ("nothing but gaps", chart([.line(series([.nan, .nan]), label: "Gaps")])),
    ("one point", chart([.line(series([476]), label: "One", dots: .filled)])),
    ("a constant", chart([.line(series([476, 476, 476]), label: "Constant")])),
    ("zeros", chart([.line(series([0, 0, 0]), label: "Zero")])),
    ("huge values", chart([.line(series([1e300, -1e300, 3e299]), label: "Huge")])),
    ("infinite values", chart([.line(series([1, .infinity, 2, -.infinity]), label: "Infinite")])),
    ("tiny values", chart([.line(series([1e-9, 3e-9, 2e-9]), label: "Tiny")])),
    ("near neighbours", chart([.line(series([1e9, 1e9 + 1, 1e9 + 2]), label: "Near")])),
    ("negative values", chart([.line(series([-5, -17, -9]), label: "Negative")])),
    (
      "gaps",
      chart([.line(series([1, .nan, 3, 4, .nan, .nan, 2]), label: "With gaps", dots: .hollow)])
    ),
    ("three days", chart([.line(series([5, 7, 6], every: 1), label: "Three days")])),
    ("12 years", chart([.line(series((0..<120).map(Double.init), every: 37), label: "Long")])),
    (
      "a century",
      chart([.line(series((0..<100).map(Double.init), every: 365), label: "Longer")])
    ),
    (
      "many lines that end alike",
      chart((1...14).map { .line(series([Double($0), 500]), label: "Family \($0)") })
    ),
    (
      "more lines than fit",
      chart((1...60).map { .line(series([Double($0), 500]), label: "Family \($0)") })
    ),
    (
      "long texts",
      Chart(
        title: long, subtitle: long, source: long, x: .time, y: .linear(long),
        marks: [
          .line(series([1, 2, 3]), label: long), .line(series([3, 2, 3]), label: long),
          .rule(first, label: long), .rule(first.advanced(by: 20), label: long),
          .rule(first.advanced(by: 21), label: long),
        ])
    ),
    (
      "events in a crowd",
      chart(
        (0..<16).map { .rule(first.advanced(by: 90 + $0), label: "Something changed \($0)") }
          + [.line(series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), label: "Line")])
    ),
    (
      "events beyond the data",
      chart([
        .rule(first.advanced(by: -4000), label: "Long before"),
        .rule(first.advanced(by: 4000), label: "Long after"),
        .line(series([1, 2, 3]), label: "Line"),
      ])
    ),
    (
      "long categories",
      chart(
        [.bars([3, -4, .nan], labels: .changes())], x: .linear(long),
        y: .categories([long, long, long]))
    ),
    (
      "many categories",
      chart(
        [.bars((0..<40).map(Double.init), label: long, labels: .values())],
        x: .categories((0..<40).map { "Category \($0)" }), y: .linear("Count", including: 0))
    ),
    (
      "many categories on their side",
      chart(
        [.bars((0..<40).map(Double.init), labels: .values(decimals: 3))], x: .linear(),
        y: .categories((0..<40).map { "Category \($0)" }))
    ),
    (
      "many days",
      chart(
        [.changes((0..<90).map { Double($0 % 7) - 3 })],
        x: .days((0..<90).map { first.advanced(by: $0 * 14) }),
        y: .linear("Change", notation: .signed, including: 0))
    ),
    (
      "bars on the same day",
      chart(
        [.bars(series([3, 4, 5], every: 0), labels: .values())],
        y: .linear("Count", including: 0))
    ),
    (
      "no categories", chart([.bars([], labels: .values())], x: .categories([]))
    ),
    (
      "ratios",
      chart(
        [.points([1, 27_332, 500, 0, -3].map { .init(x: $0, y: 470) }, label: "Rounds")],
        x: .logarithmic("Invitations"))
    ),
    (
      "one ratio", chart([.points([.init(x: 500, y: 470)])], x: .logarithmic("Invitations"))
    ),
    (
      "ratios of 600 decades",
      chart(
        [.points([1e-300, 1e300].map { .init(x: $0, y: $0) })],
        x: .logarithmic("Small to large"), y: .logarithmic("Small to large"))
    ),
    (
      "a forecast where all is near",
      chart([
        .reference(476, label: "Last: 476"),
        .interval(first, 475.5...476.5, label: "95 %: 475–477", width: .narrow),
        .interval(first, 475.9...476.1, label: "80 %: 476–476"),
        .points([.init(first, 476)], label: "Forecast: 476"),
      ])
    ),
    (
      "nothing that has a place",
      chart([
        .reference(.nan, label: "No value"), .reference(.infinity, label: "Too high"),
        .rule(x: .nan, label: "Never"), .interval(x: .nan, 0...1, label: "Nowhere"),
        .interval(x: 19_000, 0...(.infinity), label: "Endless"),
        .points([.init(x: .nan, y: 1), .init(x: 1, y: .infinity)], label: "Points"),
        .band(x: [1, 2], lower: [.nan, 0], upper: [1, .infinity], label: "Band"),
        .line(series([1, 2]), label: "Line 🇨🇦 面"),
      ])
    ),
    (
      "ranges of nothing",
      chart(
        [.points([.init(x: 3, y: 4)], label: "Point")],
        x: Axis(kind: .logarithmic, range: -3...0), y: .linear("Points", range: 2...2))
    ),
    (
      "a range that leaves data out",
      chart([.line(series([1, 1000, 3]), label: "Cut off")], y: .linear("Points", range: 0...10))
    ),
  ]
}
