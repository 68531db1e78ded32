import Mustache
import Charts
import ExpressEntry
import Tabular
import TimeSeries

extension Site {
  /// The first page: the last round, the next of each category, the reader's own score.
  func homePage(_ language: SiteLanguage) -> SitePage {
    let (data, words) = (language.data, language.words)
    let path = SitePath(path: "index.html", language: language.code)
    let recent = Array(data.deltas.suffix(6).reversed())
    guard let delta = recent.first else { preconditionFailure("a site without a round") }
    let round = delta.round
    let lead = words(
      "home.lead",
      [
        "category": .text(language.title(round.category)), "day": .day(round.day),
        "invitations": .whole(round.invitations), "cutoff": .plain(round.wholePoints),
      ].merging(language.move(delta.wholeCutoffDelta)) { $1 })
    let year = round.day.month.year
    let rounds = data.dataset.rounds.all.filter { $0.day.month.year == year }
    let score = SiteScore(language)
    return SitePage(
      path: path, title: words("home.title"), lead: lead,
      sections: [
        .init(
          "last", words("home.recent"),
          [
            language.roundsTable(recent, caption: words("home.recent"), from: path),
            HTML(
              "p", ["class": "note"],
              [
                .link(
                  "\(words("home.read"))\(words("colon")) \(round.number.text)",
                  to: path.link(SitePath.round(round.number))),
                .link(
                  language.format.month(round.day.month),
                  to: path.link(SitePath.month(round.day.month))),
                .link(words("menu.rounds"), to: path.link("rounds/index.html")),
              ]),
          ]),
        .init(
          "next", words("home.next"),
          [
            language.deck(data.outlooks, from: path),
            HTML("p", ["class": "note"], words("home.nextNote")),
          ]),
        .init("score", words("score.title"), [score.html]),
        .init(
          "inactive", words("home.inactive"), [language.inactive(data.outlooks, from: path)]),
        .init(
          "year", words("home.year", ["year": .plain(year)]),
          [
            HTML(
              "p", [:],
              words(
                "month.reached",
                [
                  "invitations": .whole(rounds.reduce(0) { $0 + $1.invitations }),
                  "n": .whole(rounds.count),
                ])),
            language.categoriesTable(rounds, caption: words("month.byCategory"), from: path),
            HTML(
              "p", ["class": "note"],
              [
                .link(
                  words("year.title", ["year": .plain(year)]), to: path.link(SitePath.year(year))),
                .link(words("feed"), to: path.link("feed.xml")),
              ]),
          ]),
      ], menu: "home", feeds: [(words("site.name"), "feed.xml")], scripts: ["score.js"])
  }
}

/// "Your score" of a site.
struct SiteScore {
  private let part: ScorePart
  private let language: SiteLanguage

  /// Takes chances that are known.
  init(part: ScorePart, _ language: SiteLanguage) {
    self.part = part
    self.language = language
  }

  init(_ language: SiteLanguage) {
    self.language = language
    part = ScorePart(
      language.data.outlooks, from: language.data.source, in: language.dataset, language.wording)
  }

  /// The form, with the chances that its script reads; nothing where there is no chance to tell.
  var html: HTML {
    guard !part.categories.isEmpty else { return .none }
    let words = language.words
    let boxes = part.categories.enumerated().map { index, category in
      HTML(
        raw:
          "<label><input type=\"checkbox\" value=\"\(category.outlook.category.name.escapedForHTML)\""
          + "\(index == 0 ? " checked" : "")> \(category.title.escapedForHTML)</label>")
    }
    return .all([
      HTML(raw: "<noscript><p>\(words("score.needsScript").escapedForHTML)</p></noscript>"),
      HTML(raw: "<form id=\"score-form\" hidden>"),
      HTML(
        raw: "<p><label for=\"score-input\">\(words("score.label").escapedForHTML)</label> <input "
          + "id=\"score-input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\"1200\" step=\"1\" "
          + "autocomplete=\"off\"></p>"),
      HTML("fieldset", [:], [HTML("legend", [:], words("score.categories"))] + boxes),
      HTML(
        raw:
          "<p id=\"score-headline\" role=\"status\"></p>\n<div id=\"score-detail\"></div>\n</form>"),
      HTML(
        "p", ["class": "note"],
        words(
          "score.note",
          ["day": .day(language.data.asOf), "paths": .whole(ExpressEntry.Chances.paths)])),
      HTML(raw: "<script type=\"application/json\" id=\"score-data\">\(part.safeData)</script>"),
    ])
  }
}
