import ExpressEntry
import Mustache
import Tabular
import TimeSeries

/// The page of a monthly report.
struct Page {
  let dataset: Dataset
  let summary: MonthSummary
  let asOf: Day
  let outlooks: [OutlookText]
  let healthcare: OutlookText

  /// What was said before the month's rounds.
  let past: ForecastLedger
  let figures: Figures

  /// The charts of the page.
  struct Figures {
    let healthcare: Figure?
    let sizes: Figure?
    let deltas: Figure?
    let cutoffs: [Figure]
    let totals: Figure

    /// All of them, in the order of the page.
    var all: [Figure] { [healthcare, sizes, deltas].compactMap(\.self) + cutoffs + [totals] }
  }

  /// The page as HTML, without anything from outside.
  ///
  /// - Returns: The page.
  /// - Throws: An error of the template library if the template is spoilt.
  func html() throws -> String {
    try MustacheTemplate(string: Template.report).render(values)
  }

  /// What the template shows, by the names that it uses.
  private var values: [String: Any] {
    [
      "title": "Express Entry in \(ReportFormat.month(summary.month))",
      "standfirst": Finding.month(summary, in: dataset),
      "style": Template.style,
      "asOf": ReportFormat.date(asOf),
      "tiles": tiles,
      "healthcare": [
        "title": "\(healthcare.title): the next round",
        "paragraphs": healthcare.paragraphs,
        "chart": figures.healthcare?.html ?? "",
        "sizes": figures.sizes?.html ?? "",
      ] as [String: Any],
      "rounds": rounds,
      "past": pastForecasts,
      "deltas": figures.deltas?.html ?? "",
      "cutoffCharts": figures.cutoffs.map(\.html),
      "events": events,
      "totals": totals,
      "outlooks": outlooks.map(\.row),
      "outlookNote": outlookNote,
      "method": method,
      "source": Page.source,
      "version": version,
    ]
  }

  /// Where the rounds are published.
  static let source =
    "https://www.canada.ca/en/immigration-refugees-citizenship/services/immigrate-canada/"
    + "express-entry/rounds-invitations.html"

  // MARK: - Parts

  private var tiles: [[String: Any]] {
    let before = ReportFormat.month(summary.month.advanced(by: -1))
    let yearBefore = ReportFormat.month(summary.month.advanced(by: -12))
    return [
      [
        "label": "Rounds in \(ReportFormat.monthName(summary.month))",
        "value": summary.count.rounds.grouped,
        "comparisons": [
          "\(summary.previousMonth.rounds.grouped) in \(before)",
          "\(summary.sameMonthLastYear.rounds.grouped) in \(yearBefore)",
        ],
      ],
      [
        "label": "Invitations in \(ReportFormat.monthName(summary.month))",
        "value": summary.count.invitations.grouped,
        "comparisons": [
          "\(summary.previousMonth.invitations.grouped) in \(before)",
          "\(summary.sameMonthLastYear.invitations.grouped) in \(yearBefore)",
        ],
      ],
      [
        "label": "Invitations in \(summary.month.year) to date",
        "value": summary.yearToDate.invitations.grouped,
        "comparisons": [
          "in \(ReportFormat.count(summary.yearToDate.rounds, "round"))",
          "\(summary.previousYearToDate.invitations.grouped) by the end of \(yearBefore)",
        ],
      ],
    ]
  }

  private var rounds: [String: Any] {
    let name = ReportFormat.month(summary.month)
    let count = ReportFormat.count(summary.count.rounds, "round")
    return [
      "title": summary.deltas.isEmpty ? "No round in \(name)" : "The \(count) of \(name)",
      "any": !summary.deltas.isEmpty,
      "rows": summary.deltas.map { delta in
        [
          "round": delta.round.number.text, "date": delta.round.day.description,
          "name": delta.round.name, "invitations": delta.round.invitations.grouped,
          "cutoff": "\(delta.round.cutoff)",
          "change": delta.cutoffDelta.map(ReportFormat.signed) ?? "first",
          "gap": delta.gapDays.map { "\($0)" } ?? "–",
          "tieBreak": delta.round.tieBreak.map(ReportFormat.minute) ?? "–",
        ]
      },
    ]
  }

  private var pastForecasts: [String: Any] {
    let entries = past.entries
    let within = entries.count { $0.interval80.contains($0.cutoff) }
    let miss = entries.map { abs($0.expected - Double($0.cutoff)) }.reduce(0, +)
    let naive = entries.map { abs(Double($0.lastCutoff - $0.cutoff)) }.reduce(0, +)
    let count = Double(max(entries.count, 1))
    return [
      "any": !entries.isEmpty,
      "title": "What was said before: \(within) of \(entries.count) within the 80% interval",
      "summary": "The forecasts missed by \(ReportFormat.tenths(miss / count)) points on average; "
        + "taking the last cut-off would have missed by \(ReportFormat.tenths(naive / count)).",
      "rows": entries.map { entry in
        [
          "round": entry.round.text, "date": entry.day.description,
          "family": dataset.title(of: Family(entry.family)), "asOf": entry.asOf.description,
          "expected": ReportFormat.whole(entry.expected), "interval80": entry.interval80.asText,
          "last": "\(entry.lastCutoff)", "cutoff": "\(entry.cutoff)",
          "miss": ReportFormat.signed(Int((entry.expected - Double(entry.cutoff)).rounded())),
        ]
      },
    ]
  }

  private var totals: [String: Any] {
    func row(
      _ title: String, _ month: MonthSummary.Count, _ year: MonthSummary.Count,
      _ lastYear: MonthSummary.Count
    ) -> [String: Any] {
      [
        "family": title, "monthRounds": month.rounds.grouped,
        "monthInvitations": month.invitations.grouped, "yearRounds": year.rounds.grouped,
        "yearInvitations": year.invitations.grouped,
        "lastYearInvitations": lastYear.invitations.grouped,
      ]
    }
    return [
      "chart": figures.totals.html,
      "rows": summary.families.map {
        row(dataset.title(of: $0.family), $0.month, $0.yearToDate, $0.previousYearToDate)
      },
      "sum": row(
        "All families", summary.count, summary.yearToDate, summary.previousYearToDate),
    ]
  }

  private var events: [[String: Any]] {
    let start = Month(index: (summary.month.year - 2) * 12).firstDay
    return dataset.events.filter { $0.day >= start }.map { event in
      ["date": event.day.description, "detail": event.detail, "source": event.source]
    }
  }

  private var outlookNote: String {
    "The cut-off is the mean of the forecast. The mean miss is that of the same method on each past "
      + "round, from what was known on the day of the family's round before it, and on how many "
      + "rounds. Expected dates and sizes are the middle four fifths of the last twelve."
  }

  private var method: [String] {
    [
      "Each family is forecast by itself, its rounds joined whatever the official name of its "
        + "category was. The forecast is that of the model with the smallest errors on past rounds: "
        + "those of the family, the later ones weighing more, and beside them those of the other "
        + "families. The models are the last value; the skyline, which follows how many candidates "
        + "have gathered at each score since a round last reached down to it; the middle between "
        + "the two; and a regression on the size of the round.",
      "The intervals are made from the past errors of the same method, not from an assumed "
        + "distribution: the errors of all families, each in units of its family's usual error, and "
        + "never one from after the day of the forecast.",
      "A cut-off is the outcome of a round's size and date, which are decisions. The skyline takes "
        + "the last size and the usual gap; where those turn out otherwise, so will the cut-off.",
    ]
  }
}
