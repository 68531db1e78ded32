import Foundation
import Testing
import TestSupport

private let tracker = """
  #,Date,Type,Invitations,Points
  346,"May 12, 2025",Provincial Nominee Program,511,706
  347,13-May-25,Canadian Experience Class,500,547

  """

struct DataOptionsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file is read under its own names of columns`() throws {
    let path = try folder.write("tracker.csv", tracker)
    let run = try Drawline.run(
      "draws", "--data", path, "--columns", "cutoff=Points", "--format", "csv")
    #expect(run.stdout.split(separator: "\n").last?.hasPrefix("347,2025-05-13,") == true)
    #expect(run.status == 0)
  }

  @Test func `a name of a column may hold a comma where it is quoted`() throws {
    let path = try folder.write(
      "tracker.csv", tracker.replacing("Points", with: "\"Points, CRS\""))
    let run = try Drawline.run("draws", "--data", path, "--columns", "cutoff=\"Points, CRS\"")
    #expect(run.status == 0)
  }

  @Test(arguments: ["cutoff", "=Points", "cutof=Points", "cutoff="])
  func `columns that are not ours are a fault of usage`(columns: String) throws {
    let path = try folder.write("tracker.csv", tracker)
    let run = try Drawline.run("draws", "--data", path, "--columns", columns)
    #expect(run.status == 64)
    #expect(run.stdout == "")
    #expect(run.stderr.hasPrefix("drawline: --columns "))
  }

  @Test func `standard input is read like a file`() throws {
    let run = try Drawline.run(
      "draws", "--data", "-", "--columns", "cutoff=Points", input: Array(tracker.utf8))
    #expect(run.status == 0)
    let bad = try Drawline.run("draws", "--data", "-", input: Array("round\n".utf8))
    #expect(bad.stderr.hasPrefix("drawline: standard input:1:1: no column "))
  }

  @Test func `the variable names the file that no option names`() throws {
    let path = try folder.write("t.csv", tracker.replacing("Points", with: "CRS"))
    let run = try Drawline.run("draws", "--format", "csv", environment: ["DRAWLINE_DATA": path])
    #expect(run.stdout.split(separator: "\n").count == 3)
    let other = try Drawline.run(
      "draws", "--data", path, environment: ["DRAWLINE_DATA": "/nowhere.csv"])
    #expect(other.status == 0)
  }

  @Test func `a feed is read like a file of rounds`() throws {
    let path = try folder.write(
      "feed.json",
      """
      {"rounds": [{"drawNumber": "1", "drawDate": "2015-01-31", "drawName": "General",
      "drawSize": "1,000", "drawCRS": "886", "drawDateTime": "", "drawCutOff": "",
      "drawDistributionAsOn": "January 31, 2015", \
      \((1...18).map { "\"dd\($0)\": \"0\"" }.joined(separator: ", "))}]}
      """)
    let run = try Drawline.run("draws", "--data", path, "--format", "csv")
    #expect(run.stdout.split(separator: "\n").last == "1,2015-01-31,General,general,1000,886,")
  }

  @Test func `any names of categories are taken where it is asked for`() throws {
    let path = try folder.write(
      "t.csv", "round,date,name,invitations,cutoff\n1,2025-05-12,Subclass 189,511,65\n")
    #expect(try Drawline.run("draws", "--data", path).status == 65)
    let run = try Drawline.run("draws", "--data", path, "--categories", "any", "--format", "csv")
    #expect(
      run.stdout.split(separator: "\n").last == "1,2025-05-12,Subclass 189,Subclass 189,511,65,")
  }

  @Test func `a user's own file of categories makes a new name known`() throws {
    let path = try folder.write(
      "t.csv", "round,date,name,invitations,cutoff\n1,2026-05-12,\"Researchers, Version 1\",5,65\n")
    let home = ["XDG_DATA_HOME": folder.path]
    let unknown = try Drawline.run("draws", "--data", path, environment: home)
    let own = folder.path(of: "drawline/categories.csv")
    #expect(unknown.stderr.contains("; add line 2 for it to \(own), below its header "))
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "drawline"), withIntermediateDirectories: true)
    try folder.write(
      "drawline/categories.csv",
      """
      name,category,version,validFrom,source
      "Researchers, Version 1",researchers,1,2026-02-18,https://example.org
      """)
    let known = try Drawline.run("draws", "--data", path, environment: home)
    #expect(known.stdout.contains("researchers"))
  }

  @Test(arguments: ["draws", "totals", "deltas"])
  func `later rounds change nothing of what was known on a day`(command: String) throws {
    let all = try Drawline.run("draws", "--format", "csv").stdout
    let head = all.split(separator: "\n").prefix(302).joined(separator: "\n") + "\n"
    let path = try folder.write("until.csv", head)
    let lastDay = "2024-06-19"
    let known = try Drawline.run(command, "--as-of", lastDay, "--format", "csv")
    let cut = try Drawline.run(
      command, "--data", path, "--as-of", lastDay, "--format", "csv")
    #expect(known.stdout == cut.stdout)
    #expect(known.stdout.contains("2024-06-19"))
    #expect(!known.stdout.contains("2024-07-"))
  }

  @Test func `the program works from any folder, moved away from its build`() throws {
    let moved = URL(filePath: folder.path(of: "moved"))
    try FileManager.default.copyItem(at: Drawline.executable(), to: moved)
    let run = try Drawline.run(
      "draws", "--last", "1", "--format", "csv", "--as-of", "2026-03-31", folder: "/",
      program: moved)
    #expect(run.stdout.split(separator: "\n").last?.hasPrefix("407,2026-03-31,") == true)
    #expect(run.status == 0)
  }

  @Test func `a result is written to a file, whole`() throws {
    let path = try folder.write("out.csv", "old")
    let run = try Drawline.run("draws", "--last", "1", "--format", "csv", "--output", path)
    #expect(run.stdout == "")
    #expect(try folder.text(of: "out.csv").hasPrefix("round,date,"))
    #expect(try folder.names() == ["out.csv"])
  }
}
