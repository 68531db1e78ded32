import ArgumentParser
import ExpressEntry
import Files
import Tabular

/// Makes the datasets that come from the feed: rounds, pool and repairs.
///
/// A program of its own, since its result is compiled into `drawline`.
@main
struct ImportFeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-feed",
    abstract: "Make the datasets from IRCC's feed; the same input gives the same bytes.")

  @Argument(help: "IRCC's feed of rounds, as published.")
  var feed: String

  @Option(help: "The folder with categories.csv and corrections.csv, into which the rest goes.")
  var into = "Datasets"

  func run() throws {
    let feed = try Feed(
      source(feed), officialNames: OfficialNames(source(into + "/categories.csv")),
      corrections: Correction.table(source(into + "/corrections.csv")))
    let listings = [
      ("express-entry-rounds.csv", feed.rounds.datasetListing),
      ("express-entry-pool.csv", PoolSnapshot.listing(feed.pool)),
      ("repairs.csv", Repair.listing(feed.repairs)),
    ]
    try write(listings.map { ($0, Array($1.csv().utf8)) }, intoFolder: into)
    for (name, listing) in listings {
      writeToStandardError("\(name): \(listing.rows.count) rows")
    }
  }

  private func source(_ path: String) throws -> SourceText {
    try SourceText(bytes(ofFile: path), file: path)
  }
}
