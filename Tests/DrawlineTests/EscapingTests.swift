import Foundation
import TestSupport
import Testing

/// What a file holds is shown, but does nothing where it is shown.
struct EscapingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(name: String) throws -> String {
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    let rows = (1...12).map { month in
      "\(month),2026-\(month < 10 ? "0" : "")\(month)-10,\(quoted),10,47\(month % 10)\n"
    }
    return try folder.write(
      "rounds.csv", "round,date,name,invitations,cutoff\n" + rows.joined())
  }

  @Test(arguments: ["=1+1", "+A1", "-1+2", "@SUM(A1)", "\t=1+1"])
  func `a formula is text in a spreadsheet`(name: String) throws {
    let path = try file(name: "x" + name)
    let text = try folder.text(of: "rounds.csv").replacing("\"x", with: "\"")
    try folder.write("rounds.csv", text)
    let run = try Drawline.run(
      "draws", "--data", path, "--categories", "any", "--last", "1", "--format", "csv")
    let row = try #require(run.stdout.split(separator: "\n").last)
    #expect(row.split(separator: ",")[2].trimmingPrefix("\"").hasPrefix("'"))
  }

  @Test(arguments: ["\u{1B}[31mRed", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{202E}live", "a\u{8}b"])
  func `what would steer a terminal is shown as text`(name: String) throws {
    let path = try file(name: name)
    let run = try Drawline.run("draws", "--data", path, "--categories", "any")
    let steering = run.stdout.unicodeScalars.contains {
      $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
    }
    #expect(!steering)
    #expect(run.stdout.contains("\\u{"))
  }

  @Test func `JSON escapes what is in it`() throws {
    let path = try file(name: "a\"b\\c\u{1}")
    let run = try Drawline.run(
      "draws", "--data", path, "--categories", "any", "--last", "1", "--format", "json")
    let rows = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [[String: Any]]
    #expect(rows?.first?["name"] as? String == "a\"b\\c\u{1}")
  }

  @Test func `markup is text in a report and its charts`() throws {
    let name = "<script>alert(1)</script>\"'&"
    let path = try file(name: name)
    let report = folder.path(of: "report")
    let run = try Drawline.run(
      "report", "--data", path, "--categories", "any", "--month", "2026-12", "--output", report)
    #expect(run.status == 0)
    let files = FileManager.default.enumerator(atPath: report)?.compactMap { $0 as? String } ?? []
    var pages = 0
    for file in files where file.hasSuffix(".html") || file.hasSuffix(".svg") {
      pages += 1
      let text = try folder.text(of: "report/" + file)
      #expect(!text.contains("<script>alert"), "\(file)")
      #expect(!text.contains("</script>\"'&"), "\(file)")
    }
    #expect(pages > 1)
  }
}
