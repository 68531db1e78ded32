#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How a file is fetched from the network, and what is refused.
public struct Fetch: Sendable {
  /// The greatest number of bytes taken.
  public var maximumBytes = 32 << 20

  /// The time for one attempt, from its start to the last byte, in seconds.
  public var timeout = 30.0

  /// How many redirects are followed.
  public var maximumRedirects = 5

  /// The pauses before further attempts, in seconds; only where the server or the way may recover.
  public var pauses = [1.0, 2.0]

  /// What a server answered.
  public enum Answer: Sendable, Equatable {
    /// The content, and the tag to ask with the next time.
    case content([UInt8], tag: String?)

    /// The content is still that of the tag that was asked with.
    case notModified
  }

  /// Creates the settings.
  public init() {}

  /// Fetches a file.
  ///
  /// - Parameters:
  ///   - address: An address of TLS (https); of http only on this machine itself.
  ///   - tag: The tag (ETag) of the content already held, if any.
  /// - Returns: What the server answered.
  /// - Throws: ``FetchError`` after the last attempt.
  public func callAsFunction(_ address: URL, tag: String? = nil) throws(FetchError) -> Answer {
    guard address.isAllowed else { throw .insecure(address.absoluteString) }
    var pauses = pauses[...]
    while true {
      do throws(FetchError) {
        return try Exchange(settings: self, address: address, tag: tag).answer()
      } catch {
        guard error.mayPass, let pause = pauses.popFirst() else { throw error }
        usleep(UInt32(pause * 1_000_000))
      }
    }
  }
}
