/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case windows1252 = "Windows-1252"

  /// Reads the name of an encoding as people and programs write it, such as `cp1252` or `latin1`.
  ///
  /// Latin-1 is read as Windows-1252, which has it all and more.
  public init?(name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "utf8": self = .utf8
    case "utf16": self = .utf16
    case "windows1252", "cp1252", "1252", "latin1", "iso88591", "ansi": self = .windows1252
    default: return nil
    }
  }
}

extension SourceText {
  /// Takes a file's bytes as UTF-8, or as Windows-1252 where they can be nothing else.
  ///
  /// Bytes are Windows-1252 if they are not UTF-8, no character beyond ASCII in them is whole in
  /// UTF-8, and each has a character in Windows-1252. A file of UTF-8 with a spoilt byte, which
  /// has other characters that are whole, is refused and not read as what it is not.
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
      var evidence = Windows1252Evidence()
      bytes.withUnsafeBytes { evidence.add($0) }
      guard evidence.isWindows1252 else { throw error }
      var text: [UInt8] = []
      for byte in bytes { Windows1252.append(byte, to: &text) }
      return (try SourceText(text, file: file), .windows1252)
    }
  }
}
