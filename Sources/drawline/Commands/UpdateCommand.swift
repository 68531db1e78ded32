import ArgumentParser
import Datasets
import ExpressEntry
import Files
import Tabular
import TimeSeries

/// `drawline update`: the official feed, merged into the dataset in use.
struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Merge the official feed into the dataset in use; no round is ever lost.",
    discussion: """
      The dataset in use is the file of --data, or else a user's own, which is created from the \
      bundled one and is from then on what every command reads. An address is of https, or of \
      http on this machine; an answer may take 30 s and have 32 MiB, and at most five redirects \
      are followed. Where the server or the way may recover, two more attempts are made, after \
      1 s and 2 s.
      """)

  @Option(
    help: ArgumentHelp(
      "Read the feed from this file or address, - for standard input.",
      discussion: "Without it, the official feed is fetched.", valueName: "address or file"))
  var from = "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json"

  @Flag(help: "Tell what would change, and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("The day on which the feed was seen; without it, today.", valueName: "date"),
    transform: Day.argument)
  var today: Day?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard data.asOf == nil, data.columns == nil else {
      throw ValidationError("update takes neither --as-of nor --columns")
    }
  }

  func run() throws {
    guard let files = data.files ?? .ofUser else { throw NoHome() }
    guard let download = try Download(from, knownTag: files.tag(of: from)) else {
      data.verbosity.note("the feed has not changed since the last update")
      return try show(Merge(of: data.updatedData(in: files)), in: files)
    }
    let feed = try Feed(
      download.source, encoding: download.encoding, officialNames: data.knownCategories(),
      corrections: Correction.bundled())
    guard !feed.rounds.all.isEmpty else {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: download.source.file, line: 1, column: 1),
          problem: "the feed holds no round", remedy: "check the address, or try later")
      ])
    }
    guard !dryRun else { return try show(merged(feed, into: files), in: files) }
    try createFolder(files.folder)
    let merge = try whileLocked(at: files.lock) {
      let merge = try merged(feed, into: files)
      try files.write(merge.dataset)
      try files.write(tag: download.tag, of: from)
      return merge
    }
    try show(merge, in: files)
  }

  private func show(_ merge: Merge, in files: DatasetFiles) throws {
    data.verbosity.tell(of: merge.dataset, from: "rounds of \(files.name)", asOf: nil)
    if merge.isStale, !data.verbosity.quiet {
      writeToStandardError(
        "drawline: warning: the feed lacks the newest round, so its values of known rounds are not taken"
      )
    }
    try output.show(merge.listing, json: merge.json)
  }

  private func merged(_ feed: Feed, into files: DatasetFiles) throws -> Merge {
    Merge(feed, into: try data.updatedData(in: files), today: today ?? .now)
  }
}

/// An environment that names no place for a user's own data.
struct NoHome: Error, CustomStringConvertible {
  /// The fault and its remedy.
  var description: String {
    "no place for the dataset is known; set XDG_DATA_HOME or HOME, or give a file with --data"
  }
}
