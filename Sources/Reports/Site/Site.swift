import Mustache
public import ExpressEntry
import Forecasting
import Tabular
import TimeSeries

/// The website of a programme: static pages whose links are relative, feeds, and files for programs.
///
/// Each file has a key, the digest of all that it is made from. A file whose key is known from before
/// need not be made again.
public struct Site: Sendable {
  /// A file of the site.
  public struct File: Sendable {
    /// The path within the folder.
    public let path: String

    /// The digest of what the file is made from.
    public let key: String

    /// Makes the file.
    public let bytes: @Sendable () throws -> [UInt8]
  }

  let data: SiteData
  let languages: [SiteLanguage]
  let house: House
  let base: String?

  /// A style sheet of the house that follows the site's own.
  let theme: [UInt8]?

  let firstMonth: Month
  let lastMonth: Month

  /// Prepares a site.
  ///
  /// - Parameters:
  ///   - dataset: The data.
  ///   - languages: The languages, the first of which a reader is sent to.
  ///   - house: What the house that publishes it puts on it.
  ///   - base: The address under which it is published, for what needs a full address.
  ///   - theme: A style sheet that follows the site's own.
  ///   - wording: Words of an editor, by language.
  /// - Throws: ``ReportError`` if there is no round.
  public init(
    of dataset: Dataset, languages: [Language] = [.english, .french], house: House = House(),
    base: String? = nil, theme: [UInt8]? = nil, wording: [Language: Words] = [:]
  ) throws {
    guard let data = SiteData(dataset), let first = dataset.rounds.all.first else {
      throw ReportError.noRounds
    }
    self.data = data
    self.languages = languages.map { language in
      SiteLanguage(
        data: data, words: wording[language] ?? .bundled(language), wording: language.wording)
    }
    self.house = house
    self.base = base.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
    self.theme = theme
    firstMonth = first.day.month
    lastMonth = data.asOf.month
  }

  /// All files.
  public var files: [File] {
    let common = settingsDigest
    var files: [File] = SiteAPI.files(data).map { file in
      File(path: file.path, key: data.digest) { Array(file.text().utf8) }
    }
    let style = house.templates[.siteStyle]
    files.append(fixed("style.css", Array(style.utf8)))
    files.append(fixed("score.js", Array(Template.score.utf8)))
    if let theme { files.append(fixed("theme.css", theme)) }
    files.append(fixed("index.html", Array(choicePage.utf8)))
    for language in languages { files += self.files(of: language, common) }
    if let base { files.append(fixed("sitemap.xml", Array(sitemap(base, files).utf8))) }
    return files
  }

  private func fixed(_ path: String, _ bytes: [UInt8]) -> File {
    File(path: path, key: sha256(bytes)) { bytes }
  }

  /// The digest of what every page has in it beside the data.
  private var settingsDigest: String {
    var text = "\(version)|\(base ?? "")|\(theme == nil)|\(languages.map(\.code))"
    text += "|\(house.title ?? "")|\(house.footer ?? "")|\(house.logo?.entry.sha256 ?? "")"
    text += house.templates[.site]
    for language in languages { text += language.words.digestText }
    return sha256(Array(text.utf8))
  }

  private func files(of language: SiteLanguage, _ common: String) -> [File] {
    var files: [File] = []
    func add(_ path: String, _ key: String, _ make: @escaping @Sendable () -> SitePage) {
      files.append(
        File(path: "\(language.code)/\(path)", key: sha256(Array("\(common)\(key)".utf8))) {
          Array(try html(make(), language).safeAsDocument.utf8)
        })
    }
    let all = data.digest
    add("index.html", all) { homePage(language) }
    add("categories/index.html", all) { categoriesPage(language) }
    add("rounds/index.html", all) { roundsPage(language) }
    add("years/index.html", all) { yearsPage(language) }
    add("pool.html", all) { poolPage(language) }
    add("record.html", all) { recordPage(language) }
    add("methods.html", all) { methodsPage(language) }
    add("data.html", all) { dataPage(language) }
    for outlook in data.outlooks {
      add(SitePath.category(outlook.category), all) { categoryPage(outlook, language) }
    }
    for (index, delta) in data.deltas.enumerated() {
      let following = index + 1 < data.deltas.count ? data.deltas[index + 1].round.number.text : ""
      let next = data.following[delta.round.number]
      let key = [
        data.digests[delta.round.number] ?? "", following,
        next.map { "\($0.number)\($0.day)\($0.wholePoints)" } ?? "",
      ].joined(separator: "|")
      add(SitePath.round(delta.round.number), key) { roundPage(index, language) }
    }
    for index in firstMonth.index...lastMonth.index {
      let month = Month(index: index)
      add(SitePath.month(month), key(through: month) + "\(month == lastMonth)") {
        monthPage(month, language)
      }
    }
    for year in firstMonth.year...lastMonth.year {
      let isLast = year == lastMonth.year
      add(SitePath.year(year), key(through: Month(index: year * 12 + 11)) + "\(isLast)") {
        yearPage(year, language)
      }
    }
    func addFeed(_ path: String, _ category: Category?) {
      files.append(
        File(path: "\(language.code)/\(path)", key: sha256(Array("\(common)\(all)".utf8))) {
          Array(try feed(of: category, language).utf8)
        })
    }
    addFeed("feed.xml", nil)
    for outlook in data.outlooks {
      addFeed("categories/\(outlook.category.name.forPath).xml", outlook.category)
    }
    return files
  }

  /// The digest of what was known at the end of a month.
  private func key(through month: Month) -> String {
    let last = data.dataset.rounds.all.last { $0.day.month <= month }
    return last.flatMap { data.digests[$0.number] } ?? ""
  }

  /// The page at the head of the folder, from which one comes to a language.
  private var choicePage: String {
    let links = languages.map { language in
      "<p><a href=\"\(language.code)/index.html\" lang=\"\(language.words.code)\" hreflang=\""
        + "\(language.words.code)\">\(siteName(language.words).escapedForHTML) – "
        + "\(language.words("language.own").escapedForHTML)</a></p>"
    }
    let first = languages[0]
    return """
      <!DOCTYPE html>
      <html lang="\(first.words.code)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="0; url=\(first.code)/index.html">
      <title>\(siteName(first.words).escapedForHTML)</title>
      <link rel="stylesheet" href="style.css">
      </head>
      <body>
      <main><h1>\(siteName(first.words).escapedForHTML)</h1>
      \(links.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// The list of all pages for search engines (sitemaps.org, protocol 0.9).
  private func sitemap(_ base: String, _ files: [File]) -> String {
    let pages = files.map(\.path).filter { $0.hasSuffix(".html") && $0 != "index.html" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(pages.map { "<url><loc>\("\(base)/\($0)".escapedForHTML)</loc></url>" }.joined(separator: "\n"))
      </urlset>

      """
  }
}

extension Words {
  /// All sentences as one text, to tell whether one was changed.
  var digestText: String { keys.map { "\($0)=\(self.raw($0))" }.joined(separator: "\n") }
}
