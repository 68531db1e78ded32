import Datasets
import ExpressEntry
import Foundation
import Reports
import Tabular
import Testing
import TimeSeries

#if canImport(FoundationXML)
import FoundationXML
#endif

struct BulletinTests {
  private let dataset: Dataset

  init() throws {
    dataset = try Dataset.bundled()
  }

  private func bulletin(_ number: String, _ language: Language = .english) throws -> Bulletin {
    try Bulletin(on: RoundNumber(number), of: dataset, language: language)
  }

  /// What an article of the time said of the round; every figure is published.
  private static let facts301: [(key: String, json: JSON, text: String)] = [
    ("round", .text("301"), "round 301"), ("date", .text("2024-07-05"), "July 5, 2024"),
    ("category", .text("healthcare"), "healthcare"),
    ("invitations", .integer(3750), "3,750 invitations"),
    ("cutoff", .integer(445), "445 points"), ("cutoffDelta", .integer(23), "23 points more"),
    ("previousCutoff", .integer(422), "than the 422 of the last"),
    ("tieBreak", .text("2024-05-07T21:27:04Z"), "May 7, 2024 at 21:27:04 UTC"),
    ("yearToDateInvitations", .integer(49_924), "came to 49,924"),
    ("yearToDateRounds", .integer(23), "the 23rd round of 2024"),
    ("ordinalInCategoryThisYear", .integer(2), "the second healthcare round of 2024"),
    ("eligibleOccupations", .integer(35), "one of 35 occupations"),
  ]

  @Test(arguments: facts301)
  func `the article on round 301 has the facts`(key: String, json: JSON, text: String) throws {
    let bulletin = try bulletin("301")

    #expect(bulletin.json[key] == json)
    #expect(bulletin.markdown.contains(text))
    #expect(try bulletin.html().contains(text))
  }

  @Test func `the French article has the same facts`() throws {
    let text = try bulletin("301", .french).markdown

    for fact in [
      "Le 5 juillet 2024, IRCC a émis 3\u{202F}750\u{A0}invitations", "la deuxième ronde de 2024",
      "avait 445\u{A0}points", "23\u{A0}points de plus que les 422", "le 7 mai 2024 à 21:27:04 UTC",
      "la 23e ronde de 2024", "49\u{202F}924", "l’une des 35 professions",
    ] {
      #expect(text.contains(fact), "\(fact)")
    }
  }

  @Test
  func `the first of a category, one without a tie-break, and one in two parts have articles`()
    throws
  {
    #expect(try bulletin("402").markdown.contains("It was the first round of its kind."))
    #expect(try !bulletin("1").markdown.contains("Tie-break:"))
    #expect(try bulletin("91b").json["previousRound"] != .null)
  }

  @Test func `titles that are only known in English say so to a screen reader`() throws {
    #expect(try bulletin("301", .french).html().contains("<ul lang=\"en\">\n<li>31100 "))
    #expect(try bulletin("301").html().contains("<ul>\n<li>31100 "))
  }

  /// Round 176, of another category, was held between round 177 and the last of its category, 175.
  @Test func `what had been expected dates from the round before of the category`() throws {
    let text = try bulletin("177").markdown

    #expect(
      text.contains("known on February 10, 2021, the day of the category’s previous round, gave"))
    #expect(text.contains(": 739 was inside."))
  }

  @Test func `one past round, and a year of one category, are said as such`() throws {
    #expect(try bulletin("301").markdown.contains("Track record: there is one past forecast."))
    #expect(try bulletin("301", .french).markdown.contains("une seule prévision passée"))
    #expect(
      try bulletin("60").markdown.contains("35,973, 3.5 times as many as a year earlier, all"))
    #expect(
      try bulletin("60", .french).markdown.contains(", toutes dans des rondes de sa catégorie."))
  }

  @Test func `a round that there is not is an error that says which there are`() {
    #expect(throws: BulletinError.self) { try bulletin("999") }
    let error = #expect(throws: BulletinError.self) { try bulletin("91") }
    #expect(error?.description == "no round \"91\"; there are 91a and 91b")
  }

  @Test func `what comes after the round changes nothing that is said of it`() throws {
    let day = try #require(Day("2024-07-05"))
    let then = try Bulletin(on: RoundNumber("301"), of: dataset.through(day))

    #expect(try then.markdown == bulletin("301").markdown)
    #expect(try then.json == bulletin("301").json)
  }

  @Test func `a category that is markup is text in every form`() throws {
    var hostile = dataset
    hostile.rounds = Rounds(
      (1...5).map { (index: Int) -> Round in
        Round(
          number: RoundNumber("\(index)"), day: Day(number: 20_000 + Int32(index) * 7),
          name: "<script>alert(1)</script> [x](y) | `=cmd()`", category: Category("<script>|*b*"),
          invitations: 100 + index, cutoff: Double(480 + index))
      })
    let bulletin = try Bulletin(on: RoundNumber("5"), of: hostile)
    let feed = try BulletinFeed(last: 5, of: hostile).xml()

    #expect(try !bulletin.html().contains("<script>"))
    #expect(!feed.contains("<script>"))
    #expect(!bulletin.markdown.contains("<script>"))
    #expect(
      bulletin.markdown.contains(
        "\\<script\\>alert(1)\\</script\\> \\[x\\](y) \\| \\`=cmd()\\`"))
  }

  @Test func `numbers in the article and in the table agree with the rounds`() throws {
    for number in ["100", "247", "335", "407"] {
      let round = try #require(dataset.rounds.all.first { $0.number.text == number })
      let json = try bulletin(number).json
      #expect(json["invitations"] == .integer(round.invitations))
      #expect(json["cutoff"] == JSON(score: round.cutoff))
      let year = dataset.rounds.all.filter {
        $0.day.month.year == round.day.month.year && $0.number <= round.number
      }
      #expect(json["yearToDateRounds"] == .integer(year.count))
      #expect(
        json["yearToDateInvitations"] == .integer(year.reduce(0) { $0 + $1.invitations }))
    }
  }
}

/// The rules of RFC 4287, section 4.
struct BulletinFeedTests {
  private func feed(base: String? = nil, language: Language = .english) throws -> XMLElementTree {
    let xml = try BulletinFeed(last: 4, of: .bundled(), language: language, base: base).xml()
    return try #require(XMLElementTree(parsing: Data(xml.utf8)))
  }

  @Test func `a feed and each entry have one id, one title and one time`() throws {
    let feed = try feed()
    let entries = feed.all("entry")

    #expect(feed.name == "feed")
    #expect(feed.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
    #expect(entries.count == 4)
    for node in [feed] + entries {
      #expect(node.all("id").count == 1)
      #expect(node.all("title").count == 1)
      #expect(node.all("updated").map(\.text).allSatisfy { $0.hasSuffix("T00:00:00Z") })
      #expect(node.all("updated").count == 1)
    }
    #expect(feed.all("author").first?.all("name").first?.text == "Drawline")
    let ids = ([feed] + entries).compactMap { $0.all("id").first?.text }
    #expect(Set(ids).count == 5)
    #expect(ids.allSatisfy { $0.hasPrefix("urn:uuid:") && $0.count == 45 })
  }

  @Test func `the newest round comes first, and the feed is as new as it`() throws {
    let feed = try feed()

    #expect(feed.all("updated").first?.text == "2026-03-31T00:00:00Z")
    #expect(
      feed.all("entry").compactMap { $0.all("title").first?.text }.first
        == "Express Entry round 407, Canadian Experience Class: 2,250 invitations, cut-off 509")
  }

  @Test func `links lead to where it is published, or else to the official page`() throws {
    let published = try feed(base: "https://example.org/rounds/")
    let own = published.all("link").filter { $0.attributes["rel"] == "self" }
    #expect(own.map { $0.attributes["href"] } == ["https://example.org/rounds/feed.xml"])
    #expect(
      published.all("entry").first?.all("link").first?.attributes["href"]
        == "https://example.org/rounds/bulletin-407.html")

    let bare = try feed()
    #expect(bare.all("link").allSatisfy { $0.attributes["rel"] != "self" })
    #expect(
      bare.all("entry").first?.all("link").first?.attributes["href"]?
        .hasPrefix("https://www.canada.ca/en/") == true)
  }

  @Test func `an entry's name stays when rounds are added, and differs by language`() throws {
    let dataset = try Dataset.bundled()
    let before = try BulletinFeed(
      last: 1, of: dataset.through(#require(Day("2026-03-30")))
    ).xml()
    let after = try BulletinFeed(last: 2, of: dataset).xml()
    let french = try BulletinFeed(last: 2, of: dataset, language: .french).xml()
    func ids(_ xml: String) throws -> [String] {
      try #require(XMLElementTree(parsing: Data(xml.utf8))).all("entry").compactMap {
        $0.all("id").first?.text
      }
    }

    #expect(try ids(after)[1] == ids(before)[0])
    #expect(try Set(ids(after)).isDisjoint(with: ids(french)))
  }

  @Test func `the content is the article as HTML`() throws {
    let content = try #require(feed().all("entry").first?.all("content").first)

    #expect(content.attributes["type"] == "html")
    #expect(content.text.contains("<table>"))
    #expect(content.text.contains("<td class=\"n\">2,250</td>"))
  }
}

/// An element of XML, as Foundation's parser has it.
private final class XMLElementTree: NSObject, XMLParserDelegate {
  let name: String
  let attributes: [String: String]
  private(set) var children: [XMLElementTree] = []
  private(set) var text = ""
  private var open: [XMLElementTree] = []

  private init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// The root of a document; nil if it is not well formed.
  convenience init?(parsing data: Data) {
    let builder = XMLElementTree(name: "", attributes: [:])
    builder.open = [builder]
    let parser = XMLParser(data: data)
    parser.delegate = builder
    guard parser.parse(), let root = builder.children.first else { return nil }
    self.init(name: root.name, attributes: root.attributes)
    children = root.children
    text = root.text
  }

  func all(_ name: String) -> [XMLElementTree] { children.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let node = XMLElementTree(name: name, attributes: attributes)
    open.last?.children.append(node)
    open.append(node)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    open.last?.text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
