import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The bytes of a file, or of standard input where the path is `-`.
///
/// - Parameters:
///   - path: The file.
///   - limit: The greatest number of bytes taken; no more of a longer file is read than that.
/// - Returns: All its bytes.
/// - Throws: ``FileError`` if it does not exist, is a folder, may not be read, or is too long.
public func bytes(
  ofFile path: String, atMost limit: Int = .max
) throws(FileError) -> [UInt8] {
  do throws(Errno) {
    guard path != "-" else { return try bytes(of: .standardInput, atMost: limit) }
    let file = try opened(FilePath(path))
    defer { try? file.close() }
    return try bytes(of: file, atMost: limit)
  } catch {
    guard error == .fileTooLarge else {
      throw .unreadable(path: path, reason: error.description.lowercased())
    }
    throw .tooLong(path: path == "-" ? "standard input" : path, limit: limit)
  }
}

/// The bytes of a file that need not be there.
///
/// Only a regular file is read, or a link to one: a named pipe would keep the program waiting.
///
/// - Parameters:
///   - path: The file.
///   - limit: The greatest number of bytes taken; no more of a longer file is read than that.
/// - Returns: All its bytes, nil where there is no such file.
/// - Throws: ``FileError`` if it is there and cannot be read, is no regular file, or is too long.
public func bytes(
  ofFileIfAny path: String, atMost limit: Int = 1 << 30
) throws(FileError) -> [UInt8]? {
  if let type = fileType(path), type != S_IFREG, type != S_IFDIR {
    throw .unreadable(path: path, reason: "it is no regular file")
  }
  do throws(Errno) {
    let file = try opened(FilePath(path))
    defer { try? file.close() }
    return try bytes(of: file, atMost: limit)
  } catch {
    if error == .noSuchFileOrDirectory { return nil }
    guard error == .fileTooLarge else {
      throw .unreadable(path: path, reason: error.description.lowercased())
    }
    throw .tooLong(path: path, limit: limit)
  }
}

func opened(_ path: FilePath) throws(Errno) -> FileDescriptor {
  do {
    return try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
  } catch let error as Errno {
    throw error
  } catch {
    throw .ioError
  }
}

/// Reads to the end, twice as much at a time as the time before.
///
/// Throws `Errno.fileTooLarge` as soon as there is more than the limit: of a file that says how long
/// it is, before any of it is read.
func bytes(of file: FileDescriptor, atMost limit: Int = .max) throws(Errno) -> [UInt8] {
  var status = stat()
  if fstat(file.rawValue, &status) == 0, status.st_size > limit { throw .fileTooLarge }
  var bytes: [UInt8] = []
  var chunkSize = 1 << 16
  do {
    while true {
      let chunk = try [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      guard !chunk.isEmpty else { return bytes }
      bytes += chunk
      guard bytes.count <= limit else { throw Errno.fileTooLarge }
      chunkSize = min(chunkSize * 2, 1 << 26)
    }
  } catch let error as Errno {
    throw error
  } catch {
    throw .ioError
  }
}
