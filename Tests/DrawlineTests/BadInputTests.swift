import Foundation
import Testing
import TestSupport

private let header = "round,date,name,invitations,cutoff\n"

struct BadInputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; give it a line that names the columns, and rows below it"),
    (
      "round,date,name,invitations\n",
      """
      1:1: no column "cutoff", "CRS Cut off", "CRS cut-off", "CRS", "Cut-off", "CRS score", \
      "Score"; the file has "round", "date", "name", "invitations"; say which one with --columns \
      cutoff=NAME
      """
    ),
    (
      header + "1,2024-01-10,General,10,abc\n",
      """
      2:25: cutoff "abc" is not a whole number from 0 to 1200; correct it or drop the row
      """
    ),
    (
      header + "1,2024-01-10,Nurses (Version 1),10,470\n",
      """
      2:14: name "Nurses (Version 1)" is an unknown category; add a row for it to categories.csv, \
      or take any name with --categories any
      """
    ),
    (
      header + "1,2024-02-30,General,10,470\n",
      """
      2:3: date "2024-02-30" is not a day of the calendar, such as 2026-03-18; correct it or drop \
      the row
      """
    ),
    (header + "1,2024-01-10,\"General,10,470\n", "2:14: a quote is opened and never closed; "),
    ("{\"rounds\": [", "1:12: the file ends in the middle of a value; "),
    ("<html>", "1:1: no column "),
  ])
  func `bad data is an error at its place, and nothing is written`(
    content: String, message: String
  ) throws {
    let path = try folder.write("bad.csv", content)
    let run = try Drawline.run("draws", "--data", path, "--output", folder.path(of: "out.csv"))
    #expect(run.stderr.hasPrefix("drawline: \(path):\(message)"))
    #expect(run.stdout == "")
    #expect(run.status == 65)
    #expect(try folder.names() == ["bad.csv"])
  }

  @Test func `invalid UTF-8 is an error at its place`() throws {
    let path = try folder.write("bad.csv", Array(header.utf8) + Array("é".utf8) + [0xFF, 0x0A])
    let run = try Drawline.run("draws", "--data", path)
    #expect(
      run.stderr
        == "drawline: \(path):2:3: byte 0xFF is not UTF-8; save the file in the encoding UTF-8\n")
    #expect(run.status == 65)
  }

  @Test func `all faults of a file are told, twenty of them in full`() throws {
    let rows = (1...30).map { "\($0),2024-01-10,General,10,abc\n" }.joined()
    let path = try folder.write("bad.csv", header + rows)
    let lines = try Drawline.run("draws", "--data", path).stderr.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.first?.hasPrefix("drawline: \(path):2:25: ") == true)
    #expect(lines.last == "drawline: and 10 more")
  }

  @Test func `what a file holds cannot steer the terminal`() throws {
    let path = try folder.write("bad.csv", header + "1,2024-01-10,\u{1B}[31mRed,10,470\n")
    let run = try Drawline.run("draws", "--data", path)
    #expect(!run.stderr.contains("\u{1B}"))
    #expect(run.stderr.contains("\\u{1b}[31mRed"))
  }

  @Test func `a missing file is no input`() throws {
    let path = folder.path(of: "none.csv")
    let run = try Drawline.run("draws", "--data", path)
    #expect(
      run.stderr == """
        drawline: \(path): cannot be read: no such file or directory; check the path and its \
        permissions

        """)
    #expect(run.status == 66)
  }

  @Test func `a folder is no input`() throws {
    let run = try Drawline.run("draws", "--data", folder.path)
    #expect(run.stderr.hasPrefix("drawline: \(folder.path): cannot be read: is a directory; "))
    #expect(run.status == 66)
  }

  @Test(.disabled(if: getuid() == 0, "the superuser may read every file"))
  func `a file that may not be read is no input`() throws {
    let path = try folder.write("secret.csv", header)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let run = try Drawline.run("draws", "--data", path)
    #expect(run.stderr.hasPrefix("drawline: \(path): cannot be read: permission denied; "))
    #expect(run.status == 66)
  }

  @Test(arguments: ["missing/out.csv", "file/out.csv", "."])
  func `a place that cannot be written is an error`(name: String) throws {
    try folder.write("file", "a file")
    let path = folder.path(of: name)
    let run = try Drawline.run("draws", "--output", path)
    #expect(run.stderr.hasPrefix("drawline: \(path): cannot be written: "))
    #expect(run.stdout == "")
    #expect(run.status == 73)
    #expect(try folder.names() == ["file"])
  }

  @Test(arguments: [
    ["draws", "--category", "helthcare"], ["draws", "--last", "0"], ["draws", "--last", "many"],
    ["draws", "--from", "2024-02-30"], ["draws", "--as-of", "yesterday"],
    ["draws", "--from", "2024-02-02", "--to", "2024-02-01"], ["draws", "--format", "xml"],
    ["draws", "--nonsense"], ["totals", "--by", "week"], ["nonsense"],
  ])
  func `what is not understood is a fault of usage`(arguments: [String]) throws {
    let run = try Drawline.run(arguments)
    #expect(run.stderr.hasPrefix("drawline: "))
    #expect(run.stdout == "")
    #expect(run.status == 64)
  }

  @Test func `an unknown category is answered with those that there are, the nearest first`() throws
  {
    let run = try Drawline.run("draws", "--category", "helthcare")
    #expect(
      run.stderr.hasPrefix("drawline: unknown category \"helthcare\"; give one of healthcare, "))
  }
}
