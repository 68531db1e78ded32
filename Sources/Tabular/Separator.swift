/// The separator between the cells of a row, and the byte at which the rows begin.
struct Separator: Equatable {
  /// A comma, a semicolon, a tab or a vertical bar.
  let byte: UInt8

  /// Where the line of the header begins: behind a line `sep=` such as Excel writes, if there is one.
  let start: Int

  /// Takes what a line `sep=` says, or else that one which the header has most of; else a comma.
  init(of bytes: some Collection<UInt8>) {
    let line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
    if line.count >= 5, line.prefix(4).elementsEqual("sep=".utf8),
      line.dropFirst(5).allSatisfy({ $0 == UInt8(ascii: "\r") })
    {
      byte = line[4]
      start = min(line.count + 1, bytes.count)
      return
    }
    byte = Separator.mostFrequent(in: bytes)
    start = 0
  }

  private static let known = [",", ";", "\t", "|"].map { (text: Unicode.Scalar) in
    UInt8(ascii: text)
  }

  /// The separator that the first line with anything in it has most of, outside of quotes.
  private static func mostFrequent(in bytes: some Collection<UInt8>) -> UInt8 {
    var counts = known.map { _ in 0 }
    var isQuoted = false
    for byte in bytes.drop(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { break }
      if !isQuoted, let index = known.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return known[best]
  }
}
