/// The characters of Windows-1252: those of Latin-1, with others for the bytes 0x80 to 0x9F.
///
/// The table is that of the Unicode Consortium (1998), *CP1252.TXT*.
enum Windows1252 {
  /// Adds the character of a byte as UTF-8; false if the byte stands for none.
  @discardableResult
  static func append(_ byte: UInt8, to text: inout [UInt8]) -> Bool {
    guard byte >= 0x80 else {
      text.append(byte)
      return true
    }
    guard byte < 0xA0 else {
      // Two bytes, as for all characters of Latin-1 beyond ASCII.
      text.append(0xC0 | byte >> 6)
      text.append(0x80 | byte & 0x3F)
      return true
    }
    guard let character = characters[Int(byte) - 0x80] else { return false }
    text += character
    return true
  }

  /// The characters of the bytes 0x80 to 0x9F as UTF-8, nil where there is none.
  private static let characters: [[UInt8]?] = Array(
    """
    €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\
    \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ
    """.unicodeScalars
  ).map { $0 == "\u{FFFD}" ? nil : Array(String($0).utf8) }

  /// Whether a byte stands for no character.
  static func lacks(_ byte: UInt8) -> Bool {
    (0x80..<0xA0).contains(byte) && characters[Int(byte) - 0x80] == nil
  }
}

/// The evidence that bytes are Windows-1252 and not UTF-8 with a spoilt byte.
struct Windows1252Evidence {
  private var hasOther = false
  private var hasWholeCharacter = false
  private var lacksCharacter = false
  private var expected = 0

  /// Whether no character beyond ASCII is whole in UTF-8, and each byte has one in Windows-1252.
  var isWindows1252: Bool { hasOther && !hasWholeCharacter && !lacksCharacter }

  /// Takes the next bytes into account.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      guard byte >= 0x80 else {
        expected = 0
        continue
      }
      hasOther = true
      lacksCharacter = lacksCharacter || Windows1252.lacks(byte)
      if expected > 0, byte < 0xC0 {
        expected -= 1
        hasWholeCharacter = hasWholeCharacter || expected == 0
        continue
      }
      expected =
        switch byte {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
    }
  }
}
