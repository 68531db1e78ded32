/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case windows1252 = "Windows-1252"
}

extension SourceText {
  /// Takes a file's bytes as UTF-8, or as Windows-1252 where they can be nothing else.
  ///
  /// Bytes are Windows-1252 if they are not UTF-8, no character beyond ASCII in them is whole in
  /// UTF-8, and each has a character in Windows-1252. A file of UTF-8 with a spoilt byte, which
  /// has other characters that are whole, is refused and not read as what it is not. The table is
  /// that of the Unicode Consortium (1998), *CP1252.TXT*.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: The file, as the user named it.
  /// - Returns: The text, and the encoding that it was in.
  /// - Throws: ``InvalidFile`` at the first byte that is not UTF-8.
  public static func decoded(
    _ bytes: [UInt8], file: String
  ) throws(InvalidFile) -> (text: SourceText, encoding: TextEncoding) {
    do throws(InvalidFile) {
      return (try SourceText(bytes, file: file), .utf8)
    } catch {
      let hasWholeCharacter = String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
        !$0.isASCII && $0 != "\u{FFFD}"
      }
      guard !hasWholeCharacter, let text = String(windows1252: bytes) else { throw error }
      return (try SourceText(Array(text.utf8), file: file), .windows1252)
    }
  }
}

extension String {
  /// Reads bytes of Windows-1252, nil if one of them stands for no character.
  fileprivate init?(windows1252 bytes: [UInt8]) {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      switch byte {
      case 0x80...0x9F:
        let scalar = String.windows1252[Int(byte) - 0x80]
        guard scalar != "\u{FFFD}" else { return nil }
        scalars.append(scalar)
      default: scalars.append(Unicode.Scalar(byte))
      }
    }
    self.init(scalars)
  }

  /// The characters of the bytes 0x80 to 0x9F, U+FFFD where there is none.
  private static let windows1252 = Array(
    """
    €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\
    \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ
    """.unicodeScalars)
}
