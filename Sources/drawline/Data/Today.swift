import TimeSeries

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Day {
  /// The day that it is, in universal time.
  static var now: Day { Instant(secondsSince1970: Int64(time(nil))).day }
}
