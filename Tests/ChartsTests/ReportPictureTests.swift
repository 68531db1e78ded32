import Charts
import TestSupport
import Testing
import TimeSeries

/// The pictures of the monthly report, drawn from real rounds.
struct ReportPictureTests {
  let rounds: Rounds

  /// The line that a published picture needs under it.
  let source = """
    Source: Immigration, Refugees and Citizenship Canada, rounds of invitations, 31 March 2026. \
    Not an official product.
    """

  init() throws {
    rounds = try Rounds()
  }

  @Test func `cut-offs of families over time`() throws {
    for (name, size) in [("cutoffs", ChartSize.standard), ("cutoffs-compact", .compact)] {
      let chart = Chart(
        title: "French and health cut-offs fell below 400 and 470 while CEC stays above 500",
        subtitle: "Lowest score invited in each round since June 2023",
        source: source,
        y: .linear("Cut-off (CRS points)"),
        marks: [
          .rule(try day("2023-05-31"), label: "Categories announced"),
          .rule(try day("2024-04-23"), label: "Last General round"),
          .rule(try day("2025-02-27"), label: "2025 categories"),
          .rule(try day("2025-03-25"), label: "Job-offer points removed"),
          .rule(try day("2026-02-18"), label: "2026 categories"),
          .line(try rounds.cutoffs(of: "cec", from: 2023), label: "CEC", dots: .filled),
          .line(try rounds.cutoffs(of: "french", from: 2023), label: "French", dots: .filled),
          .line(
            try rounds.cutoffs(of: "healthcare", from: 2023), label: "Healthcare", dots: .filled),
          .line(try rounds.cutoffs(of: "education", from: 2023), label: "Education", dots: .filled),
          .line(try rounds.cutoffs(of: "trade", from: 2023), label: "Trade", dots: .filled),
          .line(try rounds.cutoffs(of: "stem", from: 2023), label: "STEM", dots: .filled),
        ],
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
  }

  @Test func `eleven years with their breaks`() throws {
    for (name, size) in [("history", ChartSize.standard), ("history-compact", .compact)] {
      let chart = Chart(
        title: "Rounds of one program replaced the general ones",
        subtitle: "Lowest score invited in each round", source: source,
        y: .linear("Cut-off (CRS points)"),
        marks: [
          .rule(try day("2016-11-19"), label: "Fewer points for job offers"),
          .rule(try day("2017-06-06"), label: "Tie-break"),
          .span(
            try day("2020-12-23")...day("2022-07-06"), label: "No all-program rounds"),
          .rule(try day("2021-02-13"), label: "Round 176: cut-off 75"),
          .rule(try day("2023-05-31"), label: "Categories"),
          .line(
            try rounds.cutoffs(of: "general"), label: "General", longestGapDays: 200),
          .line(
            try rounds.cutoffs(of: "cec"), label: "Canadian Experience Class",
            longestGapDays: 200),
          .line(
            try rounds.cutoffs(of: "pnp"), label: "Provincial nominees",
            longestGapDays: 200),
        ],
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
  }

  @Test func `invitations of a year against earlier years`() throws {
    for (name, size) in [("totals", ChartSize.standard), ("totals-compact", .compact)] {
      var marks = try (2019...2025).map { year in
        Mark.line(
          try rounds.totals(in: year), label: "\(year)", interpolation: .stepped, emphasis: .muted)
      }
      marks.append(
        .line(
          try rounds.totals(in: 2026), label: "2026", color: .blue, interpolation: .stepped,
          emphasis: .strong))
      let chart = Chart(
        title: "By the end of March, 2026 had more invitations than in any year since 2019",
        subtitle: "Invitations since 1 January, all families",
        source: source, x: .dayOfYear, y: .linear("Invitations", including: 0), marks: marks,
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
  }

  @Test func `changes from round to round`() throws {
    let cutoffs = try rounds.cutoffs(of: "cec", from: 2025).suffix(18)
    let changes = zip(cutoffs.values.dropFirst(), cutoffs.values).map { $0 - $1 }
    let days = Array(cutoffs.days.dropFirst())
    for (name, size) in [("deltas", ChartSize.standard), ("deltas-compact", .compact)] {
      let chart = Chart(
        title: "CEC rose by two points in the last round",
        subtitle: "Change of the cut-off against the round before",
        source: source, x: .days(days),
        y: .linear("Change (CRS points)", notation: .signed, including: 0),
        marks: [
          .rule(try day("2026-02-18"), label: "2026 categories"), .changes(changes),
        ],
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
    let overTime = Chart(
      title: "CEC rose by two points in the last round",
      y: .linear("Change (CRS points)", notation: .signed, including: 0),
      marks: [.changes(try TimeSeries(days: days, values: changes))])
    try expectSnapshot(of: overTime.svg(), named: "deltas-time.svg")
  }

  @Test func `a forecast with its intervals and the last value`() throws {
    let cutoffs = try rounds.cutoffs(of: "healthcare", from: 2024)
    let next = try day("2026-04-20")
    for (name, size) in [("forecast", ChartSize.standard), ("forecast-compact", .compact)] {
      let chart = Chart(
        title: "The next healthcare round is likely to end between 455 and 481",
        subtitle: "Cut-offs since 2024, and the forecast for a round in April 2026",
        source: source, y: .linear("Cut-off (CRS points)"),
        marks: [
          .reference(467, label: "Last: 467"),
          .line(cutoffs, color: .blue, dots: .filled),
          .interval(next, 436...500, label: "95 %: 436–500", color: .vermilion, width: .narrow),
          .interval(next, 455...481, label: "80 %: 455–481", color: .vermilion),
          .points([.init(next, 472)], label: "Forecast: 472", color: .vermilion),
        ],
        size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
    let future = (1...12).map { next.advanced(by: 30 * $0) }
    let fan = Chart(
      title: "Uncertainty grows with the months ahead",
      y: .linear("Cut-off (CRS points)"),
      marks: [
        .band(
          future, lower: (1...12).map { 468 - 32 * Double($0).squareRoot() },
          upper: (1...12).map { 468 + 32 * Double($0).squareRoot() }, label: "95 %",
          color: .vermilion, opacity: 0.16),
        .band(
          future, lower: (1...12).map { 468 - 20 * Double($0).squareRoot() },
          upper: (1...12).map { 468 + 20 * Double($0).squareRoot() }, label: "80 %",
          color: .vermilion, opacity: 0.25),
        .line(
          try TimeSeries(days: future, values: future.map { _ in 468 }), label: "Forecast 468",
          color: .vermilion, pattern: .dashed),
        .line(cutoffs, color: .blue, dots: .filled),
      ])
    try expectSnapshot(of: fan.svg(), named: "forecast-fan.svg")
  }

  @Test func `invitations by family and the pool by score`() throws {
    let families = ["pnp", "cec", "french", "healthcare", "education", "trade", "senior-managers"]
    let sums = [2025, 2026].map { year in
      families.map { family in
        rounds.of(family).filter { $0.day.year == year && $0.day.month.monthOfYear <= 3 }
          .map(\.invitations).reduce(0, +)
      }
    }
    let names = [
      "Provincial nominees", "Canadian Experience Class", "French-language proficiency",
      "Healthcare and social services occupations", "Education occupations", "Trades occupations",
      "Senior managers with Canadian work experience",
    ]
    for (name, size) in [("families", ChartSize.standard), ("families-compact", .compact)] {
      let chart = Chart(
        title: "CEC took more than half of the invitations of the first quarter", source: source,
        x: .linear("Invitations, January to March"), y: .categories(names),
        marks: [
          .bars(sums[1], label: "2026", color: .blue, labels: .values()),
          .targets(sums[0], label: "2025"),
        ], size: size)
      try expectSnapshot(of: chart.svg(), named: "\(name).svg")
    }
    let bands = ["601–1200", "501–600", "491–500", "481–490", "471–480", "461–470", "451–460"]
    let chart = Chart(
      title: "Le bassin compte 12 000 candidats de 501 à 600 points",
      subtitle: "Candidats par tranche de points, et changement depuis le mois dernier",
      x: .linear("Candidats"), y: .categories(bands),
      marks: [
        .bars(
          [356, 12_345, 13_001, 11_240, 14_876, 15_320, 14_002], color: .blue,
          labels: .texts([
            "356 (−12)", "12 345 (+210)", "13 001 (+4)", "11 240 (−330)", "14 876 (0)",
            "15 320 (+98)", "14 002 (+1 204)",
          ]))
      ], format: .french)
    try expectSnapshot(of: chart.svg(), named: "pool-french.svg")
    let grouped = Chart(
      title: "Grouped bars", x: .categories(names), y: .linear("Invitations", including: 0),
      marks: [
        .bars(sums[0], label: "2025", color: .muted, labels: .values()),
        .bars(sums[1], label: "2026", color: .blue, labels: .values()),
      ])
    try expectSnapshot(of: grouped.svg(), named: "families-grouped.svg")
  }
}
