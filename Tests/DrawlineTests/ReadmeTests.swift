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

  /// But for `update`, which needs the network.
  @Test func `every other command runs as it stands`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "draws.csv", "Number,Date,Type,Invitations,CRS Score\n1,2026-01-05,Mine,100,470\n")
    let sales = (1...30).map { month in
      "\(2023 + (month - 1) / 12)-\((month - 1) % 12 + 1 < 10 ? "0" : "")\((month - 1) % 12 + 1)"
        + ",North,\(100 + month * month % 7)"
    }
    _ = try folder.write("sales.csv", "month,store,sales\n" + sales.joined(separator: "\n") + "\n")
    let commands = try readme().components(separatedBy: "```sh\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
      .flatMap { $0.split(separator: "\n") }
      .filter { $0.hasPrefix("drawline ") && $0 != "drawline update" }
    #expect(commands.count >= 5)
    for command in commands {
      let run = try Drawline.run(Array(words(of: command).dropFirst()), folder: folder.path)
      #expect(run.status == 0, "\(command): \(run.stderr)")
    }
  }

  /// The words of a line as a shell parts them, double quotes taken away.
  private func words(of line: Substring) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
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
