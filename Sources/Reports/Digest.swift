#if canImport(CryptoKit)
import CryptoKit

/// The SHA-256 digest of bytes, in hexadecimal.
func sha256(_ bytes: [UInt8]) -> String {
  SHA256.hash(data: bytes).map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
#else
import CMessageDigest

/// The SHA-256 digest of bytes, in hexadecimal.
func sha256(_ bytes: [UInt8]) -> String {
  let digits = [CChar](unsafeUninitializedCapacity: 65) { buffer, count in
    SHA256Data(bytes, bytes.count, buffer.baseAddress)
    // The digits are followed by a zero, which is not one of them.
    count = 64
  }
  return String(decoding: digits.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
#endif
