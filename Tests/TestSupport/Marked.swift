/// A text in which ▸ marks a place, such as that of the fault that a test expects.
public struct Marked: Sendable, CustomStringConvertible {
  /// The text without the mark.
  public let text: String

  /// The line of the mark, counted from one.
  public let line: Int

  /// The column of the mark in bytes of UTF-8, counted from one.
  public let column: Int

  /// The text with the mark.
  public let description: String

  /// Takes a text with one mark.
  public init(_ marked: String) {
    description = marked
    let parts = marked.split(separator: "▸", omittingEmptySubsequences: false)
    precondition(parts.count == 2, "\(parts.count - 1) marks in a text that needs one")
    text = parts.joined()
    let lines = parts[0].utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }

  /// The bytes of the text without the mark.
  public var bytes: [UInt8] { Array(text.utf8) }
}
