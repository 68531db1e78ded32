import ExpressEntry
import Mustache
import TimeSeries

extension Page {
  /// The page as HTML, without anything from outside.
  ///
  /// - Returns: The page.
  /// - Throws: An error of the template library if the template is spoilt.
  func html() throws -> String {
    let sections = sections.filter { !$0.html.markup.isEmpty }
    let scripts = score.categories.isEmpty ? [] : [Template.score]
    var values: [String: Any] = [
      "text": Phrase.table(in: wording.language), "title": wording.pageTitle(summary.month),
      "kicker": language.words("report.kicker"), "standfirst": lead,
      "style": house.templates[.style], "dataNote": wording.dataNote(asOf: asOf),
      "contents": language.words("contents"), "scripts": scripts,
      "digests": scripts.map { sha256Base64(Array($0.utf8)) },
      "others": others.map { other in
        let words = Words.bundled(other.language)
        return ["file": other.file, "code": words.code, "name": words("language.own")]
      },
      "sections": sections.map { section -> [String: Any] in
        [
          "id": section.id, "heading": section.heading ?? "", "named": section.heading != nil,
          "html": section.html.markup,
        ]
      },
    ]
    values.merge(house.values) { $1 }
    return try house.templates.template(.report).render(values)
  }

  /// The month in two or three sentences.
  var lead: String { language.lead(of: summary.month, summary.deltas.map(\.round)) }

  /// The parts of the page, in their order.
  private var sections: [SitePage.Section] {
    let words = language.words
    return [
      .init("glance", words("report.glance"), glanceParts),
      .init(
        "outlook", wording.nextRoundHeading(leading.title),
        leading.paragraphs.map(HTML.paragraph)
          + [
            figures.forecast?.htmlFigure ?? .none, figures.sizes?.htmlFigure ?? .none,
            figures.sizes == nil ? .none : file("sizes", wording(.bySizeCSV)),
          ]),
      .init(
        "score", words("score.title"), [SiteScore(part: score, language).html, file("chances")]),
      .init(
        "rounds", wording.roundsHeading(summary.count.rounds, summary.month),
        summary.deltas.isEmpty
          ? []
          : [
            roundsTable, HTML("p", ["class": "note"], wording(.changeNote)), file("rounds"),
            figures.deltas?.htmlFigure ?? .none,
          ]),
      .init("past", past.entries.isEmpty ? nil : words("month.forecasts"), pastParts),
      .init("cutoffs", wording(.cutoffsByCategory), cutoffParts),
      .init("totals", wording(.invitationsThisYear), totalsParts),
      .init("pool", wording(.poolByBand), poolParts),
      .init("next", wording(.nextRounds), nextParts),
      .init("method", wording(.methodAndData), methodParts),
    ]
  }

  private var alone: SitePath {
    SitePath(path: "index.html", language: language.code, isAlone: true)
  }

  private func file(_ name: String, _ text: String? = nil) -> HTML {
    HTML("p", ["class": "note"], [.link(text ?? wording(.csv), to: "tables/\(name).csv")])
  }

  private var glanceParts: [HTML] {
    [
      language.tiles(
        tiles.map { tile in
          let beside = (tile["comparisons"] as? [String] ?? []).joined(separator: " · ")
          return (tile["label"] as? String ?? "", tile["value"] as? String ?? "", beside)
        }), language.deck(language.data.outlooks, from: alone), inactiveLine,
    ]
  }

  /// The categories without a forecast, in one line.
  private var inactiveLine: HTML {
    let words = language.words
    let names = language.data.outlooks.filter { $0.cutoff == nil }.compactMap {
      outlook -> String? in
      guard let last = outlook.lastRound else { return nil }
      let name: Message.Value = .text(language.title(outlook.category))
      if case .tooFewRounds(let have, _) = outlook.notes.first {
        return words("report.inactiveFew", ["category": name, "n": .whole(have)])
      }
      return words("report.inactiveSince", ["category": name, "day": .day(last.day)])
    }
    guard !names.isEmpty else { return .none }
    let list: Message.Value = .text(names.joined(separator: "; "))
    return HTML("p", ["class": "note"], words("report.inactive", ["list": list]))
  }

  private func table(
    _ caption: String, _ rows: [[String: Any]],
    _ columns: [(key: String, heading: Phrase, isNumeric: Bool)], total: [String: Any]? = nil
  ) -> HTML {
    func cells(_ row: [String: Any]) -> [HTML] {
      columns.map { HTML(row[$0.key] as? String ?? wording.none) }
    }
    return DataTable(
      caption: caption,
      columns: columns.map { .init(wording($0.heading), isNumeric: $0.isNumeric) },
      rows: rows.map(cells), total: total.map(cells)
    ).html
  }

  private var roundsTable: HTML {
    table(
      wording(.roundsOfMonth), rounds["rows"] as? [[String: Any]] ?? [],
      [
        ("round", .round, false), ("date", .date, false), ("name", .category, false),
        ("invitations", .invitations, true), ("cutoff", .cutoff, true), ("change", .change, true),
        ("gap", .daysSince, true), ("tieBreak", .tieBreakUTC, false),
      ])
  }

  private var pastParts: [HTML] {
    guard !past.entries.isEmpty else { return [] }
    return [
      HTML.paragraph(language.text(on: past.entries)),
      table(
        wording(.forecastsOfMonth), pastForecasts["rows"] as? [[String: Any]] ?? [],
        [
          ("round", .round, false), ("date", .date, false), ("category", .category, false),
          ("asOf", .saidOn, false), ("expected", .expected, true), ("interval80", .level80, true),
          ("last", .lastCutoff, true), ("cutoff", .cutoff, true), ("miss", .miss, true),
        ]), HTML("p", ["class": "note"], wording(.pastNote)), file("forecasts"),
    ]
  }

  private var cutoffParts: [HTML] {
    figures.cutoffs.map(\.htmlFigure)
      + [
        HTML("p", ["class": "note"], wording(.linesNote)), language.events(charted, in: span),
        file("deltas", wording(.everyRound)),
      ]
  }

  private var totalsParts: [HTML] {
    [
      figures.totals.htmlFigure,
      table(
        wording(.invitationsByCategory), totals["rows"] as? [[String: Any]] ?? [],
        [
          ("category", .category, false), ("monthRounds", .roundsInMonth, true),
          ("monthInvitations", .invitationsInMonth, true), ("yearRounds", .roundsThisYear, true),
          ("yearInvitations", .invitationsThisYear, true),
          ("lastYearInvitations", .yearBefore, true),
        ], total: totals["sum"] as? [String: Any]),
      table(
        wording(.yearsToTheDay), years,
        [
          ("year", .year, false), ("rounds", .roundsToTheDay, true),
          ("invitations", .invitationsToTheDay, true), ("whole", .wholeYear, true),
        ]),
      HTML(
        "p", ["class": "note"],
        [
          .link(wording(.byCategory), to: "tables/categories.csv"),
          .link(wording(.afterEveryRound), to: "tables/totals.csv"),
          .link("\(wording(.yearsToTheDay)), \(wording(.csv))", to: "tables/years.csv"),
        ]),
    ]
  }

  private var poolParts: [HTML] {
    guard let values = poolValues else { return [] }
    return [
      HTML.paragraph(pool.map(wording.poolTitle).map { $0 + "." } ?? ""),
      figures.pool?.htmlFigure ?? .none,
      HTML("p", ["class": "note"], language.words("pool.note")),
      table(
        wording(.poolByBand), values["rows"] as? [[String: Any]] ?? [],
        [("band", .band, false), ("candidates", .candidates, true), ("change", .change, true)]),
      file("pool"),
    ]
  }

  private var nextParts: [HTML] {
    [
      table(
        wording(.outlookByCategory), said,
        [
          ("category", .category, false), ("lastDate", .lastRound, false),
          ("lastCutoff", .lastCutoff, true), ("dates", .expectedBetween, false),
          ("sizes", .size80, true), ("cutoff", .cutoff, true), ("interval80", .level80, true),
          ("interval95", .level95, true), ("record", .record, true),
        ]),
      said.isEmpty ? .none : HTML("p", ["class": "note"], wording(.outlookNote)),
      file("outlook"),
    ]
  }

  private var methodParts: [HTML] {
    wording.method.map(HTML.paragraph)
      + [
        HTML(
          "p", [:],
          [
            HTML(wording(.ircc) + ", "),
            .link(wording(.roundsPage), to: Page.source(in: wording.language)),
            HTML(". \(wording(.terms)) \(wording(.affiliation))"),
          ]),
        HTML(
          "p", ["class": "note"],
          [
            HTML("\(wording.madeBy(version)) \(wording(.manifestNote)) "),
            .link("manifest.json", to: "manifest.json"), HTML("."),
          ]),
      ]
  }
}

extension Wording {
  /// The mark of a cell without a value.
  var none: String { "–" }
}
