import Mustache
import Tabular

/// The bounds of a template, so that one from elsewhere can neither crash nor stall the program.
///
/// The template library calls itself for each section in a section and copies its text at each tag.
/// The tags are found here in one pass, without a stack.
enum TemplateLimits {
  /// The greatest number of bytes of a template; the program's own longest has nine thousand.
  static let bytes = 256 << 10

  /// The greatest number of tags; the program's own longest has two hundred.
  static let tags = 5_000

  /// How deep sections may stand in one another.
  static let depth = 20

  /// The greatest number of bytes of a tag that is no comment.
  static let tagBytes = 500

  /// How deep calls may stand in one another in a tag.
  static let calls = 10

  /// Sees that a template stays within the bounds.
  ///
  /// - Parameter source: The template.
  /// - Throws: `InvalidFile` at the first tag beyond one.
  static func check(_ source: SourceText) throws(InvalidFile) {
    guard source.bytes.count <= bytes else {
      throw fault(in: source, at: 0, "the template is longer than \(bytes >> 10) KiB")
    }
    var tags = TagReader(source.bytes)
    var (count, depth) = (0, 0)
    while let tag = tags.next() {
      count += 1
      guard count <= Self.tags else {
        throw fault(in: source, at: tag.start, "the template has more than \(Self.tags) tags")
      }
      switch tag.content.first {
      case UInt8(ascii: "!"): continue
      case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: "$"): depth += 1
      case UInt8(ascii: "/"): depth -= 1
      default: break
      }
      guard depth <= Self.depth else {
        throw fault(
          in: source, at: tag.start, "sections stand more than \(Self.depth) deep in one another")
      }
      guard tag.content.count <= tagBytes else {
        throw fault(in: source, at: tag.start, "the tag is longer than \(tagBytes) bytes")
      }
      guard tag.content.count(where: { $0 == UInt8(ascii: "(") }) <= calls else {
        throw fault(in: source, at: tag.start, "the tag has more than \(calls) calls in it")
      }
    }
  }

  private static func fault(in source: SourceText, at index: Int, _ problem: String) -> InvalidFile
  {
    InvalidFile([
      Diagnostic(
        location: source.location(ofByte: index), problem: problem,
        remedy: "begin from the program's own template, which needs far less")
    ])
  }
}

/// The tags of a template, one after another.
private struct TagReader {
  private let bytes: [UInt8]
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next tag: where it starts, and what stands between its delimiters.
  mutating func next() -> (start: Int, content: ArraySlice<UInt8>)? {
    guard let start = bytes.index(of: opening, from: position) else { return nil }
    let first = start + opening.count
    guard let end = bytes.index(of: closing, from: first) else {
      // The library says where a tag is not closed.
      position = bytes.count
      return (start, bytes[first...])
    }
    let content = bytes[first..<end]
    position = end + closing.count
    if content.first == UInt8(ascii: "{"), position < bytes.count,
      bytes[position] == UInt8(ascii: "}")
    {
      position += 1
    }
    if content.first == UInt8(ascii: "="), content.last == UInt8(ascii: "="), content.count > 2 {
      let words = content.dropFirst().dropLast().split(separator: UInt8(ascii: " "))
      if words.count == 2 { (opening, closing) = (Array(words[0]), Array(words[1])) }
    }
    return (start, content)
  }
}
