import ExpressEntry
import Foundation
import FuzzedText
import Tabular
import TimeSeries

/// A date or date-time of any shape: what is read is written in the form of ISO 8601 and read back.
private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: fuzzedBytes(start, count), as: UTF8.self)
  if let read = FeedInstant(text, notAfter: Day(number: 20_000)) {
    precondition(Instant(read.instant.description) == read.instant, text)
  }
  if let day = Day(written: text) { precondition(Day(day.description) == day, text) }
  if let day = Day(text) { precondition(day.description == text, text) }
  if let instant = Instant(text) { precondition(instant.description == text, text) }
  return 0
}

exit(fuzz(readOnce))
