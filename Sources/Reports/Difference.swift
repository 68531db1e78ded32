/// The first place at which two texts differ.
public struct Difference: Sendable, Equatable {
  /// The line, counted from one.
  public let line: Int

  /// The column, in bytes, counted from one.
  public let column: Int

  /// The line as it is in the file found.
  public let found: String

  /// The line as it is in the file made again.
  public let expected: String

  /// Compares two texts; nil where they are the same.
  public init?(found: [UInt8], expected: [UInt8]) {
    var index = 0
    while index < found.count, index < expected.count, found[index] == expected[index] {
      index += 1
    }
    guard index < max(found.count, expected.count) else { return nil }
    let before = expected[..<index]
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    column = index - lineStart + 1
    // From the word's beginning, as "467" says more than its last digit.
    var start = index
    while start > lineStart, index - start < 12, expected[start - 1].isInWord { start -= 1 }
    self.found = Difference.excerpt(of: found, from: start)
    self.expected = Difference.excerpt(of: expected, from: start)
  }

  /// A few letters from a place to the end of its line.
  private static func excerpt(of bytes: [UInt8], from start: Int) -> String {
    let rest = bytes[min(start, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
    return String(String(decoding: rest.prefix(120), as: UTF8.self).prefix(30))
  }
}

extension UInt8 {
  fileprivate var isInWord: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}
