public import ExpressEntry
import Mustache
import TimeSeries

/// An Atom feed (RFC 4287) of the bulletins on the last rounds.
///
/// The times are the days of the rounds, so that the same data give the same feed.
public struct BulletinFeed: Sendable {
  private let bulletins: [Bulletin]
  private let language: Language
  private let base: String?

  /// Writes the bulletins of a feed.
  ///
  /// - Parameters:
  ///   - count: The number of rounds, at least one.
  ///   - dataset: The data.
  ///   - language: The language of the articles.
  ///   - base: The address under which feed and articles are published.
  /// - Throws: ``BulletinError`` if the data hold no round.
  public init(
    last count: Int, of dataset: Dataset, language: Language = .english, base: String? = nil
  ) throws(BulletinError) {
    let newest = dataset.rounds.all.suffix(count).reversed()
    guard !newest.isEmpty else { throw BulletinError(unknown: RoundNumber(""), in: dataset.rounds) }
    var bulletins: [Bulletin] = []
    for round in newest {
      bulletins.append(try Bulletin(on: round.number, of: dataset, language: language))
    }
    self.bulletins = bulletins
    self.language = language
    self.base = base.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
  }

  /// The feed as XML.
  ///
  /// - Returns: The document.
  /// - Throws: An error of the template library if a template is spoilt.
  public func xml() throws -> String {
    let wording = language.wording
    let source = Page.source(in: language)
    return try MustacheTemplate(string: Template.feed).render(
      [
        "language": wording(.language), "id": identifier("feed"),
        "title": wording.feedTitle(), "updated": time(bulletins.map(\.day).max()),
        "author": "Drawline", "version": version, "rights": wording(.termsShort),
        // An empty text would stand, nothing does not.
        "self": base.map { ["\($0)/feed.xml"] } ?? [], "source": source,
        "entries": try bulletins.map { bulletin -> [String: Any] in
          let number = bulletin.facts.round.number.text
          return [
            "id": identifier("round " + number), "title": bulletin.title.allowedInXML,
            "updated": time(bulletin.day), "lead": bulletin.article.lead.allowedInXML,
            "category": bulletin.facts.round.category.name.allowedInXML,
            "address": base.map { "\($0)/bulletin-\(number.forAddress).html" } ?? source,
            "body": try bulletin.body().allowedInXML,
          ]
        },
      ] as [String: Any])
  }

  /// The start of a day (RFC 3339); of none, that of 1970.
  private func time(_ day: Day?) -> String { "\(day ?? Day(number: 0))T00:00:00Z" }

  private func identifier(_ name: String) -> String { FeedIdentifier(language, name).urn }
}

extension String {
  /// The text without characters that XML 1.0 does not allow.
  var allowedInXML: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          scalar == "\n" || scalar == "\t"
            || scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        }))
  }

  /// The text with letters and digits only, as a part of an address.
  fileprivate var forAddress: String { filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}
