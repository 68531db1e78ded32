/// The text of a file as bytes of UTF-8, with the name under which faults in it are reported.
public struct SourceText: Sendable, Equatable {
  /// The file, as the user named it.
  public let file: String

  /// The bytes, without a byte-order mark.
  public let bytes: [UInt8]

  /// The number of bytes of the byte-order mark that was taken off, none or three.
  let markLength: Int

  /// Whether the rows are those of JSON, below a line of names that the file does not have.
  let isMadeOfJSON: Bool

  /// The line and its start at every so many bytes, so that a place is found without reading all
  /// before it: a file of a million faults takes a million such looks.
  private let checkpoints: [(line: Int, start: Int)]

  private static let checkpointDistance = 4096

  /// Takes a file's bytes as text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte-order mark.
  ///   - file: The file, as the user named it.
  /// - Throws: ``InvalidFile`` at the first byte that is not UTF-8.
  public init(_ bytes: [UInt8], file: String) throws(InvalidFile) {
    try self.init(bytes, file: file, isMadeOfJSON: false)
  }

  init(_ bytes: [UInt8], file: String, isMadeOfJSON: Bool) throws(InvalidFile) {
    self.file = file
    self.isMadeOfJSON = isMadeOfJSON
    markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = markLength == 0 ? bytes : Array(bytes.dropFirst(markLength))
    checkpoints = SourceText.checkpoints(of: self.bytes)
    if let fault = self.bytes.firstInvalidByte {
      throw InvalidFile([.notUTF8(self.bytes[fault], at: location(ofByte: fault))])
    }
  }

  /// The line and column of a byte.
  public func location(ofByte index: Int) -> Diagnostic.Location {
    let checkpoint = min(index / SourceText.checkpointDistance, checkpoints.count - 1)
    var (line, lineStart) = checkpoints[checkpoint]
    for position in checkpoint * SourceText.checkpointDistance..<index
    where bytes[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
    }
    guard !isMadeOfJSON else { return .init(file: file, line: max(line - 1, 1), column: 1) }
    let mark = line == 1 ? markLength : 0
    return Diagnostic.Location(file: file, line: line, column: index - lineStart + mark + 1)
  }

  /// The number of lines, one that is not ended among them.
  public var lineCount: Int {
    let breaks = bytes.count { $0 == UInt8(ascii: "\n") }
    return bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? breaks : breaks + 1
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

  private static func checkpoints(of bytes: [UInt8]) -> [(line: Int, start: Int)] {
    var checkpoints = [(line: 1, start: 0)]
    var (line, start) = (1, 0)
    for position in bytes.indices {
      if position > 0, position.isMultiple(of: checkpointDistance) {
        checkpoints.append((line, start))
      }
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        start = position + 1
      }
    }
    return checkpoints
  }

  /// Whether two texts are of one name and have the same bytes.
  public static func == (left: SourceText, right: SourceText) -> Bool {
    left.file == right.file && left.bytes == right.bytes && left.markLength == right.markLength
  }
}

extension Collection<UInt8> {
  /// The first byte that is not part of a character of UTF-8.
  var firstInvalidByte: Index? {
    let isValid = withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
    guard isValid != true else { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = makeIterator()
    var position = startIndex
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): formIndex(&position, offsetBy: scalar.count)
      case .emptyInput: return nil
      case .error: return position
      }
    }
  }
}

extension Diagnostic {
  /// The fault of a byte that is not part of a character of UTF-8.
  static func notUTF8(_ byte: UInt8, at location: Location) -> Diagnostic {
    var fault = Diagnostic(
      location: location,
      problem: "byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8",
      remedy: "save the file in the encoding UTF-8")
    fault.isOfEncoding = true
    return fault
  }
}
