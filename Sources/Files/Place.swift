import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The place that a path of an output leads to.
enum Place: Equatable {
  /// An open stream of this process, such as standard error.
  case stream(Int32)

  /// A sink that takes all and keeps nothing.
  case sink

  /// A file, which may be there already or not; links to it have been followed.
  case file(String)

  /// Finds the place.
  ///
  /// - Parameter path: The path, which may be a symbolic link, of a file that is not there yet too.
  /// - Throws: ``FileError`` if it is a folder, a device, a socket or a named pipe.
  init(of path: String) throws(FileError) {
    var target = path
    // As many links as Linux follows.
    for _ in 0..<40 {
      if let number = Place.stream(named: target) {
        self = .stream(number)
        return
      }
      if target == "/dev/null" {
        self = .sink
        return
      }
      guard fileType(target, followingLinks: false) == S_IFLNK else {
        if let kind = fileType(target).flatMap(Place.unfit) {
          throw .unwritable(path: path, reason: "it is \(kind)")
        }
        self = .file(target)
        return
      }
      guard let next = destination(ofLink: target) else {
        throw .unwritable(path: path, reason: "it is a symbolic link that cannot be followed")
      }
      target = FilePath(target).removingLastComponent().pushing(FilePath(next)).string
    }
    throw .unwritable(path: path, reason: "it is a symbolic link that leads back to itself")
  }

  /// The stream that a name of the system stands for.
  private static func stream(named path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  /// The kind of thing at a place where no file can be written, in words.
  private static func unfit(_ type: mode_t) -> String? {
    switch type {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a named pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}

/// The target of a symbolic link, nil if it cannot be read.
private func destination(ofLink path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink(path, &buffer, buffer.count)
  guard count > 0 else { return nil }
  return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
}
