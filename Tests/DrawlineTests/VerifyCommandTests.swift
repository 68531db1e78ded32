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
    let rows = run.stdout.split(separator: "\n").dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).prefix(2).joined(separator: ",")
    }
    return (run.status, rows)
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

  @Test func `a file that the report made anew does not have was added, listed or not`() throws {
    try report()
    try folder.write("r/tables/mine.csv", "abc")
    try folder.write("r/notes.txt", "mine")
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
    #expect(
      rows.filter { !$0.hasSuffix(",same") }
        == ["manifest.json,differs", "notes.txt,added", "tables/mine.csv,added"])
  }

  /// Each is a way to make a report say another thing and its manifest keep quiet about it.
  @Test(arguments: [
    ("\"outputs\": [", "\"outputs\": [], \"others\": ["),
    ("\"name\": \"index.html\"", "\"name\": \"index.htm\""),
    ("\"version\": \"", "\"version\": \"9"),
    ("\"asOf\": \"2024-07-31\"", "\"asOf\": \"2024-07-01\""),
    ("\"asOf\": \"2024-07-31\"", "\"asOf\": \"2024-07-30\""),
    ("\"title\": null", "\"title\": \"Us\""),
    ("\"columns\": null", "\"columns\": \"cutoff=CRS\""), ("\"sha256\": \"", "\"sha256\": \"0"),
    ("\"command\": \"report\"", "\"command\": \"reports\""), ("\"bytes\": ", "\"bytes\": 1"),
  ])
  func `an altered manifest does not hold`(old: String, new: String) throws {
    try report()
    try folder.write("r/index.html", "<h1>The cut-off will be 300</h1>")
    let text = try folder.text(of: "r/manifest.json")
    let place = try #require(text.range(of: old))
    try folder.write("r/manifest.json", text.replacingCharacters(in: place, with: new))
    let (status, rows) = try verdicts()

    #expect(status == 1)
    #expect(rows.first?.hasPrefix("index.html,") == true)
    #expect(rows.contains("manifest.json,differs"))

    let honest = try Drawline.run(
      "report", "--month", "2024-07", "--output", folder.path(of: "other"))
    #expect(honest.status == 0)
    try folder.write("r/index.html", folder.text(of: "other/index.html"))
    let manifest = try verdicts()
    #expect(manifest.status == 1)
    #expect(manifest.rows.contains("manifest.json,differs"))
  }

  @Test func `the first difference of a file is told`() throws {
    try report()
    let page = try folder.text(of: "r/report.md")
    try folder.write("r/report.md", page.replacing("2024", with: "2023", maxReplacements: 1))
    let run = try Drawline.run("verify", folder.path(of: "r"))

    #expect(run.status == 1)
    #expect(run.stdout.contains("\nreport.md, line 1, column "))
    #expect(run.stdout.contains("2023"))
  }

  @Test func `a link, a pipe and a file without an end are told, and none is read`() throws {
    try report()
    for name in ["index.html", "report.md", "tables/rounds.csv"] {
      try FileManager.default.removeItem(atPath: folder.path(of: "r/" + name))
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "r/index.html"), withDestinationPath: "/dev/zero")
    #expect(mkfifo(folder.path(of: "r/report.md"), 0o600) == 0)
    try folder.write("r/tables/rounds.csv", "")
    #expect(truncate(folder.path(of: "r/tables/rounds.csv"), 1 << 40) == 0)
    let (status, rows) = try verdicts()

    #expect(status == 1)
    #expect(
      rows.filter { !$0.hasSuffix(",same") }
        == ["index.html,irregular", "report.md,irregular", "tables/rounds.csv,edited"])
  }

  @Test func `a manifest that is a link or a pipe is not read`() throws {
    try report()
    let path = folder.path(of: "r/manifest.json")
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try verdicts().status == 66)
  }

  @Test func `a report of a user's file is made again from the copy in its folder`() throws {
    let rounds = try Drawline.run("draws", "--to", "2024-07-31", "--format", "csv").stdout
    let own = rounds.replacing("round,date", with: "No,date", maxReplacements: 1)
    try folder.write("mine.csv", own)
    let logo = try folder.write("logo.svg", "<svg/>")
    try folder.write("report.mustache", "<h1>{{title}}</h1>{{{body}}}")
    try report(
      "--data", folder.path(of: "mine.csv"), "--columns", "round=No", "--logo", logo,
      "--templates", folder.path)
    for name in ["mine.csv", "logo.svg", "report.mustache"] {
      try FileManager.default.removeItem(atPath: folder.path(of: name))
    }
    let (status, rows) = try verdicts()
    #expect(status == 0)
    #expect(
      rows.suffix(3) == [
        "inputs/rounds.csv,same", "inputs/logo.svg,same", "inputs/templates/report.mustache,same",
      ])

    try folder.write("r/inputs/rounds.csv", own + " ")
    let edited = try Drawline.run("verify", folder.path(of: "r"))
    #expect(edited.status == 65)
    #expect(edited.stderr.contains("inputs/rounds.csv is not what it was made from; restore it"))
  }

  @Test func `without copies a report needs its file, wherever it lies now`() throws {
    let rounds = try Drawline.run("draws", "--to", "2024-07-31", "--format", "csv").stdout
    try folder.write("mine.csv", rounds)
    try report("--data", folder.path(of: "mine.csv"), "--no-keep-inputs")
    try folder.write("moved.csv", rounds)
    try folder.write("other.csv", rounds + "9999,2024-07-31,General,general,1,500,\n")

    #expect(try verdicts("--data", folder.path(of: "moved.csv")).status == 0)
    let other = try Drawline.run(
      "verify", folder.path(of: "r"), "--data", folder.path(of: "other.csv"))
    #expect(other.status == 65)
    #expect(other.stderr.contains("it was made from another \(folder.path(of: "mine"))"))
  }

  @Test func `data that were updated since are told apart from a report that differs`() throws {
    let home = folder.path(of: "home")
    let own = home + "/drawline/express-entry.csv"
    try FileManager.default.createDirectory(
      atPath: home + "/drawline", withIntermediateDirectories: true)
    let rounds = try Drawline.run("draws", "--format", "csv").stdout
    try Data(rounds.utf8).write(to: URL(filePath: own))
    let environment = ["XDG_DATA_HOME": home]
    for (name, option) in [("kept", "--keep-inputs"), ("bare", "--no-keep-inputs")] {
      let written = try Drawline.run(
        "report", "--month", "2024-07", "--output", folder.path(of: name), option,
        environment: environment)
      try #require(written.status == 0)
    }
    try Data((rounds + "9999,2030-01-02,General,general,1,500,\n").utf8).write(
      to: URL(filePath: own))

    let kept = try Drawline.run("verify", folder.path(of: "kept"), environment: environment)
    #expect(kept.status == 0)
    #expect(kept.stderr.contains("note: the data in use have changed since; the report was made"))
    let bare = try Drawline.run("verify", folder.path(of: "bare"), environment: environment)
    #expect(bare.status == 0)
    #expect(bare.stderr.contains("changed since the report was made; made from what is there now"))
  }

  @Test func `the bundled data are kept where that is asked for`() throws {
    try report("--keep-inputs")
    let (status, rows) = try verdicts()
    #expect(status == 0)
    #expect(rows.contains("inputs/rounds.csv,same"))
    #expect(rows.contains("inputs/rounds.pool.csv,same"))
  }

  @Test func `a manifest cannot lead out of its folder`() throws {
    try folder.write("logo.svg", "<svg/>")
    try report("--logo", folder.path(of: "logo.svg"))
    let manifest = try folder.text(of: "r/manifest.json")
    try folder.write(
      "r/manifest.json",
      manifest.replacingOccurrences(of: "\"inputs/logo.svg\"", with: "\"../logo.svg\""))

    let run = try Drawline.run("verify", folder.path(of: "r"))
    #expect(run.status == 65)
    #expect(run.stderr.contains("cannot be replayed: ../logo.svg is not what it was made from"))
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
