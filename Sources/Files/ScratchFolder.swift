#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A new folder for work that leaves nothing behind: it goes when the value does.
public final class ScratchFolder {
  /// The path.
  public let path: String

  /// Makes a folder under `TMPDIR`, or else `/tmp`, that only its user may enter.
  ///
  /// - Throws: ``FileError`` if it cannot be made.
  public init() throws(FileError) {
    let parent = environmentVariable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/drawline-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .unwritable(path: parent, reason: String(cString: strerror(errno)).lowercased())
    }
    path = template.withUnsafeBufferPointer { text in
      text.baseAddress.map { String(cString: $0) } ?? parent
    }
  }

  deinit { remove(path) }

  /// Removes a folder with all in it, following no link.
  private func remove(_ folder: String) {
    if let stream = opendir(folder) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let inner = "\(folder)/\(name)"
        if unlink(inner) != 0 { remove(inner) }
      }
      closedir(stream)
    }
    rmdir(folder)
  }
}
