import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes a file whole or not at all.
///
/// The bytes go to a new file in the same folder, which is synced and then renamed: whoever looks
/// sees the old file or the new one, never a part, with the permissions of the old. Of a symbolic
/// link the file is written that it leads to. A stream of the process, such as `/dev/stderr`, is
/// given the bytes; a device, a socket and a named pipe are refused.
///
/// - Parameters:
///   - bytes: The content.
///   - path: The file.
/// - Throws: ``FileError`` if it cannot be written; an old file is then as it was.
public func write(_ bytes: [UInt8], toFile path: String) throws(FileError) {
  switch try Place(of: path) {
  case .sink: return
  case .stream(let number): try write(bytes, toStream: number, named: path)
  case .file(let target): try rename(stage(bytes, besideFile: target), to: target)
  }
}

/// Writes files into a folder, which is created where it is missing.
///
/// All are written beside their places before the first takes its place, so that a full disk leaves
/// the folder as it was. Other files in it are left alone. A symbolic link in it where a folder is
/// needed is refused, since it may lead out, and one where a file is needed is replaced, or followed
/// where that is asked for.
///
/// - Parameters:
///   - files: The name of each file within the folder, with slashes for folders in it, and its
///     bytes.
///   - folder: The folder.
///   - isFollowingLinks: Whether of a link the file is written that it leads to.
/// - Throws: ``FileError`` if one cannot be written.
public func write(
  _ files: [(name: String, bytes: [UInt8])], intoFolder folder: String,
  followingLinks isFollowingLinks: Bool = false
) throws(FileError) {
  for (name, _) in files where FilePath(name).leadsOut {
    throw .unwritable(path: folder, reason: "\"\(name)\" leads out of the folder")
  }
  for (name, _) in files {
    var path = FilePath(folder)
    for component in FilePath(name).removingLastComponent().components {
      path.append(component)
      guard fileType(path.string, followingLinks: false) != S_IFLNK else {
        throw .unwritable(path: path.string, reason: "it is a symbolic link, which may lead out")
      }
    }
  }
  let createdFolders = try createFolders(for: files.map(\.name), in: folder)
  var staged: [(from: FilePath, to: String)] = []
  do throws(FileError) {
    for (name, bytes) in files {
      var path = FilePath(folder).appending(name).string
      if isFollowingLinks, case .file(let target) = try Place(of: path) { path = target }
      staged.append((try stage(bytes, besideFile: path), path))
    }
    for (from, to) in staged { try rename(from, to: to) }
  } catch {
    for (from, _) in staged { unlink(from.string) }
    // Only empty folders are removed by this, so nothing that was there before is lost.
    for folder in createdFolders.reversed() { rmdir(folder) }
    throw error
  }
}

/// Creates a folder, and those that it is in, where they are missing.
///
/// - Parameter folder: The folder.
/// - Throws: ``FileError`` if it cannot be created.
public func createFolder(_ folder: String) throws(FileError) {
  _ = try createFolders(for: [], in: folder)
}

/// Writes all bytes to standard output.
///
/// - Parameter bytes: The bytes.
/// - Throws: ``FileError`` if standard output does not take them.
public func writeToStandardOutput(_ bytes: [UInt8]) throws(FileError) {
  do {
    try FileDescriptor.standardOutput.writeAll(bytes)
  } catch {
    throw .unwritable(path: "standard output", reason: reason(error))
  }
}

/// Writes a line to standard error; one that cannot be written is lost.
public func writeToStandardError(_ line: String) {
  _ = try? FileDescriptor.standardError.writeAll(Array((line + "\n").utf8))
}

/// Writes a text to standard error as it is, such as a part of a line that is written anew.
public func writeToStandardErrorUnended(_ text: String) {
  _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
}

/// Whether standard error is a terminal.
public var standardErrorIsTerminal: Bool { isatty(FileDescriptor.standardError.rawValue) == 1 }

/// Whether standard output is a terminal.
public var standardOutputIsTerminal: Bool { isatty(FileDescriptor.standardOutput.rawValue) == 1 }

// MARK: - Steps

/// Writes a file under a name of its own in the folder of the one that it is to replace.
private func stage(_ bytes: [UInt8], besideFile path: String) throws(FileError) -> FilePath {
  let staged = try stagingPlace(besideFile: path)
  let file = try created(staged, for: path)
  do {
    try file.closeAfter {
      try file.writeAll(bytes)
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
  } catch {
    unlink(staged.string)
    throw .unwritable(path: path, reason: reason(error))
  }
  return staged
}

/// The name under which a file is written before it takes its place, remnants of it removed.
func stagingPlace(besideFile path: String) throws(FileError) -> FilePath {
  let target = FilePath(path)
  guard let name = target.lastComponent else {
    throw .unwritable(path: path, reason: "it names no file")
  }
  if fileType(path) == S_IFDIR { throw .unwritable(path: path, reason: "it is a folder") }
  if let type = fileType(path, followingLinks: false), type != S_IFREG, type != S_IFLNK {
    throw .unwritable(path: path, reason: "it is no regular file")
  }
  removeRemnants(of: name.string, in: target.removingLastComponent().string)
  let staged = target.removingLastComponent().appending(".\(name.string).\(getpid()).new")
  // What stands there is a remnant of a process that was killed, or a link laid as a trap.
  unlink(staged.string)
  return staged
}

/// Creates a file that is not there, to be renamed to another whose owner and permissions it takes.
func created(_ staged: FilePath, for path: String) throws(FileError) -> FileDescriptor {
  var old = stat()
  let isReplacing = lstat(path, &old) == 0 && old.st_mode & S_IFMT == S_IFREG
  StagedFiles.shared.add(staged.string)
  let file: FileDescriptor
  do {
    // Until its permissions are those of the old file, nobody else can read the new one.
    file = try FileDescriptor.open(
      staged, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: isReplacing ? .ownerReadWrite : [.ownerReadWrite, .groupRead, .otherRead])
  } catch {
    throw .unwritable(path: path, reason: reason(error))
  }
  if isReplacing {
    // Only the administrator can give a file away; for others the owner stays who writes it.
    _ = fchown(file.rawValue, old.st_uid, old.st_gid)
    _ = fchmod(file.rawValue, old.st_mode & 0o777)
  }
  return file
}

func rename(_ staged: FilePath, to path: String) throws(FileError) {
  guard rename(staged.string, path) == 0 else {
    let error = Errno(rawValue: errno)
    unlink(staged.string)
    throw .unwritable(path: path, reason: reason(error))
  }
  // The new name lasts through a loss of power only once the folder is synced; not all can be.
  let folder = FilePath(path).removingLastComponent().string
  let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

/// Creates the folders that files need, and tells which were missing.
private func createFolders(for names: [String], in folder: String) throws(FileError) -> [String] {
  var created: [String] = []
  for name in [""] + names {
    let file = FilePath(folder).appending(name.isEmpty ? "file" : name)
    var path = FilePath(root: file.root, [])
    for component in file.removingLastComponent().components {
      path.append(component)
      guard mkdir(path.string, 0o755) != 0 else {
        created.append(path.string)
        continue
      }
      let error = Errno(rawValue: errno)
      guard error == .fileExists || error == .isDirectory else {
        for folder in created.reversed() { rmdir(folder) }
        throw .unwritable(path: folder, reason: reason(error))
      }
    }
  }
  return created
}

extension FilePath {
  /// Whether a path that is put behind that of a folder may lead out of it, or names nothing.
  fileprivate var leadsOut: Bool {
    isAbsolute || isEmpty || components.contains { $0.kind != .regular }
  }
}

func reason(_ error: any Error) -> String {
  (error as? Errno)?.description.lowercased() ?? "\(error)"
}
