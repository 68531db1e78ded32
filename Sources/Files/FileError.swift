/// Why a file cannot be read or written.
public enum FileError: Error, Equatable, Sendable {
  /// The file does not exist or cannot be read.
  case unreadable(path: String, reason: String)

  /// The file or folder cannot be written.
  case unwritable(path: String, reason: String)
}

extension FileError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason); check the path and its permissions"
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason); choose another place with --output"
    }
  }
}
