/// The text of a file as UTF-8, whatever the file is encoded or packed in, a part at a time.
///
/// Gzip is unpacked, UTF-16 with a byte-order mark and Windows-1252 are decoded, and JSON, an array
/// of objects or one object a line, becomes rows of CSV. Spreadsheets and other files of bytes are
/// refused with a word on how to convert them.
public final class TextSource {
  /// The reading of a file.
  public struct Options: Sendable {
    /// The encoding; nil for UTF-8, or UTF-16 where a byte-order mark says so.
    public var encoding: TextEncoding?

    /// What a line that is passed over begins with; nil to read all.
    public var comment: String?

    /// Whether JSON becomes rows of CSV.
    public var takesJSONAsRows = true

    /// Creates options that take everything as it is.
    public init() {}
  }

  /// Whether the rows are those of JSON, each on the line where its object begins, or where several
  /// begin on one, as if each had a line of its own.
  public let isMadeOfJSON: Bool

  private let source: ByteSource

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - options: Its reading.
  ///   - source: Its bytes.
  /// - Throws: ``InvalidFile`` if it is of a form that is not read; what the source throws.
  public init(
    file: String, options: Options = Options(), source: @escaping ByteSource
  ) throws {
    var (beginning, text) = try peeking(source)
    if case .gzip = FileForm(beginning, file: file) {
      let gunzip = try Gunzip(text, file: file)
      (beginning, text) = try peeking(gunzip.read)
    }
    var form = FileForm(beginning, file: file)
    if case .utf16(let isLittleEndian) = form {
      let decoded = decoding(text, by: UTF16Decoder(isLittleEndian: isLittleEndian, file: file))
      (beginning, text) = try peeking(decoded)
      form = FileForm(beginning, file: file)
    } else if options.encoding == .windows1252 {
      text = decoding(text, by: Windows1252Decoder(file: file))
    }
    switch form {
    case .other(let name, let remedy):
      throw InvalidFile([
        Diagnostic(
          location: .init(file: file, line: 1, column: 1), problem: "the file is \(name), not text",
          remedy: remedy)
      ])
    case .json where options.takesJSONAsRows:
      let document = try JSONDocument(SourceText(allBytes(of: text), file: file))
      self.source = giving(try document.rowsAsCSV())
      isMadeOfJSON = true
    default:
      let mark = options.comment ?? ""
      self.source = mark.isEmpty ? text : decoding(text, by: CommentFilter(mark: mark))
      isMadeOfJSON = false
    }
  }

  /// Puts the next bytes of the text into a buffer.
  ///
  /// - Parameter buffer: Where to put them.
  /// - Returns: Their number, zero at the end.
  /// - Throws: ``InvalidFile`` if they cannot be decoded; what reading the file throws.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try source(buffer) }
}

extension TextSource {
  /// Whether a file can only be Windows-1252, see ``SourceText/decoded(_:file:)``.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - source: Its bytes.
  /// - Returns: Whether it can be nothing else.
  /// - Throws: ``InvalidFile`` if it is of a form that is not read; what the source throws.
  public static func isWindows1252(file: String, source: @escaping ByteSource) throws -> Bool {
    var options = Options()
    options.takesJSONAsRows = false
    let text = try TextSource(file: file, options: options, source: source)
    var evidence = Windows1252Evidence()
    var room = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try room.withUnsafeMutableBytes { room in
        let count = try text.read(into: room)
        evidence.add(UnsafeRawBufferPointer(rebasing: room[..<count]))
        return count
      }
      guard count > 0 else { return evidence.isWindows1252 }
    }
  }
}

extension SourceText {
  /// Takes a file's bytes as text, whatever they are encoded or packed in.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: The file, as the user named it.
  ///   - options: Its reading; without an encoding, bytes that can only be Windows-1252 are read so.
  /// - Returns: The text, and the encoding that it was in.
  /// - Throws: ``InvalidFile`` if it is of a form that is not read, or spoilt.
  public static func decoded(
    _ bytes: [UInt8], file: String, options: TextSource.Options
  ) throws -> (text: SourceText, encoding: TextEncoding) {
    do {
      let source = try TextSource(file: file, options: options, source: giving(bytes))
      let text = try SourceText(
        allBytes(of: source.read), file: file, isMadeOfJSON: source.isMadeOfJSON)
      return (text, options.encoding ?? .utf8)
    } catch let error as InvalidFile where options.encoding == nil && error.isOfEncoding {
      guard try TextSource.isWindows1252(file: file, source: giving(bytes)) else { throw error }
      var options = options
      options.encoding = .windows1252
      return try decoded(bytes, file: file, options: options)
    }
  }
}
