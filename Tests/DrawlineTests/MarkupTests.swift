import Foundation
import TestSupport
import Testing

/// What is written as markup, by the rules of HTML, SVG and Atom.
struct MarkupTests {
  /// A report and a bulletin in both languages, and a feed with and without an address.
  private static let written = Result {
    let folder = try TemporaryFolder()
    for language in ["en", "fr"] {
      for arguments in [
        ["report", "--month", "2026-03", "--output", folder.path(of: language)],
        ["bulletin", "301", "--format", "html", "--output", folder.path(of: "\(language).html")],
        ["bulletin", "--feed", "--last", "2", "--output", folder.path(of: "\(language).xml")],
        [
          "bulletin", "--feed", "--last", "2", "--base", "https://example.org/rounds",
          "--output", folder.path(of: "\(language)-base.xml"),
        ],
      ] {
        let run = try Drawline.run(arguments + ["--language", language])
        try #require(run.status == 0, "\(run.stderr)")
      }
    }
    return folder
  }

  private static let pages = ["en/index.html", "fr/index.html", "en.html", "fr.html"]
  private static let feeds = ["en.xml", "fr.xml", "en-base.xml", "fr-base.xml"]

  private let folder: TemporaryFolder

  init() throws {
    folder = try Self.written.get()
  }

  @Test(arguments: pages)
  func `no two elements of a page share a name, and what is referred to is there`(page: String)
    throws
  {
    let text = try folder.text(of: page)
    let names = values(of: "id", in: text)

    #expect(Set(names).count == names.count)
    for attribute in ["aria-labelledby", "for"] {
      let referred = values(of: attribute, in: text).flatMap { $0.split(separator: " ") }
      #expect(Set(referred.map(String.init)).isSubset(of: names))
    }
  }

  @Test(.enabled(if: ExternalTool("tidy") != nil, "tidy is needed"), arguments: pages)
  func `tidy finds no error in a page`(page: String) throws {
    let tidy = try #require(ExternalTool("tidy"))
    let result = try tidy.run(["-quiet", "-errors", folder.path(of: page)])
    let faults = result.messages.split(separator: "\n").filter {
      $0.contains("Error:") || $0.contains("already defined")
    }

    #expect(result.status < 2)
    #expect(faults == [])
  }

  @Test(
    .enabled(if: ExternalTool("xmllint") != nil, "xmllint is needed"), arguments: ["en", "fr"])
  func `every chart is XML`(language: String) throws {
    let xmllint = try #require(ExternalTool("xmllint"))
    let charts = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(of: "\(language)/charts")
    ).sorted().map { folder.path(of: "\(language)/charts/\($0)") }
    let result = try xmllint.run(["--noout", "--nonet"] + charts)

    #expect(charts.count > 5)
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test(.enabled(if: ExternalTool("xmllint") != nil, "xmllint is needed"), arguments: feeds)
  func `a feed keeps the rules of RFC 4287`(feed: String) throws {
    let result = try validate(folder.path(of: feed))

    #expect(result.status == 0, "\(result.messages)")
  }

  /// Each change breaks one rule of the RFC, so that the rules are seen to be looked at.
  @Test(
    .enabled(if: ExternalTool("xmllint") != nil, "xmllint is needed"),
    arguments: [
      ("<updated>2026", "<updated>26"), ("<id>urn:uuid:", "<id>"), ("<author>", "<who>"),
      ("href=\"https://", "href=\"a b"), ("<title>", "<title>twice</title><title>"),
      ("term=", "name="),
    ])
  func `a feed that breaks a rule is refused`(part: String, broken: String) throws {
    let feed = try folder.text(of: "en.xml")
    try #require(feed.contains(part))
    let own = try TemporaryFolder()
    let text = feed.replacingOccurrences(of: part, with: broken)
      .replacingOccurrences(of: broken == "<who>" ? "</author>" : "\u{0}", with: "</who>")
    let result = try validate(own.write("broken.xml", text))

    #expect(result.status == 3, "\(result.messages)")
  }

  private func validate(_ path: String) throws -> (status: Int32, messages: String) {
    let rules = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "Reference", "rfc4287", "atom.rng")
    return try #require(ExternalTool("xmllint")).run(
      ["--noout", "--nonet", "--relaxng", rules.path, path])
  }

  /// The values of an attribute in a page.
  private func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }
}
