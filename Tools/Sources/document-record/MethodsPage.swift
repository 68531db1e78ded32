import Charts
import ExpressEntry
import PageTemplates
import Tabular
import TimeSeries

/// The page of methods: what is forecast and how, and how that turned out.
struct MethodsPage {
  let markdown: String
  let reliability: Chart

  init(_ template: PageTemplate, _ rounds: Rounds, from start: Day) throws {
    let record = ChanceRecord(
      rounds, from: Day(year: 2018, month: 1, day: 1) ?? start, paths: Chances.paths)
    reliability = Self.chart(record)
    let horizons = [30, 90, 180].map { (days: Int) in
      (days, ChanceRecord(rounds, from: start, within: days, paths: Chances.paths))
    }
    let shares = [0, 0.5, 1].map { share in
      [start, Day(year: 2025, month: 7, day: 1) ?? start].map { from in
        [30, 90, 180].map {
          ChanceRecord(rounds, from: from, within: $0, paths: Chances.paths, sharedVariance: share)
        }
      }
    }
    let backtests = Given.allCases.map { given in
      (
        given,
        CutoffBacktest(rounds, categories: rounds.categories, given: given) { $0 >= start }
      )
    }
    let last = rounds.all.last
    markdown = try template.filled(with: [
      "span": "\(start) to \(last?.day.description ?? "")",
      "start": "\(start)",
      "count": "\(backtests[0].1.summary["all"]?.rows.first?.count ?? 0)",
      "models": Self.models(backtests),
      "categories": Self.categories(backtests),
      "tenths": Self.tenths(record),
      "horizons": Self.horizons(horizons),
      "shares": Self.shares(shares),
      "cases": record.cases.grouped,
      "brier": record.brier.fixed(decimals: 3),
      "share": record.brierOfPastShare.fixed(decimals: 3),
    ])
  }

  // MARK: - Tables

  private static func models(_ backtests: [(Given, CutoffBacktest)]) -> String {
    var lines = [
      "| known before the round | model | MAE | median | in 80 % | in 95 % | 80 % score |",
      "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (given, backtest) in backtests {
      for row in backtest.summary["all"]?.rows ?? [] {
        lines.append(
          "| \(given.words) | `\(row.model)` | \(row.meanAbsoluteError.fixed(decimals: 1)) | "
            + "\(row.medianAbsoluteError.fixed(decimals: 1)) | "
            + "\((100 * row.coverage80).fixed(decimals: 0)) % | "
            + "\((100 * row.coverage95).fixed(decimals: 0)) % | "
            + "\(row.intervalScore80.fixed(decimals: 0)) |")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func categories(_ backtests: [(Given, CutoffBacktest)]) -> String {
    var lines = [
      "| category | rounds | last value | "
        + backtests.map { "`auto`, \($0.0.words)" }.joined(separator: " | ") + " |",
      "| --- | ---: | ---: |" + backtests.map { _ in " ---: |" }.joined(),
    ]
    for category in backtests[0].1.groups {
      let rows = backtests.map { $0.1.summary[category]?.row(of: .auto) }
      guard let first = rows[0] else { continue }
      lines.append(
        "| \(category) | \(first.count) | \(first.naiveMeanAbsoluteError.fixed(decimals: 1)) | "
          + rows.map { $0?.meanAbsoluteError.fixed(decimals: 1) ?? "" }.joined(separator: " | ")
          + " |")
    }
    return lines.joined(separator: "\n")
  }

  private static func tenths(_ record: ChanceRecord) -> String {
    let rows = record.tenths.map { tenth in
      let lower = Int((100 * tenth.lower).rounded())
      return "| \(lower)–\(lower + 10) % | \(tenth.cases.grouped) | "
        + "\((100 * tenth.given).fixed(decimals: 1)) % | "
        + "\((100 * tenth.invited).fixed(decimals: 1)) % |"
    }
    return
      (["| chance given | cases | mean of them | invited |", "| --- | ---: | ---: | ---: |"] + rows)
      .joined(separator: "\n")
  }

  private static func horizons(_ records: [(Int, ChanceRecord)]) -> String {
    var lines = [
      "| chance given | " + records.map { "within \($0.0) days" }.joined(separator: " | ") + " |",
      "| --- |" + records.map { _ in " ---: |" }.joined(),
    ]
    for tenth in 0..<10 {
      let cells = records.map { _, record in
        record.tenths.first { Int(($0.lower * 10).rounded()) == tenth }.map {
          "\((100 * $0.invited).fixed(decimals: 0)) % of \($0.cases.grouped)"
        } ?? "–"
      }
      lines.append(
        "| \(10 * tenth)–\(10 * tenth + 10) % | " + cells.joined(separator: " | ") + " |")
    }
    lines.append(
      "| Brier score (past share's) | "
        + records.map {
          "\($0.1.brier.fixed(decimals: 3)) (\($0.1.brierOfPastShare.fixed(decimals: 3)))"
        }.joined(separator: " | ") + " |")
    return lines.joined(separator: "\n")
  }

  private static func shares(_ records: [[[ChanceRecord]]]) -> String {
    let names = ["none of it", "half, as it is", "all of it"]
    let rows = zip(names, records).map { name, periods in
      let cells = zip(periods[0], periods[1]).map { all, late in
        let cases = all.tenths.filter { $0.lower > 0.55 && $0.lower < 0.75 }
        let count = cases.reduce(0) { $0 + $1.cases }
        let invited = cases.reduce(0) { $0 + $1.invited * Double($1.cases) } / Double(max(1, count))
        return "\(all.brier.fixed(decimals: 3)) (\(late.brier.fixed(decimals: 3))), "
          + "\((100 * invited).fixed(decimals: 0)) % of \(count.grouped)"
      }
      return "| \(name) | " + cells.joined(separator: " | ") + " |"
    }
    return
      ([
        "| shared | within 30 days | within 90 days | within 180 days |",
        "| --- | ---: | ---: | ---: |",
      ] + rows).joined(separator: "\n")
  }

  private static func chart(_ record: ChanceRecord) -> Chart {
    let seventies = record.tenths.first { $0.lower == 0.7 }
    let title =
      seventies.map {
        "Of the cases given 70–80%, \((100 * $0.invited).fixed(decimals: 0)) in 100 were invited"
      } ?? "Chances and what came of them"
    return Chart(
      title: title,
      subtitle:
        "The chance that the next round invites a score within 50 points of the last cut-off, "
        + "said on the day of the category's last round; \(record.cases.grouped) cases since 2018",
      x: .linear("Chance that was given", notation: .percent, range: 0...1),
      y: .linear("Share that was invited", notation: .percent, range: 0...1),
      marks: [
        .line(
          [.init(x: 0, y: 0), .init(x: 1, y: 1)], label: "Perfect", pattern: .dashed,
          emphasis: .muted),
        .line(
          record.tenths.map { .init(x: $0.given, y: $0.invited) }, label: "Drawline", color: .blue,
          dots: .filled),
      ], size: ChartSize(width: 560, height: 520), identifier: "reliability")
  }
}

extension Given {
  /// What is known, in words.
  var words: String {
    switch self {
    case .nothing: "nothing"
    case .date: "date"
    case .dateAndSize: "date and size"
    }
  }
}
