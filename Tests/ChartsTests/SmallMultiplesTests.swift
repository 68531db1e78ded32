import Charts
import TestSupport
import Testing

struct SmallMultiplesTests {
  @Test func `a panel a family`() throws {
    let rounds = try Rounds()
    let families = ["cec", "french", "healthcare", "pnp", "education", "trade"]
    for (name, comparison, size) in [
      ("multiples-shared", SmallMultiples.Comparison.shared, ChartSize.standard),
      ("multiples-free", .free, .standard), ("multiples-compact", .free, .compact),
    ] {
      let multiples = SmallMultiples(
        title: "Provincial nominees are in a class of their own",
        subtitle: "Cut-offs of each family since 2023", source: "Source: IRCC, 31 March 2026",
        y: .linear("Cut-off (CRS points)"),
        panels: try families.map { family in
          .init(family, [.line(try rounds.cutoffs(of: family, from: 2023), dots: .filled)])
        },
        comparison: comparison, size: size)
      try expectSnapshot(of: multiples.svg(), named: "\(name).svg")
    }
  }
}
