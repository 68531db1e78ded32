import Regression
import Statistics
public import Tabular

extension RegressionSummary {
  /// A row a term.
  public var listing: Listing {
    let percent = (100 * level).fixed(decimals: (100 * level).rounded() == 100 * level ? 0 : 1)
    let hasInference = rows.contains { $0.inference != nil }
    let hasInflation = rows.contains { $0.varianceInflation != nil }
    var columns = [Listing.Column("term", "Term"), .init("estimate", "Estimate")]
    if hasInference {
      columns += [
        .init("standardError", "Std. error"), .init("t", "t"), .init("p", "p"),
        .init("lower", "\(percent) % from"), .init("upper", "To"),
      ]
    }
    if hasInflation { columns.append(.init("varianceInflation", "VIF")) }
    return Listing(
      columns: columns,
      rows: rows.map { row in
        let decimals = row.decimals
        var cells: [Listing.Cell] = [
          .text(row.term), .number(row.estimate, decimals: decimals),
        ]
        if hasInference {
          cells += [
            .number(row.inference?.standardError, decimals: decimals),
            .number(row.inference?.t, decimals: 2), .probability(row.inference?.p),
            .number(row.inference?.lower, decimals: decimals),
            .number(row.inference?.upper, decimals: decimals),
          ]
        }
        if hasInflation { cells.append(.number(row.varianceInflation, decimals: 1)) }
        return cells
      })
  }

  /// The table of coefficients with the measures of fit, tests and warnings below it.
  public var text: String { listing.table() + "\n" + notes.joined(separator: "\n") + "\n" }

  /// The lines below the table: measures of fit, tests and warnings.
  public var notes: [String] {
    var lines = [
      "\(subject.name): \(formula)",
      "\(residuals.count) observations"
        + (degreesOfFreedom.map { ", \($0) degrees of freedom" } ?? "")
        + (errors.map { "; \($0) standard errors" } ?? ""),
    ]
    lines += measureLines
    if let spread = residualLine { lines.append(spread) }
    if !tests.isEmpty {
      lines.append("")
      lines += testTable.table().split(separator: "\n").map(String.init)
    }
    if let choice { lines += [""] + choice.lines }
    lines += warnings.map { "Warning: \($0)" }
    return lines
  }

  /// The measures, those that belong together in one line.
  private var measureLines: [String] {
    func line(_ keys: [String]) -> String? {
      let parts = keys.compactMap { key in
        measures.first { $0.key == key }.flatMap { measure in
          measure.value.map { "\(measure.title) \($0.shown(for: measure.key))" }
        }
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
    let f = overall.map { test in
      "F(\(test.numerator), \(test.denominator)) \(test.statistic.significant(digits: 4)), p "
        + test.p.probabilityText
    }
    return [
      line(["r2", "adjustedR2", "predictedR2"]), line(["sigma"]), f, line(["aic", "aicc", "bic"]),
      line(["probability", "loss"]), line(["penalty", "effectiveParameters"]),
      line(["conditionNumber"]),
    ].compactMap { $0?.capitalizedFirst }
  }

  private var residualLine: String? {
    guard residuals.count > 3 else { return nil }
    let marks = residuals.quantiles([0, 0.25, 0.5, 0.75, 1])
    let spread = (marks[4] - marks[0]) / 100
    let texts = marks.map { $0.rounded(toUnit: spread) }
    return "Residuals: min \(texts[0]), quartiles \(texts[1]) and \(texts[3]), median \(texts[2]), "
      + "max \(texts[4])"
  }

  private var testTable: Listing {
    Listing(
      columns: [
        .init("test", "Test"), .init("statistic", "Statistic"), .init("p", "p"),
        .init("assumption", "Small p: evidence against"),
      ],
      rows: tests.map { test in
        [
          .text(test.title), .number(test.result.statistic, decimals: 3),
          .probability(test.result.p), .text(test.assumption),
        ]
      })
  }
}

extension Listing {
  /// The coefficients of several fits of one form, a row each, their series before them.
  public static func coefficients(of summaries: [RegressionSummary]) -> Listing {
    let listings = summaries.map(\.listing)
    // A series without standard errors among those that have them lacks columns.
    let widest = listings.max { $0.columns.count < $1.columns.count }?.columns ?? []
    return Listing(
      columns: [Column("series", "Series")] + widest + [Column("observations", "n")],
      rows: zip(summaries, listings).flatMap { summary, listing in
        listing.rows.map { row in
          let cells = widest.map { column in
            listing.columns.firstIndex { $0.key == column.key }.map { row[$0] } ?? .missing
          }
          return [.text(summary.subject.name)] + cells + [.integer(summary.residuals.count)]
        }
      })
  }
}

extension RegressionSummary.Row {
  /// The decimals that show three digits of the standard error.
  fileprivate var decimals: Int {
    let size = inference.map(\.standardError).flatMap { $0 > 0 ? $0 : nil } ?? abs(estimate) / 1000
    return size.decimals(digits: 3)
  }
}

extension Double {
  /// A measure as it is written.
  fileprivate func shown(for key: String) -> String {
    switch key {
    case "r2", "adjustedR2", "predictedR2": fixed(decimals: 3)
    case "aic", "aicc", "bic": fixed(decimals: 1)
    default: significant(digits: 4)
    }
  }

  /// The number to the decimals that a unit needs.
  fileprivate func rounded(toUnit unit: Double) -> String {
    fixed(decimals: unit.decimals(digits: 1))
  }
}

extension String {
  /// The text with its first letter large.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension TermChoice {
  /// The models tried, in words: the best five and how many more.
  fileprivate var lines: [String] {
    let rule =
      switch criterion {
      case .aicc: "AICc on the same \(observations) observations"
      case .timeOrderedValidation:
        "the root mean squared error of \(foretold) observations, each predicted from those before it"
      }
    let way = isExhaustive ? "all" : "by adding one term at a time"
    let shown = candidates.prefix(5).map { candidate in
      "  \(candidate.score.fixed(decimals: 2))  \(candidate.formula)"
    }
    return ["Chosen of \(candidates.count) models tried (\(way)) by \(rule):"] + shown
      + (candidates.count > 5 ? ["  and \(candidates.count - 5) more"] : [])
  }
}
