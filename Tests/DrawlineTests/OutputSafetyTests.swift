import Foundation
import TestSupport
import Testing

/// Where output goes, and what becomes of it on the way.
struct OutputSafetyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func shell(_ script: String, _ arguments: String...) throws -> Drawline.Run {
    let program = try Drawline.executable().path
    return try Drawline.run(
      ["-c", script, program] + arguments, folder: folder.path, program: URL(filePath: "/bin/sh"))
  }

  @Test func `standard error takes output that is sent to it, and no file takes its place`() throws
  {
    let run = try Drawline.run(
      "draws", "--last", "1", "--quiet", "--format", "csv", "--output", "/dev/stderr")
    #expect(run.status == 0)
    #expect(run.stderr.hasPrefix("round,date,"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "/dev/stderr").hasPrefix("/"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a device is refused`() throws {
    let run = try Drawline.run("draws", "--last", "1", "--quiet", "--output", "/dev/full")
    #expect(run.status == 73)
    #expect(
      run.stderr == "drawline: /dev/full: cannot be written: it is a device; "
        + "choose another place with --output\n")
  }

  @Test func `update writes the file that a link leads to, with its permissions`() throws {
    let real = try folder.write("real.csv", "round,date,name,invitations,cutoff,tieBreak,drawn\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "data.csv"), withDestinationPath: "real.csv")
    let feed = """
      {"rounds": [{"drawNumber": "1", "drawDate": "2026-01-02", "drawName": "General",
      "drawSize": "1,000", "drawCRS": "475", "drawDateTime": "", "drawCutOff": "",
      "drawDistributionAsOn": "January 1, 2026", \
      \((1...18).map { "\"dd\($0)\": \"0\"" }.joined(separator: ", "))}]}
      """
    let path = try folder.write("feed.json", feed)
    let run = try Drawline.run("update", "--data", folder.path(of: "data.csv"), "--from", path)
    #expect(run.status == 0)
    #expect(try folder.text(of: "real.csv").contains("\n1,2026-01-02,General,1000,475,"))
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a signal in the middle of writing leaves no file of its own`(signal: String) throws {
    let rows = (1...20_000).map { series in
      (1...12).map { "\(series),\($0),\(series % 7 + $0)\n" }.joined()
    }
    let path = try folder.write("rows.csv", "s,t,v\n" + rows.joined())
    let run = try shell(
      """
      env --default-signal=\(signal) "$0" series forecast "$1" --by s --time t --value v --horizon 1 --format csv \\
        --output out.csv 2>/dev/null & child=$!
      n=0
      while [ $n -lt 300 ] && ! ls .out.csv.*.new >/dev/null 2>&1; do sleep 0.02; n=$((n+1)); done
      ls -A | grep -c 'out.csv.*new'
      kill -\(signal) $child
      wait $child
      ls -A
      """, path)
    #expect(run.stdout == "1\nrows.csv\n", "\(run.stderr)")
  }

  @Test(arguments: ["-5", "+1.5", "-.5e3", "-12%"])
  func `a number in a cell of text keeps no apostrophe in CSV`(name: String) throws {
    let path = try folder.write("s.csv", "s,t,v\n\(name),1,1\n\(name),2,2\n\(name),3,4\n")
    let run = try Drawline.run(
      "series", "forecast", path, "--by", "s", "--time", "t", "--value", "v", "--horizon", "1",
      "--format", "csv")
    #expect(run.stdout.split(separator: "\n").last?.hasPrefix(name + ",") == true, "\(run.stderr)")
  }

  @Test func `a bulletin carries no character that steers a terminal`() throws {
    let name = "\u{1B}[31mRED\u{1B}]0;x\u{7}\u{202E}"
    let path = try folder.write(
      "c.csv",
      "round,date,name,invitations,cutoff\n1,2025-01-01,\(name),100,400\n2,2025-02-01,\(name),100,401\n"
    )
    for format in ["markdown", "html", "json"] {
      let run = try Drawline.run(
        "bulletin", "--data", path, "--categories", "any", "--quiet", "--format", format)
      #expect(run.status == 0)
      let steering = run.stdout.unicodeScalars.contains {
        $0 != "\n" && $0 != "\t" && [.control, .format].contains($0.properties.generalCategory)
      }
      #expect(!steering, "\(format)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script")))
  func `CSV on a terminal carries none either, in a pipe it is as it was`() throws {
    let name = "\u{1B}[31mRED"
    let path = try folder.write(
      "c.csv", "round,date,name,invitations,cutoff\n1,2025-01-01,\(name),100,400\n")
    let command =
      "'\(try Drawline.executable().path)' draws --data '\(path)' --categories any --quiet --format csv"
    let terminal = try Drawline.run(
      ["-qc", command, "/dev/null"], program: URL(filePath: "/usr/bin/script"))
    #expect(!terminal.stdout.contains("\u{1B}"))
    #expect(terminal.stdout.contains("\\u{1b}[31mRED"))
    #expect(try shell(command).stdout.contains(name))
  }

  @Test func `a day too far ahead is refused with the bound`() throws {
    let run = try Drawline.run(
      "chance", "--score", "500", "--category", "cec", "--by", "9999-12-31")
    #expect(run.status == 64)
    #expect(run.stderr.contains("--by 9999-12-31 is more than two years after "))
  }

  @Test(arguments: [
    (["totls"], "there is no command \"drawline totls\"; did you mean \"drawline totals\"?"),
    (["series", "forcast"], "there is no command \"drawline series forcast\"; did you mean "),
    (["help", "reprot"], "did you mean \"drawline report\"?"),
    (["chart", "xyzzy"], "there is no command \"drawline chart xyzzy\"; give one of "),
  ])
  func `a mistyped command is told the nearest`(arguments: [String], problem: String) throws {
    let run = try Drawline.run(arguments)
    #expect(run.status == 64)
    #expect(run.stderr.contains(problem))
  }
}
