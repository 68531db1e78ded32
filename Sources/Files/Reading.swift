import SystemPackage

/// The bytes of a file, or of standard input where the path is `-`.
///
/// - Parameter path: The file.
/// - Returns: All its bytes.
/// - Throws: ``FileError`` if it does not exist, is a folder, or may not be read.
public func bytes(ofFile path: String) throws(FileError) -> [UInt8] {
  do throws(Errno) {
    guard path != "-" else { return try bytes(of: .standardInput) }
    let file = try opened(FilePath(path))
    defer { try? file.close() }
    return try bytes(of: file)
  } catch {
    throw .unreadable(path: path, reason: error.description.lowercased())
  }
}

/// The bytes of a file that need not be there.
///
/// - Parameter path: The file.
/// - Returns: All its bytes, nil where there is no such file.
/// - Throws: ``FileError`` if it is there and cannot be read.
public func bytes(ofFileIfAny path: String) throws(FileError) -> [UInt8]? {
  do throws(Errno) {
    let file = try opened(FilePath(path))
    defer { try? file.close() }
    return try bytes(of: file)
  } catch {
    if error == .noSuchFileOrDirectory { return nil }
    throw .unreadable(path: path, reason: error.description.lowercased())
  }
}

private func opened(_ path: FilePath) throws(Errno) -> FileDescriptor {
  do {
    return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
  } catch let error as Errno {
    throw error
  } catch {
    throw .ioError
  }
}

/// Reads to the end, twice as much at a time as the time before.
func bytes(of file: FileDescriptor) throws(Errno) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunkSize = 1 << 16
  do {
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard !chunk.isEmpty else { return bytes }
      bytes += chunk
      chunkSize = min(chunkSize * 2, 1 << 26)
    }
  } catch let error as Errno {
    throw error
  } catch {
    throw .ioError
  }
}
