import Foundation
import TestSupport
import Testing

/// The figures of a report are the same in its page, its Markdown, its tables and the program.
struct ReportAgreementTests {
  private static let report = Result {
    let folder = try TemporaryFolder()
    let run = try Drawline.run("report", "--month", "2026-03", "--output", folder.path)
    try #require(run.status == 0, "\(run.stderr)")
    return folder
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try Self.report.get()
  }

  /// The rows of the table whose region has a label, as texts.
  private func pageRows(_ label: String) throws -> [[String]] {
    let page = try folder.text(of: "index.html")
    let start = try #require(page.range(of: ">\(label)</caption>"))
    let end = try #require(page[start.upperBound...].range(of: "</table>"))
    return page[start.upperBound..<end.lowerBound].components(separatedBy: "<tr>").dropFirst(2).map
    {
      $0.components(separatedBy: "</t").compactMap { cell in
        cell.range(of: ">", options: .backwards).map { String(cell[$0.upperBound...]) }
      }.filter { !$0.isEmpty && $0 != "\n" }
    }
  }

  private func csv(_ text: String) -> [[String]] {
    text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func program(_ arguments: String...) throws -> [[String]] {
    csv(try Drawline.run(arguments + ["--format", "csv"]).stdout)
  }

  private func plain(_ text: String) -> String {
    text.replacingOccurrences(of: ",", with: "").replacingOccurrences(of: "−", with: "-")
      .replacingOccurrences(of: "+", with: "")
  }

  @Test func `the month's rounds`() throws {
    let page = try pageRows("The month’s rounds")
    let table = csv(try folder.text(of: "tables/rounds.csv"))
    let program = try program("deltas").filter { $0[1].hasPrefix("2026-03") }

    #expect(page.count == 9)
    #expect(table == program)
    #expect(page.map { $0[0] } == program.map { $0[0] })
    #expect(page.map { plain($0[4]) } == program.map { $0[3] })
    #expect(page.map { $0[5] == "first" ? "" : plain($0[5]) } == program.map { $0[5] })
  }

  @Test func `the invitations of the year`() throws {
    let page = try #require(try pageRows("Invitations by category").last)
    let table = try #require(csv(try folder.text(of: "tables/categories.csv")).last)
    let total = try #require(try program("totals", "--to", "2026-03-31").last)
    let markdown = try folder.text(of: "report.md")

    #expect(page.dropFirst().map { plain($0) } == Array(table.dropFirst()))
    #expect(total.contains(plain(page[4])))
    #expect(markdown.contains("| All categories | \(page.dropFirst().joined(separator: " | ")) |"))
  }

  @Test(arguments: [("pnp", "Provincial nominees"), ("healthcare", "Healthcare")])
  func `what is expected of the next round`(category: String, title: String) throws {
    let row = try #require(try pageRows("Outlook by category").first { $0[0] == title })
    let run = try Drawline.run("forecast", category, "--as-of", "2026-03-31", "--format", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    let cutoff = try #require(json["cutoff"] as? [String: Any])
    let mean = try #require(cutoff["mean"] as? Double)
    let intervals = try #require(cutoff["intervals"] as? [[String: Any]]).map {
      "\($0["lower"] ?? "")–\($0["upper"] ?? "")"
    }

    #expect(row[5] == "\(Int(mean.rounded()))")
    #expect(Array(row[6...7]) == intervals)
  }

  @Test func `every table of the page stands in the Markdown with the same figures`() throws {
    let markdown = try folder.text(of: "report.md")

    for label in [
      "The month’s rounds", "Forecasts of the month’s rounds", "Invitations by category",
    ] {
      for row in try pageRows(label) {
        #expect(markdown.contains("| \(row.joined(separator: " | ")) |"), "\(row)")
      }
    }
  }
}
