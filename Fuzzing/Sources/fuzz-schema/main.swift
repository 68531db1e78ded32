import ExpressEntry
import Foundation
import FuzzedText
import Tabular

/// The first byte says which of our tables the rest is read as.
private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = fuzzedBytes(start, count)
  expectReadOrRefused(Array(bytes.dropFirst())) { source throws(InvalidFile) in
    switch bytes[0] % 8 {
    case 0: _ = try OfficialNames(source)
    case 1: _ = try Correction.table(source)
    case 2: _ = try Repair.table(source)
    case 3: _ = try Revision.table(source)
    case 4: _ = try Occupation.table(source)
    case 5: _ = try Event.table(source)
    case 6: _ = try CategoryDescription.table(source)
    default: _ = try PoolSnapshot.table(source, rounds: Rounds([]))
    }
  }
  return 0
}

exit(fuzz(readOnce))
