import ArgumentParser
import Files
import Tabular

/// A feed that was read from a file or fetched from an address.
struct Download {
  /// The feed.
  let source: SourceText

  /// What the feed was decoded from.
  let encoding: TextEncoding

  /// The tag (ETag) to ask the address with the next time; nil of a file.
  let tag: String?

  /// Reads a file or fetches an address; nil where the server says that the tag is still right.
  ///
  /// Fetching is the work of a program of its own beside this one: the networking of Foundation
  /// takes longer to start than a whole run of this program.
  init?(_ place: String, knownTag: String?) throws {
    guard place.hasPrefix("https:") || place.hasPrefix("http:") else {
      (source, encoding) = try SourceText.decoded(
        bytes(ofFile: place, atMost: Download.maximumBytes),
        file: place == "-" ? "standard input" : place)
      tag = nil
      return
    }
    let result = try Download.fetch([place] + (knownTag.map { [$0] } ?? []))
    if result.status == 3, knownTag != nil { return nil }
    guard result.status == 0, let end = result.output.firstIndex(of: UInt8(ascii: "\n")) else {
      throw ServiceUnavailable(description: Download.problem(result))
    }
    let tag = String(decoding: result.output[..<end], as: UTF8.self)
    self.tag = tag.isEmpty ? nil : tag
    (source, encoding) = try SourceText.decoded(Array(result.output[(end + 1)...]), file: place)
  }

  /// The greatest number of bytes taken of a feed, which has 570,000 after eleven years.
  static let maximumBytes = 32 << 20

  /// The reason why the other program could not fetch.
  private static func problem(_ result: ChildResult) -> String {
    let text = String(decoding: result.output.prefix(4000), as: UTF8.self)
    if [64, 69].contains(result.status), !text.isEmpty { return text }
    let end =
      result.status >= 128
      ? "was ended by signal \(result.status - 128)"
      : result.status == 0 ? "gave nothing" : "ended with status \(result.status) and no reason"
    return "drawline-fetch \(end); try again, or download the feed and give it with --from FILE"
  }

  private static func fetch(_ arguments: [String]) throws -> ChildResult {
    do {
      return try runSibling("drawline-fetch", arguments)
    } catch FileError.unreadable(let path, let reason) {
      throw ServiceUnavailable(
        description: "\(path): cannot be run: \(reason); put it beside drawline, or download the "
          + "feed and give it with --from FILE")
    }
  }
}

/// A service that is needed and does not answer.
struct ServiceUnavailable: Error, CustomStringConvertible {
  /// The fault and its remedy.
  let description: String
}
