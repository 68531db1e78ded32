import Forecasting
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

  @Test func `figures of accuracy are those of the pages that scripts write`() throws {
    let text = try prose()
    let methods = try rows(of: "methods.md")
    func score(_ given: String, _ model: String) throws -> [String] {
      try #require(methods.first { $0.prefix(2) == [given, "`\(model)`"] })
    }
    let known = try score("date and size", "auto")
    let median = try #require(Double(known[3])).rounded()
    #expect(text.contains("from June 2023 to March 2026 by \(known[2]) points on average"))
    #expect(text.contains("half of them by about \(Int(median)) or less"))
    #expect(text.contains("where the last value misses by \(try score("nothing", "naive")[2]);"))
    #expect(text.contains("with the date known, by \(try score("date", "auto")[2]),"))
    #expect(text.contains("with nothing, by \(try score("nothing", "auto")[2])."))

    let chances = try #require(methods.first { $0[0] == "70–80 %" })
    let invited = try #require(Double(chances[3].dropLast(2))).rounded()
    #expect(text.contains("given 70–80 %, \(Int(invited)) in 100 were invited"))
  }

  @Test func `figures of competitions are those of their page`() throws {
    let names = [
      "SeasonalCombination(period:)": "auto", "ETSAverage(period:)": "ets-average",
      "SeasonallyAdjusted(DynamicTheta(…), period:)": "dot", "ETS(period:)": "ets",
      "CES(period:)": "ces",
    ]
    let measured = try rows(of: "competitions.md")
    let shown = rows(in: try readme()).filter { names[$0[0].filter { $0 != "`" }] != nil }
    #expect(shown.count == names.count)
    for row in shown {
      let method = names[row[0].filter { $0 != "`" }]
      let cells = try #require(
        measured.first { $0.prefix(3) == ["M3", "all", method ?? ""] && $0.count == 9 })
      #expect(Array(row[1...2]) == Array(cells[4...5]), "\(row[0])")
      let (milliseconds, exact) = (Double(row[3]) ?? 0, Double(cells[8]) ?? .nan)
      #expect(abs(milliseconds - exact) < (milliseconds < 1 ? 0.051 : 0.51), "\(row[0])")
    }
  }

  @Test func `the table of methods is the catalogue`() throws {
    let shown = rows(in: try readme())
    for method in ForecastMethod.allCases {
      #expect(shown.contains(["`\(method.rawValue)`", method.title, method.source]), "\(method)")
    }
  }

  /// The text of the README in one line.
  private func prose() throws -> String {
    try readme().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The rows of the tables of a page.
  private func rows(of page: String) throws -> [[String]] {
    rows(
      in: try String(
        contentsOf: root.appending(components: "Documentation", page), encoding: .utf8))
  }

  private func rows(in text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
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
    _ = try Drawline.run("report", "--lead", "healthcare", "--output", folder.path(of: "report"))
    let shown = try String(
      contentsOf: root.appending(components: "Documentation", "forecast-healthcare.svg"),
      encoding: .utf8)
    #expect(
      try folder.text(of: "report/charts/forecast-healthcare.svg") == shown,
      "renew it by Scripts/readme")
  }
}
