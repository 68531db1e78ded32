#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The folder in which the program keeps a user's own data, after the XDG Base Directory
/// Specification; nil where the environment names no home.
public var userDataFolder: String? {
  if let data = environmentVariable("XDG_DATA_HOME"), data.hasPrefix("/") {
    return data + "/drawline"
  }
  return environmentVariable("HOME").map { $0 + "/.local/share/drawline" }
}

/// The value of a variable of the environment; nil if it is not set or empty.
public func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
