import ExpressEntry
import Foundation
import FuzzedText
import Tabular

/// A feed in English or French: what is read is a dataset that is written and read back the same.
private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  expectReadOrRefused(fuzzedBytes(start, count)) { source throws(InvalidFile) in
    let feed = try Feed(source, officialNames: .any)
    let csv = Array(feed.rounds.datasetListing.csv().utf8)
    do throws(InvalidFile) {
      let again = try Rounds(csv: SourceText(csv, file: "again"), officialNames: .any)
      precondition(again.all == feed.rounds.all, "rounds are changed by writing")
      let pool = Array(PoolSnapshot.listing(feed.pool).csv().utf8)
      _ = try PoolSnapshot.table(SourceText(pool, file: "pool"), rounds: again)
    } catch {
      preconditionFailure("what was written is refused: \(error)")
    }
  }
  return 0
}

exit(fuzz(readOnce))
