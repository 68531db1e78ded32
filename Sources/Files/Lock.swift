import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Does work while no other process does work under the same lock file.
///
/// The lock goes with the process, however it ends, so that a remnant of the file holds up nobody.
///
/// - Parameters:
///   - path: The lock file, created where it is missing and left there.
///   - seconds: How long to wait for another process.
///   - work: The work.
/// - Returns: What the work gives.
/// - Throws: ``FileError`` if the file cannot be created or another process keeps the lock; what
///   the work throws.
public func whileLocked<Result>(
  at path: String, waitingSeconds seconds: Int = 10, _ work: () throws -> Result
) throws -> Result {
  let file: FileDescriptor
  do {
    file = try FileDescriptor.open(
      FilePath(path), .readWrite, options: [.create, .closeOnExec, .noFollow],
      permissions: [.ownerReadWrite])
  } catch {
    throw FileError.unwritable(path: path, reason: "\(error)".lowercased())
  }
  defer { try? file.close() }
  var attempts = seconds * 20
  while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
    guard attempts > 0 else {
      throw FileError.unwritable(path: path, reason: "another process keeps it locked")
    }
    attempts -= 1
    usleep(50_000)
  }
  return try work()
}
