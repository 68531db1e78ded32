import Foundation
import TestSupport
import Testing

/// The site as its readers and their programs have it: what stands on pages, in files and in answers
/// of the program is the same, and every link leads somewhere.
@Suite(.serialized)
struct SiteTests {
  /// The last 60 rounds and their states of the pool, and a site of all but the last.
  private static let written = Result {
    let folder = try TemporaryFolder()
    let datasets = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "..", "Datasets")
    func lines(_ name: String) throws -> [String] {
      try String(contentsOf: datasets.appending(component: name), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    let rounds = try lines("express-entry-rounds.csv")
    let recent = rounds.suffix(60)
    let numbers = Set(recent.map { String($0.prefix { $0 != "," }) })
    let pool = try lines("express-entry-pool.csv")
    let kept = pool.dropFirst().filter { line in
      numbers.contains(String(line.split(separator: ",")[1]))
    }
    func write(_ name: String, _ rounds: some Collection<String>) throws {
      try folder.write(
        "\(name).csv", ([try lines("express-entry-rounds.csv")[0]] + rounds).joined(separator: "\n")
      )
      try folder.write("\(name).pool.csv", ([pool[0]] + kept).joined(separator: "\n"))
    }
    try write("all", recent)
    let run = try Drawline.run(
      "site", "--data", folder.path(of: "all.csv"), "--output", folder.path(of: "site"), "--base",
      "https://example.org/ee", "--quiet")
    try #require(run.status == 0, "\(run.stderr)")
    try write("grown", recent.dropLast())
    return folder
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try Self.written.get()
  }

  private var site: String { folder.path(of: "site") }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(site)/\(path)"), encoding: .utf8)
  }

  private func paths(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  private func program(_ arguments: String...) throws -> Any {
    let run = try Drawline.run(
      arguments + ["--data", folder.path(of: "all.csv"), "--format", "json", "--quiet"])
    return try JSONSerialization.jsonObject(with: Data(run.stdout.utf8))
  }

  private func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }

  /// The cells of each row of a page's tables, as texts.
  private func rows(_ text: String) -> [[String]] {
    text.components(separatedBy: "<tr>").dropFirst().map { row in
      row.components(separatedBy: "</tr>")[0]
        .replacing(/<[^>]+>/.ignoresCase(), with: "\u{1}").split(separator: "\u{1}")
        .map(String.init)
    }
  }

  private func plain(_ text: String) -> String {
    text.replacing(/[,\u{202F}]/, with: "").replacing("−", with: "-").replacing("+", with: "")
  }

  // MARK: - Links

  @Test
  func
    `every link of every page leads to a file or a part of one, and none outside but to sources`()
    throws
  {
    let all = Set(try paths(site))
    let pages = all.filter { $0.hasSuffix(".html") }
    var names: [String: Set<String>] = [:]
    for page in pages { names[page] = Set(values(of: "id", in: try text(page))) }
    #expect(pages.count > 150)
    for page in pages {
      let text = try text(page)
      for link in values(of: "href", in: text) + values(of: "src", in: text) {
        guard !link.hasPrefix("https://") else {
          #expect(
            link.contains("canada.ca") || link.hasPrefix("https://example.org/ee/"),
            "\(page): \(link)")
          continue
        }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var folders = page.split(separator: "/").dropLast().map(String.init)
        for step in parts[0].split(separator: "/") {
          if step == ".." { folders.removeLast() } else { folders.append(String(step)) }
        }
        let target = parts[0].isEmpty ? page : folders.joined(separator: "/")
        #expect(all.contains(target), "\(page): \(link)")
        if parts.count == 2 {
          #expect(names[target]?.contains(String(parts[1])) == true, "\(page): \(link)")
        }
      }
      #expect(values(of: "id", in: text).count == names[page]?.count, "\(page)")
    }
    for location in try text("sitemap.xml").components(separatedBy: "<loc>").dropFirst() {
      let path = location.components(separatedBy: "</loc>")[0].dropFirst(
        "https://example.org/ee/".count)
      #expect(all.contains(String(path)))
    }
  }

  // MARK: - Numbers

  @Test func `the rounds are the same on pages, in files and from the program`() throws {
    let program = try #require(try program("draws") as? [[String: Any]])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text("api/rounds.json").utf8)) as? [[String: Any]]
    )
    #expect(NSArray(array: json) == NSArray(array: program))
    for language in ["en", "fr"] {
      let rows = rows(try text("\(language)/rounds/index.html")).filter {
        $0.count == 5 && $0[0] != "Round" && $0[0] != "Ronde"
      }
      let expected = program.map { round in
        [round["round"], round["date"], round["invitations"], round["cutoff"]].map { "\($0 ?? "")" }
      }
      #expect(
        rows.map { [$0[0], $0[1], plain($0[3]), $0[4]] }.sorted { $0[0] < $1[0] }
          == expected.sorted { $0[0] < $1[0] })
    }
  }

  @Test func `forecasts are the same on pages, in files and from the program`() throws {
    let program = try #require(try program("forecast", "all") as? [[String: Any]])
    let api = try #require(
      try JSONSerialization.jsonObject(with: Data(text("api/next.json").utf8)) as? [[String: Any]])
    var checked = 0
    for forecast in program {
      let category = try #require(forecast["category"] as? String)
      let other = try #require(api.first { $0["category"] as? String == category })
      #expect(NSDictionary(dictionary: forecast) == NSDictionary(dictionary: other), "\(category)")
      guard let cutoff = forecast["cutoff"] as? [String: Any],
        let mean = cutoff["mean"] as? Double,
        let interval = (cutoff["intervals"] as? [[String: Any]])?.first
      else { continue }
      checked += 1
      let (low, high) = ("\(interval["lower"] ?? "")", "\(interval["upper"] ?? "")")
      let point = Int(mean.rounded())
      #expect(
        try text("en/categories/\(category).html").contains(
          "We expect a cut-off of \(point). There is an 80% chance that it falls between \(low) and \(high)"
        ))
      #expect(
        try text("fr/categories/\(category).html").contains(
          "Nous attendons un seuil de \(point). Il a 80\u{A0}% de chances de se situer entre \(low) et \(high)"
        ))
      let home = try text("en/index.html")
      #expect(home.contains("Forecast: \(point)</p>"))
      #expect(home.contains("80% chance: \(low)–\(high)</p>"))
    }
    #expect(checked >= 3)
  }

  @Test(arguments: ["360", "380", "398", "407"])
  func `a round's page has what its bulletin has`(number: String) throws {
    let bulletin = try #require(try program("bulletin", number) as? [String: Any])
    let outlook = try #require(bulletin["outlook"] as? [String: Any])
    let page = try text("en/rounds/\(number).html")
    #expect(page.contains("<h1>\(try #require(bulletin["title"] as? String))</h1>"))
    guard let cutoff = outlook["cutoff"] as? [String: Any], let mean = cutoff["mean"] as? Double,
      let interval = (cutoff["intervals"] as? [[String: Any]])?.first
    else { return }
    #expect(
      page.contains(
        "We expect a cut-off of \(Int(mean.rounded())). There is an 80% chance that it falls between "
          + "\(interval["lower"] ?? "") and \(interval["upper"] ?? "")"))
  }

  @Test func `years and months add up as the program adds them up`() throws {
    let years = try #require(
      try program("totals", "--by", "year") as? [[String: Any]]
    ).filter { $0["category"] as? String == "all" }
    let page = rows(try text("en/years/index.html"))
    for year in years {
      let row = try #require(page.first { $0.first == year["period"] as? String })
      #expect(plain(row[2]) == "\(year["invitations"] ?? "")")
    }
    for month in try #require(
      try program("totals", "--by", "month") as? [[String: Any]]
    ) where month["category"] as? String == "all" {
      let page = try text("en/months/\(month["period"] ?? "").html")
      #expect(plain(page).contains("\(month["invitations"] ?? "") invitation"))
    }
  }

  @Test func `both languages have the same pages with the same figures in their tables`() throws {
    let english = try paths("\(site)/en")
    #expect(try paths("\(site)/fr") == english)
    for page in english where page.hasSuffix(".html") && page != "data.html" {
      let figures = try ["en", "fr"].map { language in
        rows(try text("\(language)/\(page)")).map { row in
          row.filter { $0.allSatisfy { !$0.isLetter } }
            .map { plain($0).replacing(/[.\u{A0}]/, with: "") }
        }
      }
      #expect(figures[0] == figures[1], "\(page)")
    }
  }

  // MARK: - Forms

  @Test func `every file for programs is JSON or CSV`() throws {
    for path in try paths("\(site)/api") {
      let text = try text("api/\(path)")
      if path.hasSuffix(".json") {
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        }
      } else {
        #expect(text.contains(",") && text.hasSuffix("\n"), "\(path)")
      }
    }
  }

  @Test(.enabled(if: ExternalTool("xmllint") != nil, "xmllint is needed"))
  func `feeds keep the rules of RFC 4287, and the sitemap is XML`() throws {
    let xmllint = try #require(ExternalTool("xmllint"))
    let rules = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "Reference", "rfc4287", "atom.rng").path
    let feeds = try paths(site).filter { $0.hasSuffix(".xml") && $0 != "sitemap.xml" }
    #expect(feeds.count > 10)
    let result = try xmllint.run(
      ["--noout", "--nonet", "--relaxng", rules] + feeds.map { "\(site)/\($0)" })
    #expect(result.status == 0, "\(result.messages)")
    #expect(try xmllint.run(["--noout", "--nonet", "\(site)/sitemap.xml"]).status == 0)
  }

  @Test func `no page weighs more than 200 kB`() throws {
    for path in try paths(site) where path.hasSuffix(".html") {
      #expect(try Data(contentsOf: URL(filePath: "\(site)/\(path)")).count < 200_000, "\(path)")
    }
  }

  // MARK: - Writing again

  @Test func `a new round writes what it changes, and the folder is as if written anew`() throws {
    let grown = folder.path(of: "grown")
    func write(_ data: String) throws -> [String: Any] {
      let run = try Drawline.run(
        "site", "--data", folder.path(of: data), "--output", grown, "--base",
        "https://example.org/ee", "--format", "json", "--quiet")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any],
        "\(run.stderr)")
    }
    _ = try write("grown.csv")
    #expect(try #require(write("grown.csv")["written"] as? [String]) == [])
    let added = try #require(write("all.csv")["written"] as? [String])
    #expect(added.contains("en/rounds/407.html"))
    #expect(added.contains("en/rounds/406.html"))
    #expect(!added.contains("en/rounds/380.html"))
    #expect(!added.contains("en/months/2025-06.html"))
    let all = try paths(site)
    #expect(try paths(grown) == all)
    for path in all {
      let pair = try [site, grown].map { try Data(contentsOf: URL(filePath: "\($0)/\(path)")) }
      #expect(pair[0] == pair[1], "\(path)")
    }
  }

  @Test func `a folder that cannot be written is said, and a wrong option too`() throws {
    let file = try folder.write("file", "")
    let run = try Drawline.run("site", "--output", "\(file)/site", "--as-of", "2015-02-28")
    #expect(run.status == 73)
    #expect(try Drawline.run("site", "--language", "de").status == 64)
    #expect(try Drawline.run("site", "--base", "example.org").status == 64)
  }
}
