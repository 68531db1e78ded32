import Charts
import ExpressEntry

extension Page {
  /// The page as an article, to be written as Markdown: the same facts, tables and charts.
  var article: Article {
    Article(
      title: wording.pageTitle(summary.month),
      lead: lead,
      parts: [.paragraph("\(wording.dataNote(asOf: asOf)) \(wording(.notOfficial))")]
        + glance + leadingParts + roundsParts + pastParts + cutoffParts + totalsParts
        + poolParts + nextParts
        + [.heading(wording(.methodAndData))] + wording.method.map(Article.Part.paragraph)
        + [
          .link(text: wording(.roundsPage), address: Page.source(in: wording.language)),
          .paragraph("\(wording(.terms)) \(wording(.affiliation))"),
          .paragraph(
            ([wording.madeBy(version)] + (house.footer.map { [$0] } ?? [])).joined(separator: " ")),
        ])
  }

  private var glance: [Article.Part] {
    let items = tiles.map { tile in
      let comparisons = (tile["comparisons"] as? [String] ?? []).joined(separator: ", ")
      return "\(text(tile, "label"))\(wording(.colon)) \(text(tile, "value")) (\(comparisons))"
    }
    return [.heading(wording(.glance)), .list(items)]
  }

  private var leadingParts: [Article.Part] {
    [.heading(wording.nextRoundHeading(leading.title))]
      + leading.paragraphs.map(Article.Part.paragraph) + picture(figures.forecast)
      + picture(figures.sizes)
  }

  private var roundsParts: [Article.Part] {
    let heading = Article.Part.heading(
      wording.roundsHeading(summary.count.rounds, summary.month))
    let rows = rounds["rows"] as? [[String: Any]] ?? []
    guard !rows.isEmpty else { return [heading] }
    return [
      heading,
      table(
        .roundsOfMonth, rows,
        [
          ("round", .round, false), ("date", .date, false), ("name", .officialName, false),
          ("invitations", .invitations, true), ("cutoff", .cutoff, true),
          ("change", .change, true), ("gap", .daysSince, true), ("tieBreak", .tieBreakUTC, false),
        ]), .paragraph(wording(.changeNote)),
    ] + picture(figures.deltas)
  }

  private var pastParts: [Article.Part] {
    let values = pastForecasts
    let rows = values["rows"] as? [[String: Any]] ?? []
    guard !rows.isEmpty else { return [] }
    return [
      .heading(text(values, "title")), .paragraph(text(values, "summary")),
      table(
        .forecastsOfMonth, rows,
        [
          ("round", .round, false), ("date", .date, false), ("category", .category, false),
          ("asOf", .saidOn, false), ("expected", .expected, true), ("interval80", .level80, true),
          ("last", .lastCutoff, true), ("cutoff", .cutoff, true), ("miss", .miss, true),
        ]), .paragraph(wording(.pastNote)),
    ]
  }

  private var cutoffParts: [Article.Part] {
    [.heading(wording(.cutoffsByCategory))] + figures.cutoffs.flatMap { picture($0) }
      + [
        .paragraph(wording(.linesNote)),
        .list(
          events.map {
            "\(text($0, "date"))\(wording(.colon)) \(text($0, "detail")) (\(text($0, "source")))"
          }),
      ]
  }

  private var totalsParts: [Article.Part] {
    let values = totals
    let rows = values["rows"] as? [[String: Any]] ?? []
    let sum = (values["sum"] as? [String: Any]).map { [$0] } ?? []
    return [.heading(wording(.invitationsThisYear))] + picture(figures.totals)
      + [
        table(
          .invitationsByCategory, rows + sum,
          [
            ("category", .category, false), ("monthRounds", .roundsInMonth, true),
            ("monthInvitations", .invitationsInMonth, true),
            ("yearRounds", .roundsThisYear, true),
            ("yearInvitations", .invitationsThisYear, true),
            ("lastYearInvitations", .yearBefore, true),
          ]),
        table(
          .yearsToTheDay, years,
          [
            ("year", .year, false), ("rounds", .roundsToTheDay, true),
            ("invitations", .invitationsToTheDay, true), ("whole", .wholeYear, true),
          ]),
      ]
  }

  private var poolParts: [Article.Part] {
    guard let values = poolValues else { return [] }
    return [.heading(wording(.poolByBand))] + picture(figures.pool)
      + [
        table(
          .poolByBand, values["rows"] as? [[String: Any]] ?? [],
          [("band", .band, false), ("candidates", .candidates, true), ("change", .change, true)])
      ]
  }

  private var nextParts: [Article.Part] {
    [
      .heading(wording(.nextRounds)),
      table(
        .outlookByCategory, said,
        [
          ("category", .category, false), ("lastDate", .lastRound, false),
          ("lastCutoff", .lastCutoff, true), ("dates", .expectedBetween, false),
          ("sizes", .size80, true), ("cutoff", .cutoff, true), ("interval80", .level80, true),
          ("interval95", .level95, true), ("record", .record, true),
        ]), .paragraph(wording(.outlookNote)), .heading(wording(.withoutForecast)),
      .list(
        silent.map {
          "\(text($0, "category")) (\(text($0, "lastDate")), \(text($0, "lastCutoff")))\(wording(.colon)) "
            + text($0, "silent")
        }),
    ]
  }

  // MARK: - Parts

  private func text(_ values: [String: Any], _ key: String) -> String {
    values[key] as? String ?? ""
  }

  private func picture(_ figure: Figure?) -> [Article.Part] {
    figure.map { [.picture(file: "charts/\($0.name).svg", text: $0.chart.title)] } ?? []
  }

  private func table(
    _ caption: Phrase, _ rows: [[String: Any]],
    _ columns: [(key: String, heading: Phrase, isNumeric: Bool)]
  ) -> Article.Part {
    .table(
      Article.Table(
        caption: wording(caption),
        columns: columns.map { .init(wording($0.heading), isNumeric: $0.isNumeric) },
        rows: rows.map { row in columns.map { text(row, $0.key) } }))
  }
}
