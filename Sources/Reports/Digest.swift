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

/// The SHA-256 digest of bytes in base 64, as the policy of a page names a script.
func sha256Base64(_ bytes: [UInt8]) -> String {
  let digits = Array(sha256(bytes).utf8)
  return base64(
    stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    })
}

/// Bytes in base 64 (RFC 4648, section 4).
///
/// Foundation has it, and would double the time in which the program starts.
func base64(_ values: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: values.count, by: 3) {
    let group = values[start..<min(start + 3, values.count)]
    let bits = (0..<3).reduce(0) { ($0 << 8) | ($1 < group.count ? Int(group[start + $1]) : 0) }
    for place in 0..<4 {
      text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
    }
  }
  return text
}
