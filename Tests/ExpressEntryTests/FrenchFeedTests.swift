import Datasets
import ExpressEntry
import Tabular
import TestSupport
import Testing
import TimeSeries

/// A round as the French file of rounds writes it, its fields replaced by others.
private func frenchFeed(_ fields: [String: String] = [:], space: String = " ") -> String {
  Excerpt.feed(
    with: [
      "drawName": "Professions de la santé (Version 1)", "drawSize": "3\(space)750",
      "drawDateTime": "5 juillet 2024 à 16:03:12 UTC",
      "drawCutOff": "7 mai 2024 à 21:27:04 UTC", "drawDistributionAsOn": "4 juillet 2024",
    ].merging(fields) { $1 })
}

private func read(
  _ bytes: [UInt8], corrections: [Correction] = []
) throws -> Feed {
  let (text, encoding) = try SourceText.decoded(bytes, file: "feed.json")
  return try Feed(
    text, encoding: encoding, officialNames: Excerpt.officialNames(), corrections: corrections)
}

extension String {
  /// The bytes of a text in Windows-1252, of which these tests need two characters beyond Latin-1.
  fileprivate var windows1252: [UInt8] {
    unicodeScalars.map { $0 == "’" ? 0x92 : $0 == "€" ? 0x80 : UInt8($0.value) }
  }
}

struct FrenchFeedTests {
  @Test(arguments: [" ", "\u{A0}", "\u{202F}", "\u{2009}", ","])
  func `the French form has the same rounds, whatever parts its thousands`(space: String) throws {
    let english = try read(Array(Excerpt.feed(with: [:]).utf8))
    let french = try read(Array(frenchFeed(space: space).utf8))
    let (ours, theirs) = try (#require(french.rounds.all.first), #require(english.rounds.all.first))
    #expect(ours.invitations == 3750)
    #expect(ours.category == theirs.category)
    #expect(ours.day == theirs.day)
    #expect(ours.drawn == theirs.drawn)
    #expect(ours.tieBreak == theirs.tieBreak)
    #expect(french.language == .french)
    #expect(english.language == .english)
  }

  @Test func `Windows-1252 is read as such, and said`() throws {
    let name = "Catégorie de l’expérience canadienne"
    let feed = try read(frenchFeed(["drawName": name], space: "\u{A0}").windows1252)
    #expect(feed.rounds.all.first?.name == name)
    #expect(feed.rounds.all.first?.category.name == "cec")
    #expect(feed.rounds.all.first?.invitations == 3750)
    #expect(feed.quirks.map(\.value).prefix(2) == ["Windows-1252", "French"])
  }

  @Test func `UTF-8 with a spoilt byte is refused and not taken for Windows-1252`() {
    let text = Array("{\"é\": \"".utf8) + [0xE9] + Array("\"}".utf8)
    let error = #expect(throws: InvalidFile.self) {
      try SourceText.decoded(text, file: "feed.json")
    }
    #expect(error?.diagnostics.first?.problem == "byte 0xE9 is not UTF-8")
  }

  @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func `a byte that stands for no character is refused`(byte: UInt8) {
    #expect(throws: InvalidFile.self) { try SourceText.decoded([0x7B, byte], file: "f") }
  }

  /// The names of the French file of July 2026, each with its category and version.
  @Test(arguments: [
    ("Aucun programme spécifié", "general", 1), ("Générale", "general", 1),
    ("Programme des candidats des provinces", "pnp", 1),
    ("Catégorie de l'expérience canadienne", "cec", 1),
    ("Programme des travailleurs qualifiés (fédéral)", "fsw", 1),
    ("Programme des travailleurs de métiers spécialisés (fédéral)", "fst", 1),
    ("Compétence linguistique en français 2026-Version 2", "french", 2),
    ("Professions de la santé et des services sociaux 2026-version 3", "healthcare", 3),
    ("Métiers spécialisés (Version 1)", "trade", 1), ("Métiers (Version 2)", "trade", 2),
    ("Métiers des transports (Version 1)", "transport", 1),
    ("Métiers de l’agriculture et de l’agroalimentaire (Version 1)", "agriculture", 1),
    ("Médecins ayant de l’expérience de travail au Canada 2026-Version 1", "physicians", 1),
  ])
  func `a French name is of the category of the English one`(
    name: String, category: String, version: Int
  ) throws {
    let officialNames = try Excerpt.officialNames()
    #expect(try officialNames.category(of: name).name == category)
    #expect(officialNames.version(of: name) == version)
  }

  @Test(arguments: [
    ("1er février 2015 à 00:00:01 UTC", "2015-02-01T00:00:01Z"),
    ("31 août 2023 à 09:08:07 UTC", "2023-08-31T09:08:07Z"),
    ("2 d\u{E9}cembre 2024 \u{E0} 09:08:07 UTC", "2024-12-02T09:08:07Z"),
    ("2 de\u{301}cembre 2024 a\u{300} 09:08:07 UTC", "2024-12-02T09:08:07Z"),
    ("2 DÉCEMBRE 2024 à 09:08:07 UTC", "2024-12-02T09:08:07Z"),
  ])
  func `a date-time in French is read`(text: String, expected: String) throws {
    let read = try #require(FeedInstant(text, notAfter: Day(number: 25_000)))
    #expect(read.instant.description == expected)
    #expect(read.quirks.isEmpty && read.punctuation.isEmpty)
    #expect(read.language == .french)
  }

  @Test(arguments: ["30 février 2024 à 09:08:07 UTC", "2e mars 2024 à 09:08:07 UTC", "mars 2024"])
  func `what is no date in French is refused`(text: String) {
    #expect(FeedInstant(text, notAfter: Day(number: 25_000)) == nil)
  }

  @Test func `a correction is for the French form of the published value too`() throws {
    let corrections = [
      Correction(
        round: RoundNumber("301"), field: "drawCutOff", published: "May 07, 2024 at 21:27:04 UTC",
        corrected: "", reason: "-"),
      Correction(
        round: RoundNumber("301"), field: "drawSize", published: "3,750", corrected: "3,705",
        reason: "-"),
    ]
    let feed = try read(Array(frenchFeed().utf8), corrections: corrections)
    #expect(feed.rounds.all.first?.tieBreak == nil)
    #expect(feed.rounds.all.first?.invitations == 3705)
    #expect(feed.repairs.map(\.published) == ["3 750", "7 mai 2024 à 21:27:04 UTC"])
  }

  @Test func `the French form revises nothing of the English, and keeps its names`() throws {
    let english = try Dataset.read(
      SourceText(Array(Excerpt.feed(with: [:]).utf8), file: "feed.json"))
    let day = try #require(Day("2026-06-01"))
    let merge = Merge(try read(Array(frenchFeed().utf8)), into: english, today: day)
    #expect(merge.revised.isEmpty)
    #expect(merge.dataset.rounds == english.rounds)
    let revised = Merge(
      try read(Array(frenchFeed(["drawName": "Métiers (Version 1)"]).utf8)), into: english,
      today: day)
    #expect(revised.revised.map(\.new) == ["Métiers (Version 1)"])
  }
}
