import Foundation
import Testing
import TestSupport

struct ReadmeTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(components: "..", "..").standardizedFileURL

  private func readme() throws -> String {
    try String(contentsOf: root.appending(component: "README.md"), encoding: .utf8)
  }

  @Test func `every command shown gives the output shown`() throws {
    let blocks = try readme().components(separatedBy: "```console\n$ drawline ").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(blocks.count >= 6)
    for block in blocks {
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let arguments = lines[0].split(separator: " ").map(String.init)
      let run = try Drawline.run(arguments)
      #expect(run.stdout == lines[1], "drawline \(lines[0]); mend it by Scripts/readme")
    }
  }

  @Test func `the picture is that of the report`() throws {
    let folder = try TemporaryFolder()
    _ = try Drawline.run("report", "--output", folder.path(of: "report"))
    let shown = try String(
      contentsOf: root.appending(components: "Documentation", "forecast-healthcare.svg"),
      encoding: .utf8)
    #expect(
      try folder.text(of: "report/charts/forecast-healthcare.svg") == shown,
      "renew it by Scripts/readme")
  }
}
