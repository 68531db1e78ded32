import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What another program gave.
public struct ChildResult: Sendable {
  /// What it wrote to standard output.
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
  try run(ownFolder() + "/" + name, arguments)
}

/// Runs this program again in a folder, and waits for its end.
///
/// It shares standard error with this program. Its environment has no data of the user: neither a
/// home nor a variable of the program.
///
/// - Parameters:
///   - arguments: Its arguments.
///   - folder: The folder in which it runs.
/// - Returns: What it wrote, and its exit status.
/// - Throws: ``FileError`` if it cannot be run.
public func runSelf(_ arguments: [String], in folder: String) throws(FileError) -> ChildResult {
  var kept: [String] = []
  var entry = environ
  while let text = entry.pointee {
    let variable = String(cString: text)
    let isOfUser = ["HOME=", "XDG_", "DRAWLINE_"].contains { variable.hasPrefix($0) }
    if !isOfUser { kept.append(variable) }
    entry += 1
  }
  return try run(ownPath(), arguments, in: folder, environment: kept)
}

private func run(
  _ path: String, _ arguments: [String], in folder: String? = nil, environment: [String]? = nil
) throws(FileError) -> ChildResult {
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
    var variables = environment.map { $0.map { strdup($0) } + [nil] } ?? []
    defer { for variable in variables { free(variable) } }
    // The child begins where this program is, and no other thread of it looks at files by then.
    let here = try folder.map { folder in
      let here = try FileDescriptor.open(".", .readOnly, options: .closeOnExec)
      guard chdir(folder) == 0 else { throw Errno(rawValue: errno) }
      return here
    }
    defer {
      if let here {
        _ = fchdir(here.rawValue)
        try? here.close()
      }
    }
    let failure =
      environment == nil
      ? posix_spawn(&child, path, &actions, nil, &words, environ)
      : posix_spawn(&child, path, &actions, nil, &words, &variables)
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
private func ownFolder() -> String { FilePath(ownPath()).removingLastComponent().string }

/// The path of this program's file.
private func ownPath() -> String {
  let path = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil)
  guard let path else { return CommandLine.arguments[0] }
  defer { free(path) }
  return String(cString: path)
}
