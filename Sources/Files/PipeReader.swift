/// A pipe or a terminal, which can be read only once.
///
/// Its bytes are kept, so that it can be read again from the start until they pass a limit.
public final class PipeReader {
  private let file: FileReader
  private var kept: [UInt8] = []
  private var given = 0
  private var isLost = false
  private let limit: Int
  private let path: String

  /// Opens a pipe.
  ///
  /// - Parameters:
  ///   - path: Its path; `-` for standard input.
  ///   - limit: The number of bytes that are kept at most.
  /// - Throws: ``FileError`` if it cannot be opened.
  public init(_ path: String, keepingAtMost limit: Int = 1 << 26) throws(FileError) {
    file = try FileReader(path)
    self.path = path
    self.limit = limit
  }

  /// Begins to read from the beginning.
  ///
  /// - Throws: ``FileError`` if more was read than is kept.
  public func begin() throws(FileError) {
    guard !isLost else {
      throw .unreadable(
        path: path == "-" ? "standard input" : path,
        reason: "it would have to be read twice, for which it is too long; save it to a file")
    }
    given = 0
  }

  /// Puts the next bytes into a buffer.
  ///
  /// - Parameter buffer: Where to put them.
  /// - Returns: Their number, zero at the end.
  /// - Throws: ``FileError`` if they cannot be read.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    if given < kept.count {
      let part = kept[given...].prefix(buffer.count)
      buffer.copyBytes(from: part)
      given += part.count
      return part.count
    }
    let count = try file.read(into: buffer)
    guard !isLost else { return count }
    if kept.count + count <= limit {
      kept += buffer.prefix(count)
      given = kept.count
    } else {
      isLost = true
      (kept, given) = ([], 0)
    }
    return count
  }
}
