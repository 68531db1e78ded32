import ExpressEntry
import Mustache
import TimeSeries

/// A page of a site: what it says, before it is laid out.
struct SitePage {
  /// A part with a heading of its own.
  struct Section {
    /// The name for links.
    let id: String

    /// The heading, nil where the part needs none.
    let heading: String?

    /// What stands in it.
    let html: HTML

    init(_ id: String, _ heading: String?, _ parts: [HTML]) {
      self.id = id
      self.heading = heading
      html = .all(parts)
    }
  }

  /// The path within the folder of the language.
  let path: SitePath

  /// The title.
  let title: String

  /// The page in a sentence or two.
  let lead: String

  /// A line above the title.
  var kicker: String?

  /// The parts.
  var sections: [Section]

  /// The item of the menu that the page is or belongs to.
  let menu: String

  /// The feeds to subscribe to.
  var feeds: [(title: String, path: String)] = []

  /// The scripts that it needs, in the folder of the site.
  var scripts: [String] = []

  /// Whether the page lists its parts at its head.
  var hasContents = false
}

extension Site {
  /// The items of the menu, with their pages.
  static let menu: [(key: String, path: String)] = [
    ("home", "index.html"), ("categories", "categories/index.html"),
    ("rounds", "rounds/index.html"), ("years", "years/index.html"), ("pool", "pool.html"),
    ("record", "record.html"), ("methods", "methods.html"), ("data", "data.html"),
  ]

  /// Lays out a page.
  func html(_ page: SitePage, _ language: SiteLanguage) throws -> String {
    let words = language.words
    let (path, code) = (page.path, page.path.language)
    let own = "\(code)/\(page.path.path)"
    let others = languages.filter { $0.language != language.language }
    let sections = page.sections.filter { !$0.html.markup.isEmpty }
    var values: [String: Any] = [
      "language": words.code, "locale": words.code.replacing("-", with: "_"), "policy": Site.policy,
      "title": page.path.path == "index.html" ? page.title : "\(page.title) · \(siteName(words))",
      "heading": page.title, "lead": page.lead, "siteName": siteName(words),
      "kicker": page.kicker.map { [$0] } ?? [],
      "address": base.map { ["\($0)/\(own)"] } ?? [],
      "picture": (base.map { "\($0)/" } ?? path.root) + picture(of: page, code),
      "alternates": languages.map { other in
        let file = "\(other.code)/\(page.path.path)"
        return ["code": other.words.code, "address": (base.map { "\($0)/" } ?? path.root) + file]
      },
      "feeds": page.feeds.map { ["title": $0.title, "address": path.link($0.path)] },
      "root": path.root, "home": path.link("index.html"), "skip": words("skip"),
      "menu": words("menu"), "contents": words("contents"),
      "others": others.map { other in
        [
          "code": other.words.code, "name": other.words("language.own"),
          "address": "\(path.root)\(other.code)/\(page.path.path)",
        ]
      },
      "items": Site.menu.map { key, target -> [String: Any] in
        [
          "name": words("menu.\(key)"), "address": path.link(target),
          "current": target == page.path.path,
        ]
      },
      "sections": sections.map { section -> [String: Any] in
        [
          "id": section.id, "heading": section.heading ?? "", "named": section.heading != nil,
          "html": section.html.markup,
        ]
      },
      "hasContents": page.hasContents && sections.count > 2, "official": words("foot.official"),
      "made": words("foot.made", ["version": .text(version)]),
      "scripts": page.scripts.map { path.root + $0 }, "theme": theme == nil ? [] : [true],
    ]
    values.merge(house.values) { $1 }
    return try house.templates.template(.site).render(values)
  }

  /// The name of the site: the house's title, or our own.
  func siteName(_ words: Words) -> String { house.title ?? words("site.name") }

  /// What a page may load: what stands in its folder, and nothing else.
  static let policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    + "base-uri 'none'; form-action 'none'"

  /// The picture that stands for a page where it is shared.
  func picture(of page: SitePage, _ code: String) -> String { "pictures/\(code)/home.png" }
}

extension SiteLanguage {
  /// The code under which the folder of the language stands.
  var code: String { language.rawValue }
}

extension Words {
  /// The code of the language with its country.
  var code: String { Phrase.language.text(in: language) }
}
