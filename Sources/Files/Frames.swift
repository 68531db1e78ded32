/// Texts that come one after another on a stream, each with its number of bytes on a line before it.
///
/// This is the simplest framing that any language can write and read without looking into the texts:
/// `12\n` and then twelve bytes.
public final class FrameReader {
  private let file: FileReader
  private let name: String
  private var buffer: [UInt8] = []
  private var position = 0

  /// The greatest number of bytes of a text.
  public static let limit = 1 << 30

  /// Opens a stream.
  ///
  /// - Parameter path: Its path; `-` for standard input.
  /// - Throws: ``FileError`` if it cannot be opened.
  public init(_ path: String) throws(FileError) {
    file = try FileReader(path)
    name = path == "-" ? "standard input" : path
  }

  /// The next text; nil at the end of the stream.
  ///
  /// - Throws: ``NotFramed`` if the stream is not framed, ``FileError`` if it cannot be read.
  public func next() throws -> [UInt8]? {
    var digits: [UInt8] = []
    while true {
      guard let byte = try nextByte() else {
        guard digits.isEmpty else { throw unframed("it ends within a line") }
        return nil
      }
      if byte == UInt8(ascii: "\n") { break }
      digits.append(byte)
      guard digits.count <= 20 else { throw unframed("a line is not a number of bytes") }
    }
    let line = String(decoding: digits, as: UTF8.self)
    guard let count = Int(line), (0...FrameReader.limit).contains(count) else {
      throw unframed("\"\(line)\" is not a number of bytes up to \(FrameReader.limit)")
    }
    var text: [UInt8] = []
    text.reserveCapacity(count)
    while text.count < count {
      guard try fill() else { throw unframed("it ends after \(text.count) of \(count) bytes") }
      let part = buffer[position...].prefix(count - text.count)
      text += part
      position += part.count
    }
    return text
  }

  private func nextByte() throws(FileError) -> UInt8? {
    guard try fill() else { return nil }
    defer { position += 1 }
    return buffer[position]
  }

  /// Sees that there is a byte; false at the end.
  private func fill() throws(FileError) -> Bool {
    guard position == buffer.count else { return true }
    position = 0
    var count = 0
    var failure: FileError?
    buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, initialized in
      do throws(FileError) {
        count = try file.read(into: UnsafeMutableRawBufferPointer(bytes))
      } catch {
        failure = error
      }
      initialized = count
    }
    if let failure { throw failure }
    return count > 0
  }

  private func unframed(_ problem: String) -> NotFramed { NotFramed(path: name, problem: problem) }
}

/// A stream that is no sequence of texts, each with its number of bytes before it.
public struct NotFramed: Error, CustomStringConvertible {
  let path: String
  let problem: String

  /// What is wrong, and what to do.
  public var description: String {
    "\(path): \(problem); write each table's number of bytes on a line, then the bytes"
  }
}

/// A text with its number of bytes on a line before it.
public func framed(_ text: [UInt8]) -> [UInt8] { Array("\(text.count)\n".utf8) + text }
