import ExpressEntry
import Foundation
import FuzzedText
import Tabular

/// A file of rounds of any dialect: what is read is written and read back the same.
private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  expectReadOrRefused(fuzzedBytes(start, count)) { source throws(InvalidFile) in
    let rounds = try Rounds(csv: source, officialNames: .any)
    let written = Array(rounds.datasetListing.csv().utf8)
    do throws(InvalidFile) {
      let again = try Rounds(csv: SourceText(written, file: "again"), officialNames: .any)
      precondition(again.all == rounds.all, "rounds are changed by writing")
    } catch {
      preconditionFailure("what was written is refused: \(error)")
    }
  }
  return 0
}

exit(fuzz(readOnce))
