import Foundation
import Testing
import TestSupport

struct ReportCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a report is written into a folder named after its month`() throws {
    let run = try Drawline.run("report", "--month", "2024-07", folder: folder.path)
    #expect(run.status == 0)
    #expect(run.stdout == "report-2024-07/index.html\n")
    #expect(try folder.names() == ["report-2024-07"])
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(of: "report-2024-07")
    ).sorted()
    #expect(
      files == [
        "charts", "charts/cutoffs-pnp.svg", "charts/cutoffs.svg", "charts/deltas.svg",
        "charts/forecast-cec.svg", "charts/pool.svg", "charts/sizes-cec.svg",
        "charts/totals.svg", "index.html", "manifest.json", "report.md", "tables",
        "tables/categories.csv", "tables/chances.csv", "tables/deltas.csv", "tables/forecasts.csv",
        "tables/outlook.csv", "tables/pool.csv", "tables/rounds.csv", "tables/sizes.csv",
        "tables/totals.csv", "tables/years.csv",
      ])
  }

  @Test func `a second report over the first gives the same bytes`() throws {
    let first = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--format", "json")
    let second = try Drawline.run(
      "report", "--output", folder.path(of: "a"), "--format", "json")
    #expect(first.stdout == second.stdout)
    #expect(try folder.text(of: "a/manifest.json") == first.stdout)
  }

  @Test func `the reports of all months are each as if asked for alone`() throws {
    let rounds = try Drawline.run("draws", "--from", "2026-01-01", "--format", "csv").stdout
    try folder.write("rounds.csv", rounds)
    let all = try Drawline.run(
      "report", "--all", "--data", "rounds.csv", "--output", "r", folder: folder.path)
    #expect(all.status == 0)
    #expect(
      all.stdout
        == ["2026-01", "2026-02", "2026-03"].map { "r/report-\($0)/index.html\n" }.joined())
    let one = try Drawline.run(
      "report", "--month", "2026-02", "--data", "rounds.csv", "--output", "one", folder: folder.path
    )
    #expect(one.status == 0)
    #expect(
      try folder.text(of: "r/report-2026-02/manifest.json")
        == folder.text(of: "one/manifest.json"))
  }

  @Test func `a folder that cannot be written is an error, and nothing is left`() throws {
    try folder.write("file", "not a folder")
    let run = try Drawline.run("report", "--output", folder.path(of: "file"))
    #expect(run.status == 73)
    #expect(run.stderr.hasPrefix("drawline: \(folder.path(of: "file")): cannot be written: "))
    #expect(try folder.names() == ["file"])
    #expect(try folder.text(of: "file") == "not a folder")
  }
}
