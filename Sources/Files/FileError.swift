/// Why a file cannot be read or written.
public enum FileError: Error, Equatable, Sendable {
  /// The file does not exist or cannot be read.
  case unreadable(path: String, reason: String)

  /// The file has more bytes than are taken.
  case tooLong(path: String, limit: Int)

  /// The file or folder cannot be written.
  case unwritable(path: String, reason: String)
}

extension FileError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason); check the path and its permissions"
    case .tooLong(let path, let limit):
      "\(path): longer than \(limit >> 20) MiB, of which nothing is read; check that it is the right "
        + "file, or give a part of it"
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason); choose another place with --output"
    }
  }
}
