import Mustache
import Charts
import ExpressEntry
import Forecasting
import TimeSeries

extension Site {
  /// The page of a round: the bulletin, and what came of its forecast.
  func roundPage(_ index: Int, _ language: SiteLanguage) -> SitePage {
    let (data, words, wording) = (language.data, language.words, language.wording)
    let delta = data.deltas[index]
    let round = delta.round
    let path = SitePath(path: SitePath.round(round.number), language: language.code)
    let outlook = data.outlook(after: round)
    guard
      let facts = RoundFacts(
        of: round.number, in: data.dataset, outlook: outlook,
        forecast: data.forecasts[round.number])
    else { preconditionFailure("no round \(round.number)") }
    let text = BulletinText(facts: facts, dataset: data.dataset, wording: wording)
    let month = round.day.month
    return SitePage(
      path: path,
      title: wording.bulletinTitle(round, qualifier: language.qualifier(round.category)),
      lead: text.lead, kicker: language.dataset.name(of: round, in: language.language),
      sections: [
        .init(
          "facts", nil,
          [comparison(facts, language, path)] + text.paragraphs.map(HTML.paragraph)
            + [
              HTML(
                "p", ["class": "note"],
                [
                  language.link(to: round.category, from: path),
                  .link(language.format.month(month), to: path.link(SitePath.month(month))),
                  .link("\(month.year)", to: path.link(SitePath.year(month.year))),
                ])
            ]),
        .init("change", words("round.changed"), changed(facts, language)),
        .init(
          "near", words("round.near", ["cutoff": .plain(round.wholePoints)]),
          [near(round, language)]),
        .init(
          "next", wording.nextRoundHeading(language.title(round.category)),
          language.words.sentences(outlook).map(HTML.paragraph) + [then(outlook, language, path)]),
        .init("occupations", words("category.occupations"), occupations(facts, language)),
        .init("more", nil, [pager(index, language, path)]),
      ], menu: "rounds", feeds: [(words("site.name"), "feed.xml")])
  }

  private func comparison(
    _ facts: RoundFacts, _ language: SiteLanguage, _ path: SitePath
  ) -> HTML {
    let (words, format, wording) = (language.words, language.format, language.wording)
    let (round, delta) = (facts.round, facts.delta)
    let previous = delta.previous
    func cell(_ text: String?) -> HTML { HTML(text ?? words("none")) }
    return DataTable(
      caption: wording(.thisRoundAndLast),
      columns: [
        .init(wording(.detail)), .init(wording(.thisRound), isNumeric: true),
        .init(wording(.lastOfCategory), isNumeric: true),
        .init(words("col.change"), isNumeric: true),
      ],
      rows: [
        [
          cell(words("col.round")), cell(round.number.text),
          previous.map { language.link(to: $0, from: path) } ?? cell(nil), cell(nil),
        ],
        [
          cell(words("col.date")), cell(round.day.description), cell(previous?.day.description),
          cell(delta.gapDays.map { words("days", ["n": .whole($0)]) }),
        ],
        [
          cell(words("col.invitations")), cell(format.whole(round.invitations)),
          cell(previous.map { format.whole($0.invitations) }),
          cell(delta.invitationsDelta.map(format.signed)),
        ],
        [
          cell(words("col.cutoff")), cell("\(round.wholePoints)"),
          cell(previous.map { "\($0.wholePoints)" }),
          cell(delta.cutoffDelta.map(format.signed)),
        ],
        [
          cell(words("col.tie")), cell(round.tieBreak.map(format.minute)),
          cell(previous?.tieBreak.map(format.minute)), cell(nil),
        ],
      ]
    ).html
  }

  /// What changed with the cut-off: the size, the wait and the pool.
  private func changed(_ facts: RoundFacts, _ language: SiteLanguage) -> [HTML] {
    guard let previous = facts.delta.previous, let gap = facts.delta.gapDays,
      facts.delta.cutoffDelta != 0
    else { return [] }
    let (round, words, data) = (facts.round, language.words, language.data)
    let sizes: [String: Message.Value] = [
      "now": .whole(round.invitations), "before": .whole(previous.invitations),
      "kind": .text(round.invitations > previous.invitations ? "larger" : "smaller"),
    ]
    var sentences = [
      words(
        round.invitations == previous.invitations ? "round.sameSize" : "round.changedSize", sizes)
    ]
    let before = data.deltas.last { $0.round.number == previous.number }?.gapDays
    if let before, before != gap {
      sentences.append(
        words("round.changedGap", ["gap": .whole(gap), "before": .whole(before)]))
    }
    let pool = data.dataset.pool
    if let now = pool.last(where: { $0.published <= round.day }),
      let then = pool.last(where: { $0.published <= previous.day }), now.day > then.day,
      now.total != then.total
    {
      sentences.append(
        words(
          "round.changedPool",
          [
            "now": .whole(now.total), "day": .day(now.day),
            "change": .whole(abs(now.total - then.total)),
            "move": .text(now.total > then.total ? "up" : "down"),
          ]))
    }
    return [HTML.paragraph(sentences.joined(separator: " "))]
  }

  private func near(_ round: Round, _ language: SiteLanguage) -> HTML {
    HTML.paragraph(
      language.words(
        round.tieBreak == nil ? "round.nearTextNoTie" : "round.nearText",
        [
          "above": .plain(round.wholePoints + 1), "cutoff": .plain(round.wholePoints),
          "below": .plain(max(0, round.wholePoints - 1)), "gap": .whole(1),
          "tie": .text(round.tieBreak.map(language.format.instant) ?? ""),
        ]))
  }

  /// What the next round of the category became, beside its forecast.
  private func then(
    _ outlook: Outlook, _ language: SiteLanguage, _ path: SitePath
  ) -> HTML {
    guard let last = outlook.lastRound, let next = language.data.following[last.number],
      let figures = NextFigures(outlook)
    else { return .none }
    let text = language.words(
      "round.thenText",
      [
        "qualifier": .text(language.qualifier(next.category)), "round": .text(next.number.text),
        "day": .day(next.day), "cutoff": .plain(next.wholePoints),
        "within": .text(figures.interval80.contains(next.wholePoints) ? "yes" : "no"),
      ])
    return HTML("h3", [:], language.words("round.then")) + HTML.paragraph(text)
  }

  private func occupations(_ facts: RoundFacts, _ language: SiteLanguage) -> [HTML] {
    guard let version = facts.version, !facts.occupations.isEmpty else { return [] }
    return [
      HTML.paragraph(language.wording.occupations(facts.occupations.count, version: version)),
      HTML(
        "ul", ["class": "columns", "lang": language.language == .english ? nil : "en"],
        [.all(facts.occupations.map { HTML("li", [:], "\($0.noc) \($0.title)") })]),
    ]
  }

  /// Links to the rounds before and after, of all and of the category.
  private func pager(_ index: Int, _ language: SiteLanguage, _ path: SitePath) -> HTML {
    let (data, words) = (language.data, language.words)
    let round = data.deltas[index].round
    let following = index + 1 < data.deltas.count ? data.deltas[index + 1].round : nil
    let links: [(String, Round?)] = [
      ("round.previous", index > 0 ? data.deltas[index - 1].round : nil),
      ("round.following", following), ("round.previousOfCategory", data.deltas[index].previous),
      ("round.followingOfCategory", data.following[round.number]),
    ]
    let items = links.compactMap { key, other in
      other.map {
        HTML(
          "li", [:],
          [
            .link(
              words(key, ["round": .text($0.number.text)]), to: path.link(SitePath.round($0.number))
            )
          ])
      }
    }
    return HTML("ul", ["class": "pager"], [.all(items)])
  }

  /// All rounds, year by year.
  func roundsPage(_ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let path = SitePath(path: "rounds/index.html", language: language.code)
    let rounds = data.dataset.rounds.all
    let years = Set(rounds.map { $0.day.month.year }).sorted(by: >)
    return SitePage(
      path: path, title: words("rounds.title"),
      lead: words(
        "rounds.lead",
        [
          "n": .whole(rounds.count), "first": .day(rounds[0].day), "last": .day(data.asOf),
          "invitations": .whole(rounds.reduce(0) { $0 + $1.invitations }),
        ]),
      sections: years.map { year in
        let deltas = data.deltas.filter { $0.round.day.month.year == year }.reversed()
        return .init("y\(year)", "\(year)", [compact(Array(deltas), language, path)])
      } + [
        .init(
          "files", nil,
          [
            language.files(
              [("csv", "api/rounds.csv"), ("json", "api/rounds.json")], from: path)
          ])
      ], menu: "rounds", hasContents: true)
  }

  /// The rounds of a list with what is looked up most, lest a page of hundreds be heavy.
  private func compact(
    _ deltas: [Delta], _ language: SiteLanguage, _ path: SitePath
  ) -> HTML {
    let words = language.words
    let rows = deltas.map { delta -> String in
      let round = delta.round
      let link = HTML.link(round.number.text, to: path.link(SitePath.round(round.number))).markup
      return "<tr><th scope=\"row\">\(link)</th><td>\(round.day)</td>"
        + "<td>\(language.title(round.category).escapedForHTML)</td>"
        + "<td class=\"n\">\(language.format.whole(round.invitations))</td>"
        + "<td class=\"n\">\(round.wholePoints)</td></tr>"
    }
    let head = ["col.round", "col.date", "col.category"].map {
      "<th scope=\"col\">\(words($0))</th>"
    }
    let numbers = ["col.invitations", "col.cutoff"].map {
      "<th scope=\"col\" class=\"n\">\(words($0))</th>"
    }
    return HTML(
      raw:
        "<div class=\"scroll\"><table><thead><tr>\((head + numbers).joined())</tr></thead><tbody>\n"
        + rows.joined(separator: "\n") + "</tbody></table></div>")
  }
}
