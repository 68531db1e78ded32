import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The offsets of a time zone in the system's database, nil if it has none of that name.
///
/// The C library reads the database, for one zone in a process: a second call with another name is
/// an error of the program.
///
/// - Parameter name: A name such as `America/Toronto`.
/// - Returns: The seconds that clocks there are ahead of universal time, so many seconds after 1970.
public func systemZoneOffsets(named name: String) -> (@Sendable (Int64) -> Int)? {
  let isName = name.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
  let folders = [environmentVariable("TZDIR"), "/usr/share/zoneinfo"].compactMap(\.self)
  guard isName, !name.isEmpty, !name.hasPrefix("/"),
    folders.contains(where: { isFile("\($0)/\(name)") })
  else { return nil }
  zoneInUse.withLock { zone in
    precondition(zone == nil || zone == name, "a second time zone, \(name)")
    zone = name
    setenv("TZ", ":" + name, 1)
    tzset()
  }
  return { seconds in
    var (time, parts) = (time_t(seconds), tm())
    return localtime_r(&time, &parts) == nil ? 0 : parts.tm_gmtoff
  }
}

private let zoneInUse = Mutex<String?>(nil)
