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
      bundled one and is from then on what every command reads.
      """)

  @Option(
    help: ArgumentHelp("Read the feed from this file, - for standard input.", valueName: "file"))
  var from: String

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
    let feed = try Feed(
      SourceText(bytes(ofFile: from), file: from == "-" ? "standard input" : from),
      categories: data.knownCategories(), corrections: Correction.bundled())
    guard let files = data.files ?? .ofUser else { throw NoHome() }
    let merge =
      if dryRun {
        try merged(feed, into: files)
      } else {
        try createdFolder(of: files) {
          let merge = try merged(feed, into: files)
          try files.write(merge.dataset)
          return merge
        }
      }
    if merge.isStale {
      writeToStandardError(
        "drawline: warning: the feed lacks the newest round, so its values of known rounds are not taken"
      )
    }
    try output.show(merge.listing, json: merge.json)
  }

  private func merged(_ feed: Feed, into files: DatasetFiles) throws -> Merge {
    Merge(feed, into: try data.updatedData(in: files), today: today ?? .now)
  }

  /// Works in the folder of the files, which no other update then does.
  private func createdFolder(
    of files: DatasetFiles, _ work: () throws -> Merge
  ) throws -> Merge {
    try createFolder(files.folder)
    return try whileLocked(at: files.lock, work)
  }
}

/// An environment that names no place for a user's own data.
struct NoHome: Error, CustomStringConvertible {
  /// What is wrong, and what to do.
  var description: String {
    "no place for the dataset is known; set XDG_DATA_HOME or HOME, or give a file with --data"
  }
}
