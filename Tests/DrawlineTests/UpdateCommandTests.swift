import Foundation
import TestSupport
import Testing

/// A feed of rounds, each written as "number day cutoff".
private func feed(_ rounds: String...) -> String {
  let objects = rounds.map { round in
    let parts = round.split(separator: " ")
    let bands = (1...18).map { "\"dd\($0)\": \"0\"" }.joined(separator: ", ")
    return """
      {"drawNumber": "\(parts[0])", "drawDate": "\(parts[1])", "drawName": "General",
      "drawSize": "1,000", "drawCRS": "\(parts[2])", "drawDateTime": "", "drawCutOff": "",
      "drawDistributionAsOn": "January 1, 2026", \(bands)}
      """
  }
  return "{\"rounds\": [\(objects.joined(separator: ",\n"))]}"
}

private let ours = "round,date,name,invitations,cutoff,tieBreak,drawn\n"

struct UpdateCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var home: [String: String] { ["XDG_DATA_HOME": folder.path(of: "data")] }

  @Test func `the first update creates the user's own dataset, which commands then read`() throws {
    let path = try folder.write("feed.json", feed("9999 2026-12-01 480"))
    let update = try Drawline.run(
      "update", "--from", path, "--today", "2026-12-02", "--format", "csv", environment: home)
    #expect(
      update.stdout.hasPrefix("change,round,field,old,new\nnew,9999,,,2026-12-01\nvanished,1,"))
    #expect(update.stderr.hasPrefix("drawline: warning: the feed lacks the newest round"))
    #expect(update.status == 0)

    let draws = try Drawline.run("draws", "--format", "csv", environment: home)
    #expect(draws.stdout.split(separator: "\n").count == 410)
    #expect(
      draws.stderr == """
        drawline: note: rounds of \(folder.path(of: "data"))/drawline/express-entry.csv, to round \
        9999 on 2026-12-01

        """)
    #expect(try Drawline.run("pool", environment: home).status == 0)
  }

  @Test func `a dry run tells the same and writes nothing`() throws {
    let path = try folder.write("feed.json", feed("9999 2026-12-01 480"))
    let run = try Drawline.run("update", "--from", path, "--dry-run", environment: home)
    #expect(run.stdout.contains("9999"))
    #expect(try folder.names() == ["feed.json"])
  }

  @Test func `a revision is kept, so that the value known before can be asked for`() throws {
    let data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
    let path = try folder.write("feed.json", feed("1 2026-01-02 475"))
    let run = try Drawline.run(
      "update", "--data", data, "--from", path, "--today", "2026-06-01", "--format", "json")
    #expect(
      run.stdout == """
        {
          "new": [],
          "revised": [
            {"round": "1", "field": "cutoff", "old": "470", "new": "475"}
          ],
          "vanished": []
        }

        """)
    let cutoffs = try ["2026-05-31", "2026-06-01"].map { day in
      try Drawline.run("draws", "--data", data, "--as-of", day, "--format", "csv").stdout
        .split(separator: ",").suffix(2).first.map(String.init)
    }
    #expect(cutoffs == ["470", "475"])
  }

  @Test(arguments: [
    ("<html>Not found</html>", 65), ("{\"rounds\": [", 65), ("", 65), ("{\"rounds\": 1}", 65),
  ])
  func `what is no feed changes nothing`(content: String, status: Int32) throws {
    let data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
    let path = try folder.write("feed.json", content)
    let run = try Drawline.run("update", "--data", data, "--from", path)
    #expect(run.status == status)
    #expect(run.stdout == "")
    #expect(try folder.text(of: "rounds.csv") == ours + "1,2026-01-02,General,1000,470,,\n")
  }

  @Test func `a file with columns of another's is not rewritten`() throws {
    let text = "#,Date,Type,Invitations,CRS,My notes\n1,2026-01-02,General,1000,470,precious\n"
    let data = try folder.write("tracker.csv", text)
    let path = try folder.write("feed.json", feed("2 2026-02-02 480"))
    let run = try Drawline.run("update", "--data", data, "--from", path)
    #expect(run.stderr.hasPrefix("drawline: \(data):1:1: the columns are not those of our own"))
    #expect(run.status == 65)
    #expect(try folder.text(of: "tracker.csv") == text)
  }

  @Test func `updates at once wait for each other and lose nothing`() async throws {
    let data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
    let feeds = try (2...9).map { number in
      try folder.write(
        "feed-\(number).json", feed("1 2026-01-02 470", "\(number) 2026-02-0\(number) 480"))
    }
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for path in feeds {
        group.addTask {
          try Drawline.run("update", "--data", data, "--from", path).status
        }
      }
      for try await status in group { #expect(status == 0) }
    }
    #expect(try folder.text(of: "rounds.csv").split(separator: "\n").count == 10)
  }

  @Test func `a kill at any moment leaves the old rounds or the new`() throws {
    let rows = (1...4000).map { "\($0),2026-01-02,General,1000,470,,\n" }.joined()
    let data = try folder.write("rounds.csv", ours + rows)
    let path = try folder.write("feed.json", feed("4000 2026-01-02 471"))
    let old = try folder.text(of: "rounds.csv")
    let new = old.replacing(
      "4000,2026-01-02,General,1000,470", with: "4000,2026-01-02,General,1000,471")
    for moment in 0..<100 {
      try folder.write("rounds.csv", old)
      let process = Process()
      process.executableURL = try Drawline.executable()
      process.arguments = ["update", "--data", data, "--from", path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(moment * 1500))
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let now = try folder.text(of: "rounds.csv")
      #expect(now == old || now == new, "killed after \(moment * 1500) µs")
    }
    #expect(try Drawline.run("draws", "--data", data).status == 0)
    let last = try Drawline.run("update", "--data", data, "--from", path)
    #expect(last.status == 0)
    #expect(try folder.text(of: "rounds.csv") == new)
  }
}
