// Fetches the feed for `drawline update`.
//
// A program of its own, since the networking of Foundation takes longer to start than a whole run of
// `drawline`, and does not link statically.
//
//     drawline-fetch ADDRESS [TAG]
//
// Standard output: the tag (ETag) on a line, empty where there is none, then the content. Exit
// status 0: done; 3: the content is still that of the tag; 69: not available.

import Fetching
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let text = arguments.first, let address = URL(string: text) else {
  FileHandle.standardError.write(Data("drawline-fetch: give an address\n".utf8))
  exit(64)
}
var fetch = Fetch()
if let seconds = ProcessInfo.processInfo.environment["DRAWLINE_FETCH_TIMEOUT"].flatMap(Double.init)
{
  fetch.timeout = seconds
}
do throws(FetchError) {
  switch try fetch(address, tag: arguments.dropFirst().first) {
  case .content(let bytes, let tag):
    FileHandle.standardOutput.write(Data("\(tag ?? "")\n".utf8))
    FileHandle.standardOutput.write(Data(bytes))
  case .notModified: exit(3)
  }
} catch {
  FileHandle.standardError.write(Data("drawline: \(error)\n".utf8))
  exit(69)
}
