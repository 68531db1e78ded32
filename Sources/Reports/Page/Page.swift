import ExpressEntry
import TimeSeries

/// The page of a monthly report.
struct Page {
  let dataset: Dataset
  let summary: MonthSummary
  let asOf: Day
  let outlooks: [OutlookText]

  /// The category that the page begins with.
  let leading: OutlookText

  /// What was said before the month's rounds.
  let past: ForecastLedger
  let score: ScorePart
  let pool: PoolChange?
  let house: House
  let figures: Figures
  let language: SiteLanguage
  var wording: any Wording { language.wording }

  /// The languages of the other pages of the report, with their files.
  let others: [(language: Language, file: String)]

  /// The charts of the page.
  struct Figures {
    let forecast: Figure?
    let sizes: Figure?
    let deltas: Figure?
    let cutoffs: [Figure]
    let totals: Figure
    let pool: Figure?

    /// All of them, in the order of the page.
    var all: [Figure] {
      [forecast, sizes, deltas].compactMap(\.self) + cutoffs
        + [totals, pool].compactMap(\.self)
    }
  }

  /// Where the rounds are published.
  static func source(in language: Language) -> String {
    let site = "https://www.canada.ca"
    return switch language {
    case .english:
      "\(site)/en/immigration-refugees-citizenship/services/immigrate-canada/express-entry/"
        + "rounds-invitations.html"
    case .french:
      "\(site)/fr/immigration-refugies-citoyennete/services/immigrer-canada/entree-express/"
        + "rondes-invitations.html"
    }
  }

  // MARK: - Parts

  var tiles: [[String: Any]] {
    let month = summary.month
    let (before, yearBefore) = (month.advanced(by: -1), month.advanced(by: -12))
    let format = wording.format
    return [
      [
        "label": wording.roundsIn(month), "value": format.whole(summary.count.rounds),
        "comparisons": [
          wording.count(summary.previousMonth.rounds, in: before),
          wording.count(summary.sameMonthLastYear.rounds, in: yearBefore),
        ],
      ],
      [
        "label": wording.invitationsIn(month), "value": format.whole(summary.count.invitations),
        "comparisons": [
          wording.count(summary.previousMonth.invitations, in: before),
          wording.count(summary.sameMonthLastYear.invitations, in: yearBefore),
        ],
      ],
      [
        "label": wording.invitationsToDate(month.year),
        "value": format.whole(summary.yearToDate.invitations),
        "comparisons": [
          wording.inRounds(summary.yearToDate.rounds),
          wording.count(
            summary.previousYearToDate.invitations, through: summary.yearBefore),
        ],
      ],
    ]
  }

  var rounds: [String: Any] {
    [
      "title": wording.roundsHeading(summary.count.rounds, summary.month),
      "any": !summary.deltas.isEmpty,
      "rows": summary.deltas.map { delta in
        [
          "round": delta.round.number.text, "date": delta.round.day.description,
          "name": dataset.name(of: delta.round, in: wording.language),
          "invitations": wording.format.invitations(of: delta.round),
          "cutoff": delta.round.cutoff.map(wording.format.score) ?? "–",
          "change": delta.cutoffDelta.map(wording.format.signed)
            ?? (delta.previous == nil ? wording(.first) : "–"),
          "gap": delta.gapDays.map { "\($0)" } ?? "–",
          "tieBreak": delta.round.tieBreak.map(wording.format.minute) ?? "–",
        ]
      },
    ]
  }

  var pastForecasts: [String: Any] {
    let entries = past.entries
    return [
      "any": !entries.isEmpty, "title": language.words("month.forecasts"),
      "summary": entries.isEmpty ? "" : language.text(on: entries),
      "rows": entries.map { entry in
        [
          "round": entry.round.text, "date": entry.day.description,
          "category": dataset.title(of: Category(entry.category), in: wording.language),
          "asOf": entry.asOf.description, "expected": wording.format.whole(entry.expected),
          "interval80": wording.format.interval(entry.interval80),
          "last": wording.format.score(entry.lastCutoff),
          "cutoff": wording.format.score(entry.cutoff),
          "miss": wording.format.signed(
            Int((entry.expected - entry.cutoff).rounded())),
        ]
      },
    ]
  }

  var totals: [String: Any] {
    func row(
      _ title: String, _ month: MonthSummary.Count, _ year: MonthSummary.Count,
      _ lastYear: MonthSummary.Count
    ) -> [String: Any] {
      let whole: (Int) -> String = wording.format.whole
      return [
        "category": title, "monthRounds": whole(month.rounds),
        "monthInvitations": whole(month.invitations), "yearRounds": whole(year.rounds),
        "yearInvitations": whole(year.invitations),
        "lastYearInvitations": whole(lastYear.invitations),
      ]
    }
    return [
      "chart": figures.totals.html,
      "rows": summary.categories.map {
        row(
          dataset.title(of: $0.category, in: wording.language), $0.month, $0.yearToDate,
          $0.previousYearToDate)
      },
      "sum": row(
        wording(.allCategories), summary.count, summary.yearToDate, summary.previousYearToDate),
    ]
  }

  /// The rows of the categories of which a cut-off is expected.
  var said: [[String: Any]] { outlooks.map(\.row).filter { $0["silent"] == nil } }

  /// The rows of the others, dormant or with too few rounds.
  var silent: [[String: Any]] { outlooks.map(\.row).filter { $0["silent"] != nil } }

  /// The last years up to the same day, and as a whole, the newest first.
  var years: [[String: Any]] {
    let whole: (Int) -> String = wording.format.whole
    return summary.years.map { year in
      [
        "year": "\(year.year)", "rounds": whole(year.toDate.rounds),
        "invitations": whole(year.toDate.invitations),
        "whole": year.whole.map { whole($0.invitations) } ?? "–",
      ]
    }
  }

  /// The pool and how it moved; nil where it is not known.
  var poolValues: [String: Any]? {
    guard let pool else { return nil }
    return [
      "chart": figures.pool?.html ?? "",
      "rows": pool.bands.map { band in
        [
          "band": wording.format.interval(band.scores),
          "candidates": wording.format.whole(band.candidates),
          "change": band.change.map(wording.format.signed) ?? "–",
        ]
      },
    ]
  }

  /// The days that the charts of cut-offs show.
  var span: ClosedRange<Day> {
    Month(index: (summary.month.year - 2) * 12).firstDay...summary.month.lastDay
  }

  /// The categories that they show.
  var charted: [Category] { Figure.recentCategories(in: dataset, month: summary.month) }

  /// The changes of rules that they mark.
  var events: [[String: Any]] {
    dataset.events.filter { event in
      span.contains(event.day) && charted.contains(where: event.concerns)
    }.map { event in
      [
        "date": event.day.description, "detail": event.detail(in: wording.language),
        "source": event.source,
      ]
    }
  }
}

extension Dataset {
  /// The official name of a round's type in a language, or as published where there is no other.
  func name(of round: Round, in language: Language) -> String {
    officialNames.name(of: round.name, in: language) ?? round.name
  }
}
