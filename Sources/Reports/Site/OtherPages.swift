import Charts
import ExpressEntry
import Forecasting
import TimeSeries

extension Site {
  /// The page of the pool.
  func poolPage(_ language: SiteLanguage) -> SitePage {
    let (words, format, dataset) = (language.words, language.format, language.dataset)
    let path = SitePath(path: "pool.html", language: language.code)
    guard let snapshot = dataset.pool.last else {
      return SitePage(
        path: path, title: words("pool.title"), lead: words("pool.unknown"), sections: [],
        menu: "pool")
    }
    let earlier = dataset.pool.dropLast().last
    let changes = snapshot.changes(since: earlier)
    let before: Message.Value = earlier.map { .day($0.day) } ?? .text("")
    return SitePage(
      path: path, title: words("pool.title"),
      lead: words(
        "pool.lead",
        ["total": .whole(snapshot.total), "day": .day(snapshot.day), "before": before].merging(
          language.move(earlier.map { snapshot.total - $0.total })
        ) { $1 }),
      sections: [
        .init(
          "bands", words("pool.bands"),
          [
            language.poolFigure(snapshot).htmlFigure,
            HTML("p", ["class": "note"], words("pool.note")),
            DataTable(
              caption: words("pool.bands"),
              columns: [
                .init(words("col.band")), .init(words("col.candidates"), isNumeric: true),
                .init(words("col.change"), isNumeric: true),
                .init(words("col.above"), isNumeric: true),
              ],
              rows: zip(snapshot.bands, changes).map { band, change in
                [
                  HTML(format.interval(band.scores)), HTML(format.whole(band.candidates)),
                  HTML(change.map(format.signed) ?? words("none")),
                  HTML(format.whole(snapshot.standing(of: band.scores.upperBound).ahead)),
                ]
              }
            ).html,
            language.files([("csv", "api/pool.csv"), ("json", "api/pool.json")], from: path),
          ]),
        .init(
          "history", words("pool.history"), [language.poolHistoryFigure()?.htmlFigure ?? .none]),
      ], menu: "pool")
  }

  /// The page of the record of forecasts.
  func recordPage(_ language: SiteLanguage) -> SitePage {
    let (data, words, format) = (language.data, language.words, language.format)
    let path = SitePath(path: "record.html", language: language.code)
    let entries = data.past.entries.filter { $0.day >= SiteData.recordStart }
    guard let all = RecordFigures(entries) else {
      return SitePage(
        path: path, title: words("record.title"), lead: words("record.hindcast"), sections: [],
        menu: "record")
    }
    let recent = Array(entries.suffix(30).reversed())
    let categories = data.dataset.rounds.categories.compactMap { category in
      RecordFigures(entries.filter { $0.category == category.name }).map { (category, $0) }
    }
    func cells(_ name: HTML, _ figures: RecordFigures) -> [HTML] {
      [
        name, HTML(format.whole(figures.count)), HTML(format.tenths(figures.meanAbsoluteError)),
        HTML(format.tenths(figures.naiveMeanAbsoluteError)),
        HTML(format.percent(figures.coverage80)),
      ]
    }
    let charts = data.outlooks.filter { $0.cutoff != nil }.compactMap { outlook in
      language.recordFigure(
        entries.filter { $0.category == outlook.category.name }.suffix(16))
    }
    return SitePage(
      path: path, title: words("record.title"),
      lead: words(
        "record.lead",
        [
          "mae": .tenths(all.meanAbsoluteError), "naive": .tenths(all.naiveMeanAbsoluteError),
          "coverage": .percent(all.coverage80), "n": .whole(all.count),
        ]),
      sections: [
        .init(
          "categories", words("record.byCategory"),
          [
            HTML.paragraph(words("record.hindcast")),
            DataTable(
              caption: words("record.byCategory"),
              columns: [
                .init(words("col.category")), .init(words("col.rounds"), isNumeric: true),
                .init(words("col.mae"), isNumeric: true),
                .init(words("col.naive"), isNumeric: true),
                .init(words("col.coverage"), isNumeric: true),
              ], rows: categories.map { cells(language.link(to: $0.0, from: path), $0.1) },
              total: cells(HTML(words("record.all")), all)
            ).html,
          ] + charts.map(\.htmlFigure)),
        .init(
          "each", words("record.each", ["n": .whole(recent.count)]),
          [
            language.forecastsTable(
              recent, caption: words("record.each", ["n": .whole(recent.count)]), from: path),
            language.files([("csv", "api/record.csv"), ("json", "api/record.json")], from: path),
          ]),
      ], menu: "record")
  }

  /// The page of the method.
  func methodsPage(_ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let path = SitePath(path: "methods.html", language: language.code)
    let outlook = data.outlooks.first { $0.cutoff != nil && $0.category != .pnp }
    let skyline = outlook.flatMap { outlook in
      ForecastPlots.skyline(
        outlook, language.title(outlook.category), language.wording, source: language.credit)
    }
    return SitePage(
      path: path, title: words("methods.title"), lead: words("methods.lead"),
      sections: [
        .init(
          "method", nil,
          language.wording.method.map(HTML.paragraph)
            + [HTML("p", [:], [.link(words("methods.record"), to: path.link("record.html"))])]),
        .init(
          "skyline", words("methods.skyline"),
          [
            skyline.map {
              var chart = $0
              chart.identifier = "skyline"
              return Figure(name: "skyline", chart: chart).htmlFigure
            } ?? .none
          ]),
        .init(
          "limits", words("methods.limits"),
          [
            HTML.paragraph(words("methods.limitsText")),
            HTML("p", ["class": "note"], words("methods.code", ["version": .text(version)])),
          ]),
      ], menu: "methods")
  }

  /// The page of the data and their files.
  func dataPage(_ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let path = SitePath(path: "data.html", language: language.code)
    let last = data.dataset.rounds.all.last
    let files = SiteAPI.files(data)
    let repairs = data.dataset.repairs.count
    return SitePage(
      path: path, title: words("data.title"), lead: words("data.lead"),
      sections: [
        .init(
          "files", words("data.api"),
          [
            HTML.paragraph(
              words(
                "data.asOf", ["round": .text(last?.number.text ?? ""), "day": .day(data.asOf)])),
            DataTable(
              caption: words("data.api"),
              columns: [.init(words("col.file")), .init(words("col.holds"))],
              rows: files.map { file in
                let category = file.category.map { " (\(language.title($0)))" } ?? ""
                return [
                  .link(file.path, to: path.root + file.path),
                  HTML(words("data.holds.\(file.kind)") + category),
                ]
              }
            ).html,
          ]),
        .init(
          "corrections", words("data.repairs"),
          repairs == 0 ? [] : [HTML.paragraph(words("data.repairsText", ["n": .whole(repairs)]))]),
        .init(
          "terms", words("data.use"),
          [
            HTML.paragraph(words("data.terms")),
            HTML(
              "p", [:],
              [.link(words("data.official"), to: Page.source(in: language.language))]),
          ]),
      ], menu: "data")
  }
}

/// The track record of past forecasts.
struct RecordFigures {
  let count: Int
  let meanAbsoluteError: Double
  let naiveMeanAbsoluteError: Double
  let coverage80: Double

  /// Scores forecasts; nil where there is none.
  init?(_ entries: [ForecastLedger.Entry]) {
    guard !entries.isEmpty else { return nil }
    count = entries.count
    let n = Double(count)
    meanAbsoluteError = entries.map { abs($0.expected - $0.cutoff) }.reduce(0, +) / n
    naiveMeanAbsoluteError =
      entries.map { abs($0.lastCutoff - $0.cutoff) }.reduce(0, +) / n
    coverage80 = Double(entries.count { $0.interval80.reaches($0.cutoff) }) / n
  }
}
