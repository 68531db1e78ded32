import Charts
import PageTemplates
import Tabular
import TimeSeries

/// The page on irregular and short series: tables and charts of a study.
struct IrregularPage {
  let markdown: String
  let charts: [(name: String, svg: String)]

  /// The models that can know days.
  static let models = ["local-level", "local-trend", "structural"]

  init(
    _ template: PageTemplate, _ study: Study, _ record: RoundsRecord, pools: [[Int]],
    repetitions: Int, through day: Day?
  ) throws {
    let gaps = pools.flatMap { $0 }
    markdown = try template.filled(with: [
      "categories": "\(pools.count)",
      "gaps": gaps.count.grouped,
      "longest": (gaps.max() ?? 0).grouped,
      "repetitions": repetitions.grouped,
      "day": day.map { "\($0)" } ?? "",
      "shareError": Self.shareError(repetitions * Process.allCases.count),
      "processError": Self.shareError(repetitions),
      "relative": Self.relative(study),
      "absolute": Self.absolute(study),
      "coverage": Self.coverage(study),
      "byProcess": Self.coverageByProcess(study),
      "rounds": Self.rounds(record),
      "roundCategories": "\(record.categoryCount)",
    ])
    charts = [
      ("irregular-accuracy", Self.accuracyChart(study).svg()),
      ("irregular-coverage", Self.coverageChart(study).svg()),
    ]
  }

  /// The standard error of a share of 80 % of so many series, in points.
  ///
  /// The two steps of a series are not independent, so they count as one.
  private static func shareError(_ count: Int) -> String {
    (100 * (0.16 / Double(count)).squareRoot()).fixed(decimals: 1)
  }

  // MARK: - Tables

  private static var countColumns: String {
    Study.counts.map { " \($0) |" }.joined()
  }

  private static var countRule: String { Study.counts.map { _ in " ---: |" }.joined() }

  private static func relative(_ study: Study) -> String {
    var lines = ["| the series is | model |" + countColumns, "| --- | --- |" + countRule]
    for process in Process.allCases {
      for model in models {
        let cells = Study.counts.map { count in
          let byDay = study.tally(model, .byDay, [process], counts: [count])
          let byOrder = study.tally(model, .byOrder, [process], counts: [count])
          let error = byDay.meanAbsoluteError / byOrder.meanAbsoluteError
          return
            " \(error.fixed(decimals: 2)) / \((byDay.crps / byOrder.crps).fixed(decimals: 2)) |"
        }
        lines.append("| \(process.rawValue) | `\(model)` |" + cells.joined())
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func absolute(_ study: Study) -> String {
    var lines = ["| the series is | model |" + countColumns, "| --- | --- |" + countRule]
    for process in Process.allCases {
      for model in models {
        let cells = Study.counts.map { count in
          let naive = study.tally("naive", .byOrder, [process], counts: [count])
          let own = study.tally(model, .byDay, [process], counts: [count])
          let error = own.meanAbsoluteError / naive.meanAbsoluteError
          return " \(error.fixed(decimals: 2)) / \((own.crps / naive.crps).fixed(decimals: 2)) |"
        }
        lines.append("| \(process.rawValue) | `\(model)` |" + cells.joined())
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The shares within 80 and 95 %.
  private static func cell(_ tally: Tally) -> String {
    tally.forecasts == 0
      ? " – |"
      : " \((100 * tally.coverage80).fixed(decimals: 0)) / "
        + "\((100 * tally.coverage95).fixed(decimals: 0)) |"
  }

  private static func coverage(_ study: Study) -> String {
    var lines = ["| model | told |" + countColumns, "| --- | --- |" + countRule]
    for model in models {
      for (kind, words) in [
        (Study.Kind.byDay, "the days"), (.byOrder, "the order"),
        (.likeliest, "the days, at the likeliest variances"),
      ] {
        let cells = Study.counts.map { cell(study.tally(model, kind, counts: [$0])) }
        guard study.tally(model, kind).forecasts > 0 else { continue }
        lines.append("| `\(model)` | \(words) |" + cells.joined())
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func coverageByProcess(_ study: Study) -> String {
    var lines = ["| the series is | model |" + countColumns, "| --- | --- |" + countRule]
    for process in Process.allCases {
      for model in models {
        let cells = Study.counts.map { cell(study.tally(model, .byDay, [process], counts: [$0])) }
        lines.append("| \(process.rawValue) | `\(model)` |" + cells.joined())
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func rounds(_ record: RoundsRecord) -> String {
    var lines = [
      "| model | forecasts | MAE by day | by order | CRPS by day | by order | in 80 / 95 % by day "
        + "| by order |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in record.rows {
      lines.append(
        "| `\(row.model)` | \(row.byDay.forecasts) | "
          + "\(row.byDay.meanAbsoluteError.fixed(decimals: 1)) | "
          + "\(row.byOrder.meanAbsoluteError.fixed(decimals: 1)) | "
          + "\(row.byDay.crps.fixed(decimals: 1)) | \(row.byOrder.crps.fixed(decimals: 1)) |"
          + cell(row.byDay) + cell(row.byOrder))
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - Charts

  private static let colors: [ChartColor] = [.blue, .vermilion, .green]

  private static func accuracyChart(_ study: Study) -> SmallMultiples {
    let panels = Process.allCases.map { process in
      let lines = zip(models, colors).map { model, color in
        Mark.line(
          Study.counts.map { count in
            let byDay = study.tally(model, .byDay, [process], counts: [count])
            let byOrder = study.tally(model, .byOrder, [process], counts: [count])
            return .init(x: Double(count), y: byDay.crps / byOrder.crps)
          }, label: model, color: color, dots: .filled)
      }
      let words = process.rawValue
      return SmallMultiples.Panel(
        words.prefix(1).uppercased() + words.dropFirst(), [.reference(1, label: "No gain")] + lines)
    }
    return SmallMultiples(
      title: "Days pay where time drives a slope, and cost a model that takes one for granted",
      subtitle:
        "CRPS of forecasts that know the days, as a part of those by the same model that knows the "
        + "order; by the number of observations",
      x: .linear("Observations"), y: .linear("By day ÷ by order"), panels: panels,
      comparison: .shared, columns: 2)
  }

  private static func coverageChart(_ study: Study) -> Chart {
    func line(_ model: String, _ kind: Study.Kind) -> [Mark.Point] {
      Study.counts.map {
        .init(x: Double($0), y: study.tally(model, kind, counts: [$0]).coverage80)
      }
    }
    return Chart(
      title: "Averaged over the variances, five observations already hold what they claim",
      subtitle:
        "Share of observations within 80% intervals, all processes together; dashed: from the "
        + "likeliest variances",
      x: .linear("Observations"),
      y: .linear("Share in the interval", notation: .percent, range: 0.6...0.9),
      marks: [
        .reference(0.8, label: "80%"),
        .line(
          line("local-level", .likeliest), label: "", color: .blue, pattern: .dashed),
        .line(
          line("local-trend", .likeliest), label: "", color: .vermilion, pattern: .dashed),
        .line(line("local-level", .byDay), label: "local-level", color: .blue, dots: .filled),
        .line(line("local-trend", .byDay), label: "local-trend", color: .vermilion, dots: .filled),
        .line(line("structural", .byDay), label: "structural", color: .green, dots: .filled),
      ], identifier: "coverage")
  }
}
