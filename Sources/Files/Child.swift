import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The result of another program.
public struct ChildResult: Sendable {
  /// The bytes that it wrote to standard output.
  public let output: [UInt8]

  /// Its exit status; 128 and more if a signal ended it.
  public let status: Int32
}

/// Runs a program of ours that stands in the folder of this one, and waits for its end.
///
/// It shares standard error with this program.
///
/// - Parameters:
///   - name: The name of its file.
///   - arguments: Its arguments.
/// - Returns: What it wrote, and its exit status.
/// - Throws: ``FileError`` if it is not there or cannot be run.
public func runSibling(
  _ name: String, _ arguments: [String]
) throws(FileError) -> ChildResult {
  let path = ownFolder() + "/" + name
  do {
    let (reading, writing) = try FileDescriptor.pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, writing.rawValue, 1)
    posix_spawn_file_actions_addclose(&actions, reading.rawValue)
    posix_spawn_file_actions_addclose(&actions, writing.rawValue)
    defer { posix_spawn_file_actions_destroy(&actions) }

    var child = pid_t()
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let failure = posix_spawn(&child, path, &actions, nil, &words, environ)
    try writing.close()
    guard failure == 0 else {
      try reading.close()
      throw Errno(rawValue: failure)
    }
    let output = try reading.closeAfter { try bytes(of: reading) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return ChildResult(output: output, status: code)
  } catch {
    throw .unreadable(path: path, reason: (error as? Errno)?.description.lowercased() ?? "\(error)")
  }
}

/// The folder that this program's file is in.
private func ownFolder() -> String {
  let path = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil)
  guard let path else { return "." }
  defer { free(path) }
  return FilePath(String(cString: path)).removingLastComponent().string
}
