import CFetching

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One request and its answer, through as many redirects as are allowed.
struct Exchange {
  let settings: Fetch

  /// The address that was asked for, by which a fault is told.
  let address: URL

  let tag: String?

  /// Asks for the address, and for those that redirects lead to.
  ///
  /// - Returns: The answer of the last of them.
  /// - Throws: ``FetchError``.
  func answer() throws(FetchError) -> Fetch.Answer {
    let isInside = address.leadsInside
    var current = address
    var redirects = 0
    while true {
      var answer = drawline_answer()
      defer { drawline_free_answer(&answer) }
      drawline_fetch(
        current.absoluteString, tag, settings.timeout, settings.maximumBytes, &answer)
      if let text = answer.redirect.map({ String(cString: $0) }) {
        redirects += 1
        guard redirects <= settings.maximumRedirects else {
          throw .tooManyRedirects(name, limit: settings.maximumRedirects)
        }
        guard let next = URL(string: text), next.isAllowed else { throw .insecure(text) }
        guard isInside || !next.leadsInside else { throw .inward(text) }
        current = next
        continue
      }
      return try reading(answer)
    }
  }

  private var name: String { address.absoluteString }

  private func reading(_ answer: drawline_answer) throws(FetchError) -> Fetch.Answer {
    let encoding = answer.encoding.map { String(cString: $0).lowercased() } ?? "identity"
    guard encoding == "identity" else { throw .packed(name, encoding: encoding) }
    guard answer.is_too_long == 0 else { throw .tooLong(name, limit: settings.maximumBytes) }
    guard answer.is_timed_out == 0 else {
      throw .timedOut(name, seconds: Int(settings.timeout))
    }
    let problem = withUnsafeBytes(of: answer.problem) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard problem.isEmpty else { throw .broken(name, reason: problem.lowercased()) }
    switch answer.status {
    case 200:
      let bytes = UnsafeBufferPointer(start: answer.bytes, count: answer.count)
      return .content(Array(bytes), tag: answer.tag.map { String(cString: $0) })
    case 304 where tag != nil: return .notModified
    default: throw .refused(name, status: Int(answer.status))
    }
  }
}
