import ArgumentParser
import ExpressEntry
import Files
import Reports
import Tabular
import TimeSeries

/// `drawline bulletin`: the article on one round, or a feed of them.
struct BulletinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulletin",
    abstract: "Write the article on one round, or a feed of the articles on the last ones.")

  @Argument(help: "The number of the round (default: the newest).")
  var round: String?

  @Flag(help: "Write an Atom feed of the last rounds.")
  var feed = false

  @Option(help: ArgumentHelp("How many rounds the feed has.", valueName: "n"))
  var last = 20

  @Option(
    help: ArgumentHelp(
      "Where the feed and its articles are published.",
      discussion: """
        The feed is taken to be BASE/feed.xml and the articles BASE/bulletin-NUMBER.html; without \
        it, they lead to the official page.
        """, valueName: "base"))
  var base: String?

  @Option(help: "The language of the article.")
  var language = Language.english

  @Option(help: "The form of the article.")
  var format = Format.markdown

  @Option(
    help: ArgumentHelp("The greatest number of characters of a post.", valueName: "n"))
  var length = 280

  @Option(help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @OptionGroup var house: HouseOptions
  @OptionGroup var data: DataOptions

  /// A form of an article.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html, json, newsletter, post
  }

  func validate() throws {
    if feed, round != nil {
      throw ValidationError("give a round, or --feed with --last, but not both")
    }
    guard (1...100).contains(last) else {
      throw ValidationError("--last \(last): give a number from 1 to 100")
    }
    guard (100...5000).contains(length) else {
      throw ValidationError("--length \(length): give a number from 100 to 5000")
    }
    if let base, !base.hasPrefix("https://"), !base.hasPrefix("http://") {
      throw ValidationError("--base \(base): give an address such as https://example.org/rounds")
    }
  }

  func run() throws {
    let dataset = try data.dataset()
    let text =
      if feed {
        try BulletinFeed(last: last, of: dataset, language: language, base: base).xml()
      } else {
        try article(in: dataset)
      }
    let isJSON = format == .json && !feed
    let bytes = Array((isJSON ? text.safeAsJSON : text.safeAsDocument).utf8)
    if let output {
      try Files.write(bytes, toFile: output)
    } else {
      try writeToStandardOutput(bytes)
    }
  }

  private func article(in dataset: Dataset) throws -> String {
    guard let newest = dataset.rounds.all.last?.number else { throw NoRounds() }
    let number = round.map { RoundNumber($0) } ?? newest
    let bulletin = try Bulletin(on: number, of: dataset, language: language)
    return switch format {
    case .markdown: bulletin.markdown
    case .html: try bulletin.html(house: house.house())
    case .json: bulletin.json.text()
    case .newsletter: try bulletin.newsletter(house: house.house())
    case .post: bulletin.post(limit: length) + "\n"
    }
  }
}
