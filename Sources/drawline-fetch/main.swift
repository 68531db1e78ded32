// Fetches the feed for `drawline update`.
//
// A program of its own, since TLS takes longer to start than a whole run of `drawline`.
//
//     drawline-fetch ADDRESS [TAG]
//
// Standard output: the tag (ETag) on a line, empty where there is none, then the content; or what is
// wrong, where the exit status is 64 or 69. Exit status 0: done; 3: the content is still that of the
// tag; 64: asked for wrongly; 69: not available.

import Fetching

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

/// Writes bytes to standard output; what nobody reads any more is lost.
func say(_ bytes: [UInt8]) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

func end(_ status: Int32, _ problem: String) -> Never {
  say(Array(problem.utf8))
  exit(status)
}

let arguments = CommandLine.arguments.dropFirst()
guard let text = arguments.first, let address = URL(string: text) else {
  end(
    64, "\(arguments.first ?? ""): it is not an address; give one such as https://example.org/feed")
}
var fetch = Fetch()
if let text = ProcessInfo.processInfo.environment["DRAWLINE_FETCH_TIMEOUT"], !text.isEmpty {
  guard let seconds = Double(text), seconds >= 1, seconds <= 3600 else {
    end(64, "DRAWLINE_FETCH_TIMEOUT is \"\(text)\"; give a number of seconds from 1 to 3600")
  }
  fetch.timeout = seconds
}
do throws(FetchError) {
  switch try fetch(address, tag: arguments.dropFirst().first) {
  case .content(let bytes, let tag):
    say(Array("\(tag ?? "")\n".utf8) + bytes)
  case .notModified: exit(3)
  }
} catch {
  end(69, "\(error)")
}
