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
        drawline: note: the data are rounds of \(folder.path(of: "data"))/drawline/\
        express-entry.csv, to round 9999 on 2026-12-01

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
    let rows = (1...1000).map { "\($0),2026-01-02,General,1000,470,,\n" }.joined()
    let data = try folder.write("rounds.csv", ours + rows)
    let path = try folder.write("feed.json", feed("1000 2026-01-02 471"))
    let old = try folder.text(of: "rounds.csv")
    let new = old.replacing(
      "1000,2026-01-02,General,1000,470", with: "1000,2026-01-02,General,1000,471")
    // The kills are spread over the time that an update takes here.
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try Drawline.run("update", "--data", data, "--from", path) }
    var random = SeededGenerator(seed: 100)
    for _ in 0..<100 {
      let moment = Double.random(in: 0..<1.1, using: &random) * (whole / .microseconds(1))
      for name in try folder.names() where name.hasPrefix("rounds.") {
        try FileManager.default.removeItem(atPath: folder.path(of: name))
      }
      try folder.write("rounds.csv", old)
      let process = Process()
      process.executableURL = try Drawline.executable()
      process.arguments = ["update", "--data", data, "--from", path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(moment))
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      let now = try folder.text(of: "rounds.csv")
      #expect(now == old || now == new, "killed after \(moment) µs")
      // What stands beside the rounds is whole too, and is read with them.
      if try folder.names().contains("rounds.revisions.csv") {
        let revisions = try folder.text(of: "rounds.revisions.csv")
        #expect(revisions.hasPrefix("round,field,old,new,seen\n1000,cutoff,470,471,"))
        #expect(revisions.hasSuffix("\n"))
      }
    }
    #expect(try Drawline.run("draws", "--data", data).status == 0)
    let last = try Drawline.run("update", "--data", data, "--from", path)
    #expect(last.status == 0)
    #expect(try folder.text(of: "rounds.csv") == new)
    #expect(try !folder.names().contains { $0.hasSuffix(".new") })
  }

  @Test func `what was known on a day is told for the pool as for the rounds`() throws {
    func feed(_ cutoff: Int, _ candidates: Int) -> String {
      let bands = (1...18).map { "\"dd\($0)\": \"\([1, 18].contains($0) ? candidates : 0)\"" }
      return """
        {"rounds": [{"drawNumber": "1", "drawDate": "2026-01-02", "drawName": "General",
        "drawSize": "10", "drawCRS": "\(cutoff)", "drawDateTime": "", "drawCutOff": "",
        "drawDistributionAsOn": "January 1, 2026", \(bands.joined(separator: ", "))}]}
        """
    }
    let data = try folder.write("rounds.csv", ours)
    for (day, feed) in [("2026-01-03", feed(470, 700)), ("2026-06-01", feed(475, 705))] {
      let path = try folder.write("feed.json", feed)
      let run = try Drawline.run("update", "--data", data, "--from", path, "--today", day)
      #expect(run.status == 0)
    }
    let known = try ["2026-05-31", "2026-06-01"].map { day in
      let arguments = ["--data", data, "--as-of", day, "--format", "csv"]
      let draws = try Drawline.run(["draws"] + arguments).stdout
      let pool = try Drawline.run(["pool"] + arguments).stdout
      return [
        draws.split(separator: ",").suffix(2).first, pool.split(separator: ",")[5],
      ].compactMap { $0.map(String.init) }
    }
    #expect(known == [["470", "700"], ["475", "705"]])
    let before = try Drawline.run("pool", "--data", data, "--as-of", "2026-01-01")
    #expect(before.status == 65)
  }

  @Test func `the French form in Windows-1252 is merged like the English`() throws {
    let data = try folder.write(
      "rounds.csv", ours + "1,2026-01-02,Canadian Experience Class,1000,470,,\n")
    let french = feed("1 2026-01-02 470", "2 2026-02-02 480")
      .replacing("General", with: "Catégorie de l'expérience canadienne")
      .replacing("1,000", with: "1\u{A0}000")
      .replacing("January 1, 2026", with: "1er janvier 2026")
    let path = try folder.write("feed.json", french.unicodeScalars.map { UInt8($0.value) })
    let run = try Drawline.run(
      "update", "--data", data, "--from", path, "--today", "2026-06-01", "--format", "csv")
    #expect(run.stdout == "change,round,field,old,new\nnew,2,,,2026-02-02\n")
    #expect(
      try folder.text(of: "rounds.csv") == ours
        + "1,2026-01-02,Canadian Experience Class,1000,470,,\n"
        + "2,2026-02-02,Catégorie de l'expérience canadienne,1000,480,,\n")
  }

  @Test func `a full disk is an error, and the old data are as they were`() throws {
    let rows = (1...4000).map { "\($0),2026-01-02,General,1000,470,,\n" }.joined()
    let data = try folder.write("rounds.csv", ours + rows)
    let path = try folder.write("feed.json", feed("4000 2026-01-02 471"))
    // A limit on the size of files meets the same step of writing that a full disk does.
    let program = try Drawline.executable().path
    let run = try Drawline.run(
      ["-c", "ulimit -f 8; exec \"$0\" \"$@\"", program, "update", "--data", data, "--from", path],
      program: URL(filePath: "/bin/sh"))
    #expect(run.stderr == "drawline: \(data): cannot be written: file too large; \(placeAdvice)\n")
    #expect(run.stdout == "")
    #expect(run.status == 73)
    #expect(try folder.text(of: "rounds.csv") == ours + rows)
    #expect(try folder.names() == [".drawline.lock", "feed.json", "rounds.csv"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full standard output is an error`() throws {
    let program = try Drawline.executable().path
    let run = try Drawline.run(
      ["-c", "\"$0\" draws >/dev/full", program], program: URL(filePath: "/bin/sh"))
    #expect(
      run.stderr.hasPrefix("drawline: standard output: cannot be written: no space left on device"))
    #expect(run.status == 73)
  }

  /// The superuser may write anywhere, so that the folder is one in which nobody can.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
  func `a folder that cannot be written is an error`() throws {
    let path = try folder.write("feed.json", feed("9999 2026-12-01 480"))
    let run = try Drawline.run("update", "--from", path, environment: ["XDG_DATA_HOME": "/proc"])
    #expect(run.stderr.hasPrefix("drawline: /proc/drawline: cannot be written: "))
    #expect(run.stdout == "")
    #expect(run.status == 73)
  }

  @Test(.disabled(if: getuid() == 0, "the superuser may write every folder"))
  func `a folder that may not be written is an error, and the old data stay`() throws {
    let data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
    let path = try folder.write("feed.json", feed("1 2026-01-02 475"))
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let run = try Drawline.run("update", "--data", data, "--from", path)
    #expect(run.stderr.contains("cannot be written: permission denied"))
    #expect(run.status == 73)
    #expect(try folder.text(of: "rounds.csv") == ours + "1,2026-01-02,General,1000,470,,\n")
  }

  @Test func `a feed without an end is refused`() throws {
    let data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
    let run = try Drawline.run("update", "--data", data, "--from", "/dev/zero")
    #expect(run.stderr.hasPrefix("drawline: /dev/zero: longer than 32 MiB, of which nothing is "))
    #expect(run.status == 65)
  }
}

private let placeAdvice = "choose another place with --output"
