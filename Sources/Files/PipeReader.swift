/// What can be read but once, a pipe or a terminal, begun anew after a look at its beginning.
///
/// What was read by the time that it is begun a second time is kept and given again.
public final class PipeReader {
  private let file: FileReader
  private var kept: [UInt8] = []
  private var given = 0
  private var beginnings = 0

  /// Opens a pipe.
  ///
  /// - Parameter path: Its path; `-` for standard input.
  /// - Throws: ``FileError`` if it cannot be opened.
  public init(_ path: String) throws(FileError) {
    file = try FileReader(path)
  }

  /// Begins to read, at most twice.
  public func begin() {
    beginnings += 1
    precondition(beginnings <= 2, "a pipe is begun a third time")
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
      if beginnings == 2, given == kept.count { (kept, given) = ([], 0) }
      return part.count
    }
    let count = try file.read(into: buffer)
    if beginnings < 2 {
      kept += buffer.prefix(count)
      given = kept.count
    }
    return count
  }
}
