import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Removes a file, if it is there and can be removed.
///
/// - Parameter path: The file.
public func removeFile(_ path: String) {
  unlink(path)
}

/// Removes what processes left that were killed before they could rename it.
func removeRemnants(of name: String, in folder: String) {
  guard let entries = opendir(folder.isEmpty ? "." : folder) else { return }
  defer { closedir(entries) }
  while let entry = readdir(entries) {
    let entryName = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard
      entryName.hasPrefix(".\(name)."), entryName.hasSuffix(".new"),
      let process = pid_t(entryName.dropFirst(name.utf8.count + 2).dropLast(4)), process > 0,
      kill(process, 0) != 0, errno == ESRCH
    else { continue }
    unlink(folder.isEmpty ? entryName : "\(folder)/\(entryName)")
  }
}

/// The type of what stands at a path, nil where nothing does.
func fileType(_ path: String, followingLinks: Bool = true) -> mode_t? {
  var status = stat()
  guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
  return status.st_mode & S_IFMT
}

/// Gives an open stream of the process bytes.
func write(
  _ bytes: [UInt8], toStream number: Int32, named path: String
) throws(FileError) {
  do {
    try FileDescriptor(rawValue: number).writeAll(bytes)
  } catch {
    throw .unwritable(path: path, reason: reason(error))
  }
}

/// Makes a file that grows beyond the limit of the process an error, and not its end.
public func reportFileSizeLimit() {
  signal(SIGXFSZ, SIG_IGN)
}
