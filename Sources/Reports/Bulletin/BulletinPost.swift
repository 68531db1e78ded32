import Mustache
import ExpressEntry
import Forecasting
import TimeSeries

extension Bulletin {
  /// The bulletin as a short post: as many of its sentences as fit, the first one first.
  ///
  /// - Parameter limit: The greatest number of characters.
  /// - Returns: The post; never longer, and never cut within a sentence but the first.
  public func post(limit: Int) -> String {
    let (round, delta) = (facts.round, facts.delta)
    let language = wording.language
    let words = Words.bundled(language)
    var values: [String: Message.Value] = [
      "round": .text(round.number.text), "category": .text(categoryTitle),
      "invitations": .whole(round.invitations),
      "cutoff": .text(round.cutoff.map(wording.format.score) ?? "–"),
      "day": .day(round.day), "move": .text("first"), "by": .whole(0),
    ]
    if let change = delta.wholeCutoffDelta {
      values["move"] = .text(change > 0 ? "up" : change < 0 ? "down" : "same")
      values["by"] = .whole(abs(change))
    }
    var sentences = [words("post.headline", values)]
    if let next = NextFigures(facts.outlook) { sentences.append(words("post.next", next.values)) }
    sentences.append(
      words(
        "post.year",
        [
          "year": .plain(round.day.month.year), "total": .whole(facts.yearToDate.yearToDate),
          "n": .whole(facts.yearToDate.rounds),
        ]))
    if let tie = round.tieBreak {
      sentences.append(
        words(
          "post.tie",
          [
            "cutoff": .text(round.cutoff.map(wording.format.score) ?? "–"),
            "tie": .text(wording.format.instant(tie)),
          ]))
    }
    sentences += words.sentences(facts.outlook).dropFirst()
    var post = ""
    for sentence in sentences {
      let longer = post.isEmpty ? sentence : "\(post) \(sentence)"
      // What comes later may lean on what comes before.
      guard longer.count <= limit else { break }
      post = longer
    }
    return post.isEmpty ? String(sentences[0].prefix(limit)) : post
  }

  /// The bulletin as a page for newsletters: tables and styles within elements, as programs for mail
  /// show them, and nothing from outside.
  public func newsletter(house: House = House()) -> String {
    let font = "font-family:Helvetica,Arial,sans-serif;color:#1b2127"
    let cell = "padding:6px 10px;border-bottom:1px solid #d5dae0;text-align:left"
    func paragraph(
      _ text: String, _ style: String = "font-size:15px;line-height:1.5;margin:0 0 14px"
    ) -> HTML {
      HTML("p", ["style": style], text)
    }
    var parts: [HTML] = []
    if let title = house.title {
      parts.append(paragraph(title, "font-size:14px;font-weight:bold;margin:0 0 8px"))
    }
    parts.append(
      HTML("h1", ["style": "font-size:24px;line-height:1.25;margin:0 0 12px"], article.title))
    parts.append(paragraph(article.lead, "font-size:17px;line-height:1.5;margin:0 0 16px"))
    for part in article.parts {
      switch part {
      case .heading(let text):
        parts.append(HTML("h2", ["style": "font-size:18px;margin:22px 0 8px"], text))
      case .paragraph(let text): parts.append(paragraph(text))
      case .list(let items, _): parts.append(paragraph(items.joined(separator: " · ")))
      case .link(let text, let address):
        parts.append(
          HTML("p", [:], [HTML("a", ["href": address, "style": "color:#00588f"], text)]))
      case .picture: break
      case .table(let table):
        let head = table.columns.map { HTML("th", ["scope": "col", "style": cell], $0.heading) }
        let rows = table.rows.map { row in
          HTML("tr", [:], row.map { HTML("td", ["style": cell], $0) })
        }
        parts.append(
          HTML(
            "table",
            ["style": "border-collapse:collapse;width:100%;font-size:14px;margin:0 0 16px"],
            [HTML("thead", [:], [HTML("tr", [:], head)]), HTML("tbody", [:], rows)]))
      }
    }
    if let footer = house.footer {
      parts.append(paragraph(footer, "font-size:13px;color:#545d68;margin:20px 0 0"))
    }
    let body = HTML(
      "div", ["style": "max-width:640px;margin:0 auto;padding:16px;\(font)"], [.all(parts)])
    return """
      <!DOCTYPE html>
      <html lang="\(Phrase.language.text(in: wording.language))">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(article.title.escapedForHTML)</title></head>
      <body style="margin:0;background:#ffffff">\(body.markup)</body>
      </html>

      """
  }
}
