#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension URL {
  /// Whether the way to an address is encrypted, or does not leave this machine.
  var isAllowed: Bool {
    switch scheme?.lowercased() {
    case "https": host != nil
    case "http": ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host?.lowercased() ?? "")
    default: false
    }
  }

  /// Whether the address is of this machine or a private network, or of a name that stands for one.
  ///
  /// A name that cannot be looked up is none; the connection to it fails too.
  var leadsInside: Bool {
    guard let host = host?.filter({ $0 != "[" && $0 != "]" }) else { return false }
    var hints = addrinfo()
    hints.ai_socktype = streamSocket
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return false }
    defer { freeaddrinfo(list) }
    var entry = list
    while let current = entry?.pointee {
      if let address = current.ai_addr, isInside(address) { return true }
      entry = current.ai_next
    }
    return false
  }
}

#if canImport(Glibc)
private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
private let streamSocket = SOCK_STREAM
#endif

private func isInside(_ address: UnsafeMutablePointer<sockaddr>) -> Bool {
  switch Int32(address.pointee.sa_family) {
  case AF_INET:
    return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
      isInside(UInt32(bigEndian: address.pointee.sin_addr.s_addr))
    }
  case AF_INET6:
    return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
      withUnsafeBytes(of: address.pointee.sin6_addr) { isInside(Array($0)) }
    }
  default: return false
  }
}

/// Whether an address of IPv4 is not of the public network (RFC 6890).
private func isInside(_ address: UInt32) -> Bool {
  let blocks: [(UInt32, UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xE000_0000, 3),
  ]
  return blocks.contains { start, length in (address ^ start) >> (32 - length) == 0 }
}

/// Whether an address of IPv6 is not of the public network: unspecified, loopback, unique local,
/// link-local or multicast, or one of IPv4 in its form.
private func isInside(_ bytes: [UInt8]) -> Bool {
  let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  let isTranslated = bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B])
  if isMapped || isTranslated {
    return isInside(bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
  }
  return bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] <= 1 || bytes[0] & 0xFE == 0xFC
    || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 || bytes[0] == 0xFF
}
