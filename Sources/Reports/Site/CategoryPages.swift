import Charts
import ExpressEntry
import Forecasting
import Statistics
import TimeSeries

extension Site {
  /// The page of a category: its last round, the next one, all of its history.
  func categoryPage(_ outlook: Outlook, _ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let category = outlook.category
    let path = SitePath(path: SitePath.category(category), language: language.code)
    let deltas = data.deltas.filter { $0.round.category == category }
    let rounds = deltas.map(\.round)
    let title = language.title(category)
    let slug = category.name.forPath
    let span = (rounds.first?.day ?? data.asOf)...data.asOf
    var history: [HTML] = []
    if let figure = language.cutoffsFigure(outlook) { history.append(figure.htmlFigure) }
    if category == .pnp { history.append(HTML("p", ["class": "note"], words("category.pnpNote"))) }
    history.append(language.events([category], in: span))
    let heading =
      rounds.count == 1
      ? words("category.oneRound") : words("category.rounds", ["n": .whole(rounds.count)])
    return SitePage(
      path: path, title: words("category.title", ["category": .text(title)]),
      lead: lead(deltas.last, language),
      sections: [
        .init("next", words("category.next"), nextParts(outlook, language)),
        .init("cutoffs", words("category.history"), history),
        .init("figures", words("category.facts"), [facts(rounds, language)]),
        .init(
          "sizes", words("category.sizes"), [language.sizesFigure(category)?.htmlFigure ?? .none]),
        .init("gaps", words("category.gaps"), [language.gapsFigure(category)?.htmlFigure ?? .none]),
        .init("occupations", words("category.occupations"), occupations(category, language)),
        .init(
          "rounds", heading,
          [
            language.roundsTable(
              deltas.reversed(), caption: heading, from: path, hasCategory: false),
            HTML(
              "p", ["class": "note"],
              [
                .link(words("csv"), to: "\(path.root)api/categories/\(slug).csv"),
                .link(words("json"), to: "\(path.root)api/categories/\(slug).json"),
                .link(words("feed"), to: path.link("categories/\(slug).xml")),
              ]),
          ]),
      ], menu: "categories", feeds: [(title, "categories/\(slug).xml")], hasContents: true)
  }

  private func lead(_ delta: Delta?, _ language: SiteLanguage) -> String {
    guard let delta else { return language.words("category.none") }
    return language.words(
      "category.lead",
      [
        "qualifier": .text(language.qualifier(delta.round.category)), "day": .day(delta.round.day),
        "invitations": .whole(delta.round.invitations), "cutoff": .plain(delta.round.wholePoints),
      ].merging(language.move(delta.wholeCutoffDelta)) { $1 })
  }

  private func nextParts(_ outlook: Outlook, _ language: SiteLanguage) -> [HTML] {
    var parts = language.words.sentences(outlook).map(HTML.paragraph)
    let sizes = Figure.sizes(
      outlook, in: language.dataset, wording: language.wording, source: language.credit)
    if let sizes {
      var chart = sizes.chart
      chart.identifier = "by-size"
      parts.append(Figure(name: "by-size", chart: chart).htmlFigure)
    }
    return parts
  }

  private func facts(_ rounds: [Round], _ language: SiteLanguage) -> HTML {
    let (words, format) = (language.words, language.format)
    guard let first = rounds.first, let low = rounds.min(by: { $0.wholePoints < $1.wholePoints }),
      let high = rounds.max(by: { $0.wholePoints < $1.wholePoints })
    else { return .none }
    func on(_ round: Round) -> String { format.date(round.day) }
    let recent = rounds.suffix(13)
    let gaps = zip(recent, recent.dropFirst()).map { Double($0.day.distance(to: $1.day)) }
    let sizes = rounds.suffix(12).map { Double($0.invitations) }
    var tiles: [(String, String, String?)] = [
      (
        words("category.fact.rounds", ["year": .plain(first.day.month.year)]),
        format.whole(rounds.count), nil
      ),
      (
        words("category.fact.invitations"),
        format.whole(rounds.reduce(0) { $0 + $1.invitations }), nil
      ),
      (words("category.fact.low"), "\(low.wholePoints)", on(low)),
      (words("category.fact.high"), "\(high.wholePoints)", on(high)),
    ]
    if gaps.count > 3, let gap = gaps.quantiles([0.5]).first,
      let size = sizes.quantiles([0.5]).first
    {
      let note = words("category.lastYear")
      tiles.append(
        (words("category.fact.gap"), words("days", ["n": .whole(Int(gap.rounded()))]), note))
      tiles.append(
        (
          words("category.fact.size"), words("invitations", ["n": .whole(Int(size.rounded()))]),
          note
        ))
    }
    return language.tiles(tiles)
  }

  private func occupations(_ category: Category, _ language: SiteLanguage) -> [HTML] {
    let dataset = language.dataset
    guard
      let list = dataset.occupationLists.last(where: {
        $0.category == category && $0.isInForce(on: language.data.asOf)
      })
    else { return [] }
    let occupations = dataset.occupations.filter {
      $0.category == category && $0.version == list.version
    }
    guard !occupations.isEmpty else { return [] }
    return [
      HTML(
        "p", [:],
        language.words(
          "category.occupationsLead",
          [
            "n": .whole(occupations.count), "version": .plain(list.version),
            "day": .day(list.validFrom), "certainty": .text(list.certainty),
          ])),
      HTML(
        "ul", ["class": "columns", "lang": language.language == .english ? nil : "en"],
        [.all(occupations.map { HTML("li", [:], "\($0.noc) \($0.title)") })]),
    ]
  }

  /// The list of the categories.
  func categoriesPage(_ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let path = SitePath(path: "categories/index.html", language: language.code)
    let active = data.outlooks.count { $0.cutoff != nil }
    return SitePage(
      path: path, title: words("categories.title"),
      lead: words(
        "categories.lead", ["n": .whole(data.outlooks.count), "active": .whole(active)]),
      sections: [
        .init("next", words("home.next"), [language.deck(data.outlooks, from: path)]),
        .init(
          "inactive", words("home.inactive"), [language.inactive(data.outlooks, from: path)]),
      ], menu: "categories")
  }
}

extension Figure {
  /// The chart as a figure of a page.
  var htmlFigure: HTML { HTML(raw: "<figure>\(html)</figure>") }
}
