import ArgumentParser
import ExpressEntry
import Files
import Forecasting
import Reports
import Tabular
import TimeSeries

/// `drawline site`: the website of a programme.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Write a website of all rounds: static pages, feeds, and files for programs.",
    discussion: """
      The folder can be opened as it is or put on any server; its links are relative. Written again, \
      only what has changed is made and written.
      """)

  @Option(help: ArgumentHelp("The folder.", valueName: "folder"))
  var output = "site"

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp("The languages, the first one first.", valueName: "en,fr"),
    transform: SiteCommand.languages)
  var languages = Language.allCases

  @Option(
    help: ArgumentHelp(
      "Where the site is published.",
      discussion: "Sitemap, feeds and previews on social media need the full address.",
      valueName: "base"))
  var base: String?

  @OptionGroup var house: HouseOptions
  @OptionGroup var data: DataOptions

  @Flag(help: "Make every file anew, whatever is there.")
  var all = false

  @Option(help: "What to print: how much was written, or what.")
  var format = Format.table

  /// What to print when the site is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func validate() throws {
    if let base, !base.hasPrefix("https://"), !base.hasPrefix("http://") {
      throw ValidationError("--base \(base): give an address such as https://example.org/rounds")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let site = try Site(of: dataset, languages: languages, house: house.house(), base: base)
    let folder = SiteFolder(output)
    let result = try folder.write(site, anew: all)
    if base == nil {
      data.verbosity.note("without --base there is no sitemap.xml")
    }
    switch format {
    case .json: try writeToStandardOutput(Array(result.json.text().utf8))
    case .table where !data.verbosity.quiet:
      try writeToStandardOutput(Array("\(output)/index.html\n".utf8))
      data.verbosity.note(
        "\(result.written.count) of \(result.total) files written, \(result.removed.count) removed")
    case .table: break
    }
  }

  private static func languages(_ text: String) throws -> [Language] {
    var languages: [Language] = []
    for name in text.split(separator: ",").map(String.init) {
      guard let language = Language(rawValue: name) else {
        throw ValidationError(
          "--language \(text): \"\(name)\" is not one of "
            + Language.allCases.map(\.rawValue).joined(separator: ", "))
      }
      if !languages.contains(language) { languages.append(language) }
    }
    guard !languages.isEmpty else { throw ValidationError("--language: give en, fr or both") }
    return languages
  }
}
