import Foundation
import TestSupport
import Testing

private let header = "round,date,name,invitations,cutoff\n"

/// One kind of bad input: what it is called, and the file or arguments that have it.
private struct Kind {
  let title: String
  let content: [UInt8]?
  let arguments: [String]

  init(_ title: String, _ content: String, _ arguments: [String] = ["draws", "--data", "FILE"]) {
    self.title = title
    self.content = Array(content.utf8)
    self.arguments = arguments
  }

  init(
    _ title: String, bytes: [UInt8], _ arguments: [String] = ["draws", "--data", "FILE"]
  ) {
    self.title = title
    content = bytes
    self.arguments = arguments
  }

  init(_ title: String, arguments: [String]) {
    self.title = title
    content = nil
    self.arguments = arguments
  }
}

/// A feed of one round with other values in some fields.
private func feed(_ fields: [String: String]) -> String {
  var all = [
    ("drawNumber", "1"), ("drawDate", "2026-01-02"), ("drawName", "General"),
    ("drawSize", "1,000"), ("drawCRS", "470"), ("drawDateTime", ""), ("drawCutOff", ""),
    ("drawDistributionAsOn", "January 1, 2026"),
  ]
  all += (1...18).map { ("dd\($0)", "0") }
  return "{\"rounds\": [{"
    + all.map { "\"\($0)\": \"\(fields[$0] ?? $1)\"" }.joined(separator: ",") + "}]}"
}

private let update = ["update", "--from", "FILE"]

private let kinds = [
  Kind("a file that does not exist", arguments: ["draws", "--data", "FILE"]),
  Kind("a folder for a file", arguments: ["draws", "--data", "FOLDER"]),
  Kind("an empty file", ""),
  Kind("a missing column", "round,date,name,cutoff\n"),
  Kind("a cut-off that is no number", header + "1,2024-01-10,General,10,abc\n"),
  Kind("a cut-off above 1200", header + "1,2024-01-10,General,10,4700\n"),
  Kind("an empty cell", header + "1,2024-01-10,General,,470\n"),
  Kind("a day that the calendar does not have", header + "1,2024-02-30,General,10,470\n"),
  Kind("a day that may be a month", header + "1,05/06/2025,General,10,470\n"),
  Kind("an unknown category", header + "1,2024-01-10,Trade occupations (Version 9),10,470\n"),
  Kind(
    "a round that stands twice",
    header + "1,2024-01-10,General,10,470\n1,2024-01-11,General,10,471\n"),
  Kind("too few cells in a row", header + "1,2024-01-10\n"),
  Kind("too many cells in a row", header + "1,2024-01-10,General,1,511,470\n"),
  Kind("a negative number", header + "1,2024-01-10,General,-10,470\n"),
  Kind("a number with a fraction", header + "1,2024-01-10,General,10,470.5\n"),
  Kind(
    "a number too large for the machine",
    header + "1,2024-01-10,General,99999999999999999999,470\n"),
  Kind(
    "a tie-break that is no instant",
    "round,date,name,invitations,cutoff,tieBreak\n1,2024-01-10,General,10,470,soon\n"),
  Kind(
    "a column of --columns that the file does not have", header,
    ["draws", "--data", "FILE", "--columns", "cutoff=Points"]),
  Kind("a quote that is not closed", header + "1,2024-01-10,\"General,10,470\n"),
  Kind(
    "a byte that is not UTF-8, among others that are",
    bytes: Array((header + "é,").utf8) + [0xE9]),
  Kind("a spreadsheet for rounds", bytes: [0x50, 0x4B, 0x03, 0x04]),
  Kind("gzip that is cut off", bytes: [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x2B]),
  Kind("a feed that is cut off", "{\"rounds\": [{\"drawNumber\": \"1\""),
  Kind("HTML for a feed", "<!DOCTYPE html>", update),
  Kind("HTML for rounds", "<!DOCTYPE html>\n<title>Not found</title>\n"),
  Kind("JSON that is no feed", "{\"draws\": []}", update),
  Kind("JSON nested without end", String(repeating: "[", count: 1000), update),
  Kind("JSON with text behind it", feed([:]) + "}", update),
  Kind("a feed with a cut-off that is no number", feed(["drawCRS": "47O"]), update),
  Kind("a feed with a date-time of an unknown shape", feed(["drawCutOff": "soon"]), update),
  Kind("a feed with an unknown category", feed(["drawName": "Nurses (Version 1)"]), update),
  Kind("a feed with a band that is no number", feed(["dd4": "many"]), update),
  Kind(
    "a feed of UTF-8 with a spoilt byte",
    bytes: Array("{\"é\": \"".utf8) + [0xE9] + Array("\"}".utf8), update),
  Kind("a feed without an end", arguments: ["update", "--from", "/dev/zero"]),
  Kind("a feed that is empty", "", update),
  Kind("a day of an option that is none", arguments: ["draws", "--as-of", "2026-02-30"]),
  Kind("a score that is none", arguments: ["pool", "--score", "1201"]),
  Kind("a code that is none", arguments: ["occupations", "--noc", "313"]),
  Kind("a day before any pool was published", arguments: ["pool", "--as-of", "2020-01-01"]),
  Kind("an option that there is not", arguments: ["draws", "--nonsense"]),
  Kind("a command that there is not", arguments: ["drwas"]),
  Kind("an unknown category", arguments: ["draws", "--category", "helthcare"]),
  Kind("a folder for the output", arguments: ["draws", "--output", "FOLDER"]),
  Kind("a file that cannot be written", arguments: ["draws", "--output", "FOLDER/none/out.csv"]),
  Kind("an address without TLS", arguments: ["update", "--from", "http://example.org/feed.json"]),
]

struct BadInputPageTests {
  /// The page is made here, so that it says what the program does.
  @Test func `the page on bad input says what the program does`() throws {
    var page = """
      # What Drawline says to bad input

      Made by the tests: each row is a run of the program. In none was anything written, neither \
      to standard output nor to a file. `FILE` stands for the path of the input.

      | bad input | status | message |
      | --- | --- | --- |

      """
    for kind in kinds {
      let run = try run(kind)
      page += "| \(kind.title) | \(run.status) | `\(run.message)` |\n"
    }
    try expectPage("bad-input.md", page)
  }

  private func run(_ kind: Kind) throws -> (status: Int32, message: String) {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "rounds.csv")
    if let content = kind.content { try folder.write("rounds.csv", content) }
    let before = try folder.names()
    let run = try Drawline.run(
      kind.arguments.map {
        $0.replacing("FILE", with: path).replacing("FOLDER", with: folder.path)
      }, environment: ["XDG_DATA_HOME": folder.path(of: "data")])
    #expect(run.stdout == "", "\(kind.title)")
    #expect(try folder.names() == before, "\(kind.title)")
    let line = String(run.stderr.split(separator: "\n").first ?? "")
    #expect(line.hasPrefix("drawline: "), "\(kind.title)")
    let message = line.replacing(path, with: "FILE").replacing(folder.path, with: "FOLDER")
    return (run.status, message.replacing("|", with: "\\|"))
  }

  /// Expects a page of the documentation to be a text; else writes the text beside it.
  private func expectPage(_ name: String, _ text: String, testFile: String = #filePath) throws {
    let page = URL(filePath: testFile).deletingLastPathComponent()
      .appending(components: "..", "..", "Documentation", name).standardized
    if let stored = try? String(contentsOf: page, encoding: .utf8), stored == text { return }
    try Data(text.utf8).write(to: page.appendingPathExtension("new"))
    Issue.record("\(name) differs; look at \(page.path).new and, if it is right, move it over")
  }
}
