import Foundation
import TestSupport
import Testing

struct VerifyCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func report(_ options: String...) throws {
    let run = try Drawline.run(
      ["report", "--month", "2024-07", "--output", folder.path(of: "r")] + options)
    try #require(run.status == 0, "\(run.stderr)")
  }

  private func verdicts(_ options: String...) throws -> (status: Int32, rows: [String]) {
    let run = try Drawline.run(["verify", folder.path(of: "r"), "--format", "csv"] + options)
    return (run.status, run.stdout.split(separator: "\n").dropFirst().map(String.init))
  }

  @Test(arguments: ["en", "fr"])
  func `a report as it was written is the same to the byte`(language: String) throws {
    try report("--language", language)
    let (status, rows) = try verdicts()

    #expect(status == 0)
    #expect(rows.first == "index.html,same")
    #expect(rows.count > 10)
    #expect(rows.allSatisfy { $0.hasSuffix(",same") })
  }

  /// The last round of December 2025 was on the 17th: the report is of what was known on the 31st.
  @Test func `a month that ends after its last round is made anew as it was`() throws {
    let written = try Drawline.run(
      "report", "--month", "2025-12", "--output", folder.path(of: "r"))
    #expect(written.status == 0)
    #expect(try verdicts().status == 0)
  }

  @Test func `what was edited or has gone is told, and the status is 1`() throws {
    try report()
    try folder.write("r/index.html", "mine")
    try FileManager.default.removeItem(atPath: folder.path(of: "r/charts/totals.svg"))
    let (status, rows) = try verdicts()

    #expect(status == 1)
    #expect(
      rows.filter { !$0.hasSuffix(",same") }
        == ["index.html,edited", "charts/totals.svg,missing"])
  }

  @Test func `a file that the report made anew does not have differs`() throws {
    try report()
    try folder.write("r/tables/mine.csv", "abc")
    let manifest = try folder.text(of: "r/manifest.json")
    // The digest of "abc", from FIPS 180-2, appendix B.1.
    let entry = """
      {"name": "tables/mine.csv", "sha256": \
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes": 3},
      """
    let outputs = "\"outputs\": ["
    try folder.write(
      "r/manifest.json", manifest.replacingOccurrences(of: outputs, with: outputs + entry))
    let (status, rows) = try verdicts()

    #expect(status == 1)
    #expect(rows.filter { !$0.hasSuffix(",same") } == ["tables/mine.csv,differs"])
  }

  @Test func `a report of a user's file needs that file, wherever it lies now`() throws {
    let rounds = try Drawline.run("draws", "--to", "2024-07-31", "--format", "csv").stdout
    try folder.write("mine.csv", rounds)
    try report("--data", folder.path(of: "mine.csv"))
    try folder.write("moved.csv", rounds)
    try folder.write("other.csv", rounds + "9999,2024-07-31,General,general,1,500,\n")

    #expect(try verdicts("--data", folder.path(of: "moved.csv")).status == 0)
    let bundled = try Drawline.run("verify", folder.path(of: "r"))
    #expect(bundled.status == 65)
    #expect(bundled.stderr.contains("the report was made from another \(folder.path(of: "mine"))"))
    #expect(try verdicts("--data", folder.path(of: "other.csv")).status == 65)
  }

  @Test func `a manifest cannot lead out of its folder`() throws {
    try report()
    let manifest = try folder.text(of: "r/manifest.json")
    try folder.write("secret", "abc")
    try folder.write(
      "r/manifest.json",
      manifest.replacingOccurrences(of: "\"index.html\"", with: "\"../secret\""))

    #expect(try verdicts().rows.first == "../secret,missing")
  }

  @Test(arguments: ["{}", "{", "[]", "{\"options\": {\"month\": \"2024-07\"}}"])
  func `what is no manifest is told`(text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "r"), withIntermediateDirectories: true)
    try folder.write("r/manifest.json", text)
    let run = try Drawline.run("verify", folder.path(of: "r"))

    #expect(run.status == 65)
    #expect(run.stderr.hasPrefix("drawline: \(folder.path(of: "r/manifest.json")):1:"))
  }
}
