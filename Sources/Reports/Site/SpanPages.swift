import Charts
import ExpressEntry
import TimeSeries

extension Site {
  /// The page of a month: its rounds, and how the forecasts made before them turned out.
  func monthPage(_ month: Month, _ language: SiteLanguage) -> SitePage {
    let (data, words, format) = (language.data, language.words, language.format)
    let path = SitePath(path: SitePath.month(month), language: language.code)
    let deltas = data.deltas.filter { $0.round.day.month == month }
    let entries = data.past.entries(of: month)
    var pager: [HTML] = []
    for (other, isInData) in [
      (month.advanced(by: -1), month > firstMonth), (month.advanced(by: 1), month < lastMonth),
    ] where isInData {
      pager.append(
        HTML("li", [:], [.link(format.month(other), to: path.link(SitePath.month(other)))]))
    }
    pager.append(
      HTML("li", [:], [.link("\(month.year)", to: path.link(SitePath.year(month.year)))]))
    let rounds = deltas.map(\.round)
    return SitePage(
      path: path, title: words("month.title", ["month": .month(month)]),
      lead: language.lead(of: month, rounds),
      sections: [
        .init(
          "rounds", words("month.rounds"),
          [language.roundsTable(deltas, caption: words("month.rounds"), from: path)]),
        .init(
          "categories", words("month.byCategory"),
          Set(rounds.map(\.category)).count > 1
            ? [language.categoriesTable(rounds, caption: words("month.byCategory"), from: path)]
            : []
        ),
        .init(
          "moves", words("month.moves"),
          deltas.count { $0.cutoffDelta != nil } > 1
            ? [language.movesFigure(deltas, through: month.lastDay)?.htmlFigure ?? .none] : []),
        .init(
          "forecasts", words("month.forecasts"),
          entries.isEmpty
            ? []
            : [
              HTML.paragraph(language.text(on: entries)),
              language.forecastsTable(entries, caption: words("month.forecasts"), from: path),
              HTML("p", ["class": "note"], words("record.hindcast")),
            ]),
        .init("more", nil, [HTML("ul", ["class": "pager"], pager)]),
      ], menu: "years")
  }

  /// The page of a year.
  func yearPage(_ year: Int, _ language: SiteLanguage) -> SitePage {
    let (data, words, format) = (language.data, language.words, language.format)
    let path = SitePath(path: SitePath.year(year), language: language.code)
    let all = data.dataset.rounds.all
    let rounds = all.filter { $0.day.month.year == year }
    let deltas = data.deltas.filter { $0.round.day.month.year == year }
    let months = (0..<12).map { Month(index: year * 12 + $0) }
      .filter { $0 >= firstMonth && $0 <= lastMonth }
    var totals = Figure.totals(
      of: data.dataset.through(min(Month(index: year * 12 + 11).lastDay, data.asOf)),
      month: months.last ?? lastMonth,
      through: min(Month(index: year * 12 + 11).lastDay, data.asOf),
      wording: language.wording,
      source: language.credit(through: Month(index: year * 12 + 11).lastDay)
    ).chart
    totals.title = words(
      "chart.year",
      ["year": .plain(year), "invitations": .whole(rounds.reduce(0) { $0 + $1.invitations })])
    return SitePage(
      path: path, title: words("year.title", ["year": .plain(year)]),
      lead: yearLead(year, rounds, language),
      sections: [
        .init(
          "running", words("year.running"), [Figure(name: "totals", chart: totals).htmlFigure]),
        .init(
          "months", words("year.months"),
          [
            DataTable(
              caption: words("year.months"),
              columns: [
                .init(words("col.month")), .init(words("col.rounds"), isNumeric: true),
                .init(words("col.invitations"), isNumeric: true),
              ],
              rows: months.map { month in
                let held = rounds.filter { $0.day.month == month }
                return [
                  .link(format.month(month), to: path.link(SitePath.month(month))),
                  HTML(format.whole(held.count)),
                  HTML(format.whole(held.reduce(0) { $0 + $1.invitations })),
                ]
              }
            ).html
          ]),
        .init(
          "categories", words("year.categories"),
          [language.categoriesTable(rounds, caption: words("year.categories"), from: path)]),
        .init(
          "rounds", words("month.rounds"),
          [language.roundsTable(deltas, caption: words("month.rounds"), from: path)]),
      ], menu: "years", hasContents: true)
  }

  private func yearLead(_ year: Int, _ rounds: [Round], _ language: SiteLanguage) -> String {
    let asOf = language.data.asOf
    let december = Month(index: year * 12 + 11)
    let isPartial = december.lastDay > asOf
    let sameDay = Month(index: asOf.month.index - 12)
    let limit =
      isPartial
      ? sameDay.firstDay.advanced(by: min(asOf.components.day, sameDay.dayCount) - 1)
      : december.advanced(by: -12).lastDay
    let before = language.dataset.rounds.all.filter {
      $0.day.month.year == year - 1 && $0.day <= limit
    }
    let invitations = rounds.reduce(0) { $0 + $1.invitations }
    let values: [String: Message.Value] = [
      "n": .whole(rounds.count), "invitations": .whole(invitations),
      "isPartial": .text(isPartial ? "yes" : "no"), "day": .day(asOf), "before": .plain(year - 1),
    ]
    let previous = before.isEmpty ? nil : before.reduce(0) { $0 + $1.invitations }
    return language.words(
      "year.lead", values.merging(language.comparison(invitations, with: previous)) { $1 })
  }

  /// The list of the years.
  func yearsPage(_ language: SiteLanguage) -> SitePage {
    let (data, words, format) = (language.data, language.words, language.format)
    let path = SitePath(path: "years/index.html", language: language.code)
    let years = (firstMonth.year...lastMonth.year).reversed()
    return SitePage(
      path: path, title: words("years.title"), lead: words("years.lead"),
      sections: [
        .init(
          "years", nil,
          [
            DataTable(
              caption: words("years.title"),
              columns: [
                .init(words("col.year")), .init(words("col.rounds"), isNumeric: true),
                .init(words("col.invitations"), isNumeric: true),
              ],
              rows: years.map { year in
                let rounds = data.dataset.rounds.all.filter { $0.day.month.year == year }
                return [
                  .link("\(year)", to: path.link(SitePath.year(year))),
                  HTML(format.whole(rounds.count)),
                  HTML(format.whole(rounds.reduce(0) { $0 + $1.invitations })),
                ]
              }
            ).html,
            language.files([("csv", "api/years.csv"), ("json", "api/years.json")], from: path),
          ])
      ], menu: "years")
  }
}
