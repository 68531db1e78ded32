import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file, or standard input, that is read a part at a time, for files longer than memory.
public final class FileReader {
  /// The number of bytes of the file when it was opened.
  public let length: Int

  /// The number of bytes read so far.
  public private(set) var position = 0

  private let path: String
  private let file: FileDescriptor
  private let isOwned: Bool

  /// Opens a file.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Throws: ``FileError`` if it does not exist, is a folder, or may not be read.
  public init(_ path: String) throws(FileError) {
    self.path = path
    isOwned = path != "-"
    do throws(Errno) {
      file = path == "-" ? .standardInput : try opened(FilePath(path))
    } catch {
      throw .unreadable(path: path, reason: error.description.lowercased())
    }
    var status = stat()
    length = fstat(file.rawValue, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit {
    if isOwned { try? file.close() }
  }

  /// Puts the next bytes of the file into a buffer.
  ///
  /// - Parameter buffer: Where to put them.
  /// - Returns: Their number, zero at the end of the file.
  /// - Throws: ``FileError`` if the file cannot be read.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    do {
      let count = try file.read(into: buffer)
      position += count
      return count
    } catch {
      throw .unreadable(path: path, reason: reason(error))
    }
  }
}

/// Whether a path is of a file, which can be read twice, unlike a pipe or a terminal.
public func isFile(_ path: String) -> Bool { fileType(path) == S_IFREG }
