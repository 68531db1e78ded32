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
    transform: Language.list)
  var languages = Language.allCases

  @Option(
    help: ArgumentHelp(
      "Where the site is published.",
      discussion: "Sitemap, feeds and previews on social media need the full address.",
      valueName: "base"))
  var base: String?

  @Option(
    name: .customLong("wording"),
    help: ArgumentHelp(
      "A file of your own sentences, as many as you like; may be repeated.",
      discussion: """
        A line is key = sentence, as --print-wording shows them; a line language = fr makes the file \
        one for the French pages.
        """, valueName: "file"))
  var wordings: [String] = []

  @Flag(help: "Print all sentences of the first language, to begin editing with.")
  var printWording = false

  @Option(
    help: ArgumentHelp("A style sheet with your own colours and fonts.", valueName: "file.css"))
  var theme: String?

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
    if printWording {
      let text = "language = \(languages[0].rawValue)\n" + Words.file(languages[0])
      return try writeToStandardOutput(Array(text.utf8))
    }
    let dataset = try data.dataset()
    let site = try Site(
      of: dataset, languages: languages, house: house.house(), base: base,
      theme: theme.map { try bytes(ofFile: $0, atMost: 1 << 20) }, wording: ownWords())
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

  /// The sentences with those of an editor's files in place of the program's.
  private func ownWords() throws -> [Language: Words] {
    var words: [Language: Words] = [:]
    for path in wordings {
      let source = try SourceText(bytes(ofFile: path, atMost: 1 << 20), file: path)
      let language = Words.language(of: source)
      try words[language, default: .bundled(language)].override(by: source)
    }
    return words
  }
}
