import ExpressEntry
import Mustache
import TimeSeries

extension Site {
  /// An Atom feed (RFC 4287) of the last rounds, all or of a category.
  func feed(of category: Category?, _ language: SiteLanguage) throws -> String {
    let (data, words) = (language.data, language.words)
    let indices = data.deltas.indices.filter { index in
      category.map { data.deltas[index].round.category == $0 } ?? true
    }.suffix(20).reversed()
    let own =
      category.map { "categories/\($0.name.forPath).xml" } ?? "feed.xml"
    // Relative addresses are resolved against the address of the feed.
    let folder = base.map { "\($0)/\(language.code)/" } ?? (category == nil ? "" : "../")
    let name = category.map(language.title)
    let updated = indices.first.map { data.deltas[$0].round.day }
    return try MustacheTemplate(string: Template.feed).render(
      [
        "language": words.code,
        "id": FeedIdentifier(language.language, "site \(category?.name ?? "all")").urn,
        "title": ([siteName(words)] + [name].compactMap(\.self)).joined(separator: " · ")
          .allowedInXML,
        "updated": "\(updated ?? data.asOf)T00:00:00Z", "author": house.title ?? "Drawline",
        "version": version, "rights": language.wording(.termsShort),
        "self": base == nil ? [] : ["\(folder)\(own)"],
        "source": Page.source(in: language.language),
        "entries": try indices.map { index -> [String: Any] in
          let page = roundPage(index, language)
          let round = data.deltas[index].round
          let body = try page.feedBody(language)
          return [
            "id": FeedIdentifier(language.language, "round \(round.number.text)").urn,
            "title": page.title.allowedInXML, "updated": "\(round.day)T00:00:00Z",
            "lead": page.lead.allowedInXML, "category": round.category.name.allowedInXML,
            "address": folder + SitePath.round(round.number), "body": body.allowedInXML,
          ]
        },
      ] as [String: Any])
  }
}

extension SitePage {
  /// What a feed shows of a page: the lead and its first sentences.
  fileprivate func feedBody(_ language: SiteLanguage) throws -> String {
    let paragraphs = sections.filter { ["change", "near", "next"].contains($0.id) }
    return HTML.paragraph(lead).markup
      + paragraphs.map { HTML("h2", [:], $0.heading ?? "").markup + $0.html.markup }.joined()
  }
}

/// A name that stays: a UUID of version 8 (RFC 9562, section 5.8) from the digest of what it names.
struct FeedIdentifier {
  /// The name as a URN.
  let urn: String

  init(_ language: Language, _ name: String) {
    var digits = Array(sha256(Array("drawline bulletin \(language.rawValue) \(name)".utf8)))
    digits[12] = "8"
    digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) % 4]
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    urn = "urn:uuid:\(parts.joined(separator: "-"))"
  }
}
