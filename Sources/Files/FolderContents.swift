import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files in a folder that came from elsewhere and is not trusted.
///
/// Nothing is followed that leads out of it, and nothing is opened that is no regular file, so that
/// neither a link nor a pipe nor a device in it can be read or kept waiting for.
public struct FolderContents: Sendable {
  /// The kind of thing under a name.
  public enum Entry: Sendable, Equatable {
    /// A regular file of a number of bytes.
    case file(size: Int)

    /// Anything else that is no folder: a link, a pipe, a socket or a device.
    case other
  }

  /// The contents of the folder and of those in it, by names with slashes.
  public let entries: [String: Entry]

  private let folder: String

  /// The greatest number of files and folders that are looked at.
  public static let limit = 10_000

  /// Lists a folder.
  ///
  /// - Parameter folder: The folder, which itself may be a link.
  /// - Throws: ``FileError`` if it cannot be read or has more than ``limit`` files and folders in it.
  public init(of folder: String) throws(FileError) {
    self.folder = folder
    var entries: [String: Entry] = [:]
    var waiting = [""]
    var count = 0
    while let inner = waiting.popLast() {
      let path = inner.isEmpty ? folder : "\(folder)/\(inner)"
      for name in try FolderContents.names(in: path) {
        count += 1
        guard count <= FolderContents.limit else {
          throw .unreadable(
            path: folder, reason: "it has more than \(FolderContents.limit) files in it")
        }
        let own = inner.isEmpty ? name : "\(inner)/\(name)"
        var status = stat()
        guard lstat("\(folder)/\(own)", &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: waiting.append(own)
        case S_IFREG: entries[own] = .file(size: Int(status.st_size))
        default: entries[own] = .other
        }
      }
    }
    self.entries = entries
  }

  /// Whether a name is of something within a folder, and leads nowhere else.
  public static func isWithin(_ name: String) -> Bool {
    let path = FilePath(name)
    return !path.isAbsolute && !path.isEmpty && path.components.allSatisfy { $0.kind == .regular }
  }

  /// The bytes of a regular file in the folder.
  ///
  /// - Parameters:
  ///   - name: Its name, with slashes for folders in it.
  ///   - limit: The greatest number of bytes taken.
  /// - Returns: All its bytes, nil where there is no such regular file or it is longer.
  /// - Throws: ``FileError`` if it cannot be read.
  public func bytes(of name: String, atMost limit: Int) throws(FileError) -> [UInt8]? {
    guard case .file(let size) = entries[name], size <= limit else { return nil }
    let path = "\(folder)/\(name)"
    do throws(Errno) {
      let file = try FolderContents.opened(name, in: folder)
      defer { try? file.close() }
      var status = stat()
      // What was a file when the folder was listed may be another thing by now.
      guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      return try Files.bytes(of: file, atMost: limit)
    } catch {
      if error == .fileTooLarge { return nil }
      throw .unreadable(path: path, reason: error.description.lowercased())
    }
  }

  /// Opens a file from folder to folder, following no link.
  private static func opened(_ name: String, in folder: String) throws(Errno) -> FileDescriptor {
    var current = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let parts = name.split(separator: "/")
    for (index, part) in parts.enumerated() where current >= 0 {
      let kind = index == parts.count - 1 ? O_NONBLOCK : O_DIRECTORY
      let next = openat(current, String(part), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
      let failure = errno
      close(current)
      errno = failure
      current = next
    }
    guard current >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: current)
  }

  private static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else {
      throw .unreadable(path: folder, reason: reason(Errno(rawValue: errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
