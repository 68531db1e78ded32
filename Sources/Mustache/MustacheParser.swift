/// The tags of a template, read into parts.
struct MustacheParser {
  private let bytes: [UInt8]
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)

  /// The sections that are open, the innermost last, each with where it starts and what it is.
  private var open: [Open] = []

  private struct Open {
    let name: String
    let start: Int
    let kind: Kind
    let outer: [MustacheTemplate.Part]
  }

  private enum Kind { case section, inverted, block, partial }

  /// A tag: what stands in it, and where it starts and ends.
  private struct Tag {
    let start: Int
    let end: Int
    let sign: UInt8?
    let content: String
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads the whole template.
  mutating func template() throws(MustacheError) -> [MustacheTemplate.Part] {
    var parts: [MustacheTemplate.Part] = []
    while true {
      guard let start = bytes.index(of: opening, from: position) else {
        append(position..<bytes.count, to: &parts)
        break
      }
      let tag = try tag(at: start)
      // A line of nothing but such a tag leaves no line behind.
      let line = tag.sign.map(MustacheParser.standsAlone) == true ? line(of: tag) : nil
      append(position..<(line?.lowerBound ?? start), to: &parts)
      position = line?.upperBound ?? tag.end
      try take(tag, into: &parts)
    }
    if let section = open.last {
      throw fault(at: section.start, "the section \"\(section.name)\" is not closed")
    }
    return parts
  }

  private mutating func take(
    _ tag: Tag, into parts: inout [MustacheTemplate.Part]
  ) throws(MustacheError) {
    func begin(_ kind: Kind) {
      open.append(Open(name: tag.content, start: tag.start, kind: kind, outer: parts))
      parts = []
    }
    switch tag.sign {
    case UInt8(ascii: "!"), UInt8(ascii: ">"): break
    case UInt8(ascii: "#"):
      _ = try name(of: tag)
      begin(.section)
    case UInt8(ascii: "^"):
      _ = try name(of: tag)
      begin(.inverted)
    case UInt8(ascii: "$"): begin(.block)
    case UInt8(ascii: "<"): begin(.partial)
    case UInt8(ascii: "/"):
      guard let section = open.popLast() else {
        throw fault(at: tag.start, "\"\(tag.content)\" is closed, but no section is open")
      }
      guard section.name == tag.content else {
        throw fault(
          at: tag.start, "\"\(tag.content)\" is closed where \"\(section.name)\" is open")
      }
      let inner = parts
      parts = section.outer
      switch section.kind {
      case .section, .inverted:
        let name = try name(of: tag)
        parts.append(.section(name, isInverted: section.kind == .inverted, inner))
      case .block: parts.append(.block(inner))
      case .partial: break
      }
    case UInt8(ascii: "="):
      let words = tag.content.split(separator: " ", omittingEmptySubsequences: true)
      guard words.count == 2 else {
        throw fault(at: tag.start, "delimiters are set like {{=<% %>=}}")
      }
      (opening, closing) = (Array(words[0].utf8), Array(words[1].utf8))
    case UInt8(ascii: "%"):
      let words = tag.content.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
      guard words.count == 2, words[0] == "CONTENT_TYPE", ["HTML", "TEXT"].contains(words[1]) else {
        throw fault(at: tag.start, "only CONTENT_TYPE: HTML and CONTENT_TYPE: TEXT can be set")
      }
      parts.append(.escaping(words[1] == "HTML"))
    case UInt8(ascii: "{"), UInt8(ascii: "&"):
      parts.append(.variable(try name(of: tag), isEscaped: false))
    default: parts.append(.variable(try name(of: tag), isEscaped: true))
    }
  }

  // MARK: - Tags

  private func tag(at start: Int) throws(MustacheError) -> Tag {
    var first = start + opening.count
    let signs = Array("#^/!>{&=%$<".utf8)
    let sign = first < bytes.count && signs.contains(bytes[first]) ? bytes[first] : nil
    if sign != nil { first += 1 }
    let ending =
      switch sign {
      case UInt8(ascii: "{"): [UInt8(ascii: "}")] + closing
      case UInt8(ascii: "="): [UInt8(ascii: "=")] + closing
      default: closing
      }
    guard let end = bytes.index(of: ending, from: first) else {
      throw fault(at: start, "the tag is not closed")
    }
    let content = String(decoding: bytes[first..<end], as: UTF8.self)
    return Tag(start: start, end: end + ending.count, sign: sign, content: content.trimmedOfSpace)
  }

  private func name(of tag: Tag) throws(MustacheError) -> MustacheTemplate.Name {
    var rest = tag.content[...]
    var transforms: [String] = []
    while let parenthesis = rest.firstIndex(of: "(") {
      guard rest.last == ")", parenthesis > rest.startIndex else {
        throw fault(at: tag.start, "\"\(tag.content)\" is no name and no transform of one")
      }
      transforms.insert(String(rest[..<parenthesis]), at: 0)
      rest = rest[rest.index(after: parenthesis)...].dropLast()
    }
    let isAllowed = (transforms + [String(rest)]).allSatisfy { word in
      word.utf8.allSatisfy { byte in
        byte.isASCIILetterOrDigit || ".-_?*".utf8.contains(byte)
      }
    }
    guard isAllowed, !(rest.isEmpty && transforms.isEmpty) else {
      throw fault(at: tag.start, "\"\(tag.content)\" is no name and no transform of one")
    }
    return MustacheTemplate.Name(
      path: rest.split(separator: ".").map(String.init), isOfTop: rest.first == ".",
      transforms: transforms, isOfPlace: rest.isEmpty)
  }

  private static func standsAlone(_ sign: UInt8) -> Bool {
    ![UInt8(ascii: "{"), UInt8(ascii: "&")].contains(sign)
  }

  /// The line of a tag, with its end, if there is nothing else on it.
  private func line(of tag: Tag) -> Range<Int>? {
    var (start, end) = (tag.start, tag.end)
    while start > position, bytes[start - 1].isBlank { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
    return bytes[end] == UInt8(ascii: "\n") ? start..<end + 1 : nil
  }

  // MARK: - Text

  private func append(_ range: Range<Int>, to parts: inout [MustacheTemplate.Part]) {
    guard !range.isEmpty else { return }
    parts.append(.text(String(decoding: bytes[range], as: UTF8.self)))
  }

  private func fault(at index: Int, _ problem: String) -> MustacheError {
    let before = bytes[..<index]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return MustacheError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: index - lineStart + 1,
      problem: problem)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmedOfSpace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
