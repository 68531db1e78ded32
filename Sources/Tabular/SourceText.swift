/// The text of a file as bytes of UTF-8, with the name under which faults in it are reported.
public struct SourceText: Sendable, Equatable {
  /// The file, as the user named it.
  public let file: String

  /// The bytes, without a byte-order mark.
  public let bytes: [UInt8]

  /// The number of bytes of the byte-order mark that was taken off, none or three.
  private let markLength: Int

  /// Takes a file's bytes as text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark.
  ///   - file: The file, as the user named it.
  /// - Throws: ``InvalidFile`` at the first byte that is not UTF-8.
  public init(_ bytes: [UInt8], file: String) throws(InvalidFile) {
    self.file = file
    markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = markLength == 0 ? bytes : Array(bytes.dropFirst(markLength))
    if let fault = firstInvalidByte() {
      let byte = String(self.bytes[fault], radix: 16, uppercase: true)
      throw InvalidFile([
        Diagnostic(
          location: location(ofByte: fault), problem: "byte 0x\(byte) is not UTF-8",
          remedy: "save the file in the encoding UTF-8")
      ])
    }
  }

  /// The line and column of a byte, counted only when a fault is reported.
  public func location(ofByte index: Int) -> Diagnostic.Location {
    var line = 1
    var lineStart = 0
    for position in 0..<index where bytes[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
    }
    let mark = line == 1 ? markLength : 0
    return Diagnostic.Location(file: file, line: line, column: index - lineStart + mark + 1)
  }

  /// Whether the text is an object or list of JSON, by its first character.
  public var isJSON: Bool {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The text of a range of bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The first byte that is not part of a UTF-8 character, found by the standard library's decoder.
  private func firstInvalidByte() -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): position += scalar.count
      case .error, .emptyInput: return min(position, bytes.count - 1)
      }
    }
  }
}
