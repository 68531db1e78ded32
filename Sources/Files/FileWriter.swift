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
/// then, and if there is no end, the old file is as it was. A stream of the process, such as standard
/// output, is given each part as it comes.
public final class FileWriter {
  private let path: String
  private let file: FileDescriptor

  /// The new file, nil where parts go to their place at once.
  private var staged: FilePath?

  /// The file whose place the new one takes.
  private let target: String?

  private var isOwned = false

  /// Begins a file.
  ///
  /// - Parameter path: The file; nil for standard output.
  /// - Throws: ``FileError`` if it cannot be written.
  public init(toFile path: String?) throws(FileError) {
    self.path = path ?? "standard output"
    switch try path.map({ path throws(FileError) in try Place(of: path) }) ?? .stream(1) {
    case .stream(let number):
      file = FileDescriptor(rawValue: number)
      target = nil
    case .sink:
      file = try openedSink()
      target = nil
      isOwned = true
    case .file(let target):
      let place = try stagingPlace(besideFile: target)
      file = try created(place, for: target)
      staged = place
      self.target = target
      isOwned = true
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
    guard let from = staged, let target else { return }
    guard fsync(file.rawValue) == 0 else {
      throw .unwritable(path: path, reason: reason(Errno(rawValue: errno)))
    }
    staged = nil
    try rename(from, to: target)
  }
}

private func openedSink() throws(FileError) -> FileDescriptor {
  do {
    return try FileDescriptor.open("/dev/null", .writeOnly, options: .closeOnExec)
  } catch {
    throw .unwritable(path: "/dev/null", reason: reason(error))
  }
}
