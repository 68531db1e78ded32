import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is written a part at a time, whole or not at all.
///
/// The parts go to a new file in the same folder, which takes the file's place at the end; until
/// then, and if there is no end, the old file is as it was. Standard output, and what is no file but
/// takes bytes, is given each part as it comes.
public final class FileWriter {
  private let path: String
  private let file: FileDescriptor

  /// The new file, nil where parts go to their place at once.
  private var staged: FilePath?

  private let isOwned: Bool

  /// Begins a file.
  ///
  /// - Parameter path: The file; nil for standard output.
  /// - Throws: ``FileError`` if it cannot be written.
  public init(toFile path: String?) throws(FileError) {
    self.path = path ?? "standard output"
    isOwned = path != nil && path != "/dev/stdout"
    guard let path, isOwned else {
      file = .standardOutput
      return
    }
    if isStream(path) {
      file = try opened(stream: path)
    } else {
      let place = try stagingPlace(besideFile: path)
      file = try created(place, for: path)
      staged = place
    }
  }

  deinit {
    if isOwned { try? file.close() }
    if let staged { unlink(staged.string) }
  }

  /// Writes the next bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: ``FileError`` if they cannot be written.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try file.writeAll(bytes)
    } catch {
      throw .unwritable(path: path, reason: reason(error))
    }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: ``FileError`` if it cannot be put there; an old file is then as it was.
  public func finish() throws(FileError) {
    guard let from = staged else { return }
    guard fsync(file.rawValue) == 0 else {
      throw .unwritable(path: path, reason: reason(Errno(rawValue: errno)))
    }
    staged = nil
    try rename(from, to: path)
  }
}
