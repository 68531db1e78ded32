import Foundation
import TestSupport
import Testing

/// `drawline run`: an analysis in a file.
struct RunCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "sales.csv",
      "month,sales\n" + (1...30).map { "20\(10 + $0)-01,\($0 * 7 % 11 + 20)\n" }.joined())
  }

  /// The digest of a file as `drawline run` itself tells it.
  private func pinned(_ text: String) throws -> String {
    try folder.write("analysis.txt", text)
    let run = try Drawline.run("run", folder.path(of: "analysis.txt"))
    let parts = run.stderr.components(separatedBy: "write: ").dropFirst()
    return parts.reduce(text) { text, part in
      let line = part.prefix { $0 != "\n" }
      let name = line.split(separator: " ")[1]
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("data \(name)") ? String(line) : String($0) }.joined(separator: "\n")
    }
  }

  private func write(_ text: String) throws {
    let whole = try pinned(text)
    try folder.write("analysis.txt", whole)
  }

  private func run(_ options: String...) throws -> Drawline.Run {
    try Drawline.run(["run", folder.path(of: "analysis.txt"), "--quiet"] + options)
  }

  private let analysis = """
    # Are the naive forecasts of sales good enough?
    data sales.csv
    data bundled
    series forecast sales.csv --time month --value sales --model naive --horizon 2
      --format csv > forecast.csv
    series backtest sales.csv --time month --value sales --model naive
      --require "naive.mase<=9, naive.n>=1" > backtest.txt
    draws --category cec --as-of 2024-01-31 --format csv --output cec.csv --quiet
    """

  @Test func `what the commands write is put into one folder with one manifest`() throws {
    try write(analysis)
    let run = try run()
    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.stdout == "\(folder.path(of: "analysis"))/manifest.json\n")
    #expect(try folder.text(of: "analysis/forecast.csv").contains("sales,2041-01,naive,"))
    #expect(try folder.text(of: "analysis/cec.csv").hasPrefix("round,date,"))
    let manifest = try folder.text(of: "analysis/manifest.json")
    for name in ["analysis.txt", "sales.csv", "bundled", "forecast.csv", "cec.csv"] {
      #expect(manifest.contains("\"name\": \"\(name)\""))
    }
    let first = manifest
    #expect(try self.run().status == 0)
    #expect(try folder.text(of: "analysis/manifest.json") == first)
  }

  @Test func `it is checked in place, and verified where it has been moved alone`() throws {
    try write(analysis)
    #expect(try run().status == 0)
    #expect(try run("--check").status == 0)
    try FileManager.default.moveItem(
      atPath: folder.path(of: "analysis"), toPath: folder.path(of: "moved"))
    try FileManager.default.removeItem(atPath: folder.path(of: "sales.csv"))
    #expect(try Drawline.run("verify", folder.path(of: "moved")).status == 0)

    try folder.write("moved/backtest.txt", "MASE 0.1")
    try folder.write("moved/extra.txt", "mine")
    try FileManager.default.removeItem(atPath: folder.path(of: "moved/cec.csv"))
    let verified = try Drawline.run("verify", folder.path(of: "moved"))
    #expect(verified.status == 1)
    for (file, verdict) in [
      ("backtest.txt", "differs"), ("extra.txt", "added"), ("cec.csv", "missing"),
    ] {
      let row = verified.stdout.split(separator: "\n").first { $0.hasPrefix(file) }
      #expect(row?.hasSuffix(verdict) == true, "\(String(describing: row))")
    }
    try folder.write("moved/sales.csv", "month,sales\n2026-01,1\n")
    let edited = try Drawline.run("verify", folder.path(of: "moved"))
    #expect(edited.status == 65)
    #expect(edited.stderr.contains("sales.csv is not what the analysis was written for"))
  }

  @Test func `an expectation that does not hold has its status, and nothing is written`() throws {
    try write(analysis.replacing("naive.mase<=9", with: "naive.mase<=0.001"))
    let run = try run()
    #expect(run.status == 1)
    #expect(run.stderr.contains("naive.mase<=0.001 does not hold: "))
    #expect(run.stderr.contains("analysis.txt:6: \"series backtest"))
    #expect(run.stderr.hasSuffix("ended with status 1; nothing was written\n"))
    #expect(try folder.names().sorted() == ["analysis.txt", "sales.csv"])
  }

  @Test func `a file that no line of data names is not there`() throws {
    try folder.write(
      "analysis.txt", "series forecast sales.csv --time month --value sales > a.csv\n")
    let run = try run()
    #expect(run.status == 66)
    #expect(run.stderr.contains("sales.csv: cannot be read"))
  }

  @Test(arguments: [
    ("data sales.csv 00\ndraws > a\n", "sales.csv is not what the analysis was written for"),
    ("data none.csv 00\ndraws > a\n", "there is no file \"none.csv\""),
    ("draws --output /tmp/a\n", "\"/tmp/a\" leads out of the folder"),
    ("draws --output=../a\n", "\"--output=../a\" leads out of the folder"),
    ("report --templates ~/t\n", "\"~/t\" leads out of the folder"),
    ("data ../a 00\ndraws > a\n", "\"../a\" leads out of the folder"),
    ("update\n", "an analysis has no command \"update\""),
    ("run other.txt\n", "an analysis has no command \"run\""),
    ("draws > a b\n", "> stands before the name of a file"),
    ("draws 'a\n", "a quote is not closed"), ("# nothing\n", "the analysis has no command"),
    ("data a b c\ndraws > a\n", "a line of data has a name and a digest"),
  ])
  func `what is wrong with an analysis is told, and nothing runs`(
    text: String, problem: String
  ) throws {
    try folder.write("analysis.txt", text)
    let run = try run()
    #expect(run.status == 65)
    #expect(run.stderr.contains("analysis.txt:1:1: \(problem)"), "\(run.stderr)")
    #expect(try folder.names().sorted() == ["analysis.txt", "sales.csv"])
  }

  @Test func `backtest takes several bounds in one option`() throws {
    let good = try Drawline.run(
      "backtest", "cec", "--as-of", "2024-06-30", "--require", "mae<=200, naive.n>=1")
    #expect(good.status == 0, "\(good.stderr)")
    let bad = try Drawline.run(
      "backtest", "cec", "--as-of", "2024-06-30", "--require", "mae<=200,naive.n>=100000")
    #expect(bad.status == 1)
    #expect(bad.stderr.contains("naive.n>=100000 does not hold"))
    #expect(try Drawline.run("backtest", "cec", "--require", "mae<=200,,").status == 64)
  }
}
