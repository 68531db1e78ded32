import Files
import Foundation
import Testing
import TestSupport

private func permissions(_ permissions: Int, of path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
}

struct WritingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file is replaced whole, and nothing else is left`() throws {
    let path = try folder.write("a.csv", "a much longer old text")
    try write(Array("new".utf8), toFile: path)
    #expect(try folder.text(of: "a.csv") == "new")
    #expect(try folder.names() == ["a.csv"])
  }

  @Test(arguments: ["target.csv", "missing.csv"])
  func `of a symbolic link the file is written that it leads to`(name: String) throws {
    try folder.write("target.csv", "old")
    let link = folder.path(of: "link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: name)
    try write(Array("new".utf8), toFile: link)
    #expect(try folder.text(of: name) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == name)
  }

  @Test func `a link that leads back to itself is refused`() throws {
    let link = folder.path(of: "link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "link.csv")
    #expect(throws: FileError.self) { try write([65], toFile: link) }
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o444])
  func `a new file has the permissions of the one that it replaces`(mode: Int) throws {
    let path = try folder.write("a.csv", "old")
    try permissions(mode, of: path)
    try write(Array("new".utf8), toFile: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test func `a named pipe and a socket are refused, and stay`() throws {
    let pipe = folder.path(of: "pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let error = #expect(throws: FileError.self) { try write([65], toFile: pipe) }
    #expect(error == .unwritable(path: pipe, reason: "it is a named pipe"))
    #expect(throws: FileError.self) { try write([("pipe", [65])], intoFolder: folder.path) }
    #expect(try folder.names() == ["pipe"])
  }

  @Test func `in a folder a link in a file's place is replaced, or followed where asked`() throws {
    try folder.write("target.csv", "old")
    let link = folder.path(of: "link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.csv")
    try write([("link.csv", [65])], intoFolder: folder.path, followingLinks: true)
    #expect(try folder.text(of: "target.csv") == "A")
    try write([("link.csv", [66])], intoFolder: folder.path)
    #expect(try folder.text(of: "target.csv") == "A")
    #expect(try folder.text(of: "link.csv") == "B")
  }

  @Test func `a link laid where the new file is to be staged is not followed`() throws {
    let target = try folder.write("target.csv", "precious")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: ".a.csv.\(getpid()).new"), withDestinationPath: target)
    try? write(Array("new".utf8), toFile: folder.path(of: "a.csv"))
    #expect(try folder.text(of: "target.csv") == "precious")
  }

  @Test(arguments: ["", "/", "missing/a.csv", "."])
  func `what cannot be written is refused`(name: String) throws {
    let path = name.hasPrefix("/") ? name : folder.path(of: name)
    let error = #expect(throws: FileError.self) { try write([1], toFile: path) }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error)) is not about writing")
      return
    }
    #expect(try folder.names() == [])
  }

  @Test func `a file where a folder is needed is refused by its path`() throws {
    let path = try folder.write("file", "text")
    let error = #expect(throws: FileError.self) { try write([1], toFile: path + "/a.csv") }
    #expect(
      error?.description
        == "\(path)/a.csv: cannot be written: not a directory; choose another place with --output")
  }

  @Test func `files are written into a new folder with folders in it`() throws {
    try write(
      [("index.html", [65]), ("charts/a.svg", [66])], intoFolder: folder.path(of: "report/2026"))
    #expect(try folder.text(of: "report/2026/index.html") == "A")
    #expect(try folder.text(of: "report/2026/charts/a.svg") == "B")
  }

  @Test func `files that were in the folder stay`() throws {
    try folder.write("other.txt", "mine")
    try write([("a.csv", [65])], intoFolder: folder.path)
    #expect(try folder.names() == ["a.csv", "other.txt"])
  }

  @Test func `if one file cannot be written none is, and no folder stays`() throws {
    try folder.write("taken", "a file where a folder would be")
    #expect(throws: FileError.self) {
      try write(
        [("new/a.csv", [65]), ("taken/b.csv", [66])], intoFolder: folder.path)
    }
    #expect(try folder.names() == ["taken"])
  }

  @Test func `if a name is that of a folder nothing is written`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "b.csv"), withIntermediateDirectories: true)
    #expect(throws: FileError.self) {
      try write([("a.csv", [65]), ("b.csv", [66])], intoFolder: folder.path)
    }
    #expect(try folder.names() == ["b.csv"])
  }

  @Test func `a link where a folder is needed is refused, and nothing is written behind it`() throws
  {
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "outside"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "report"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "report/charts"), withDestinationPath: folder.path(of: "outside"))
    #expect(
      throws: FileError.unwritable(
        path: folder.path(of: "report/charts"), reason: "it is a symbolic link, which may lead out")
    ) {
      try write(
        [("index.html", [65]), ("charts/a.svg", [66])], intoFolder: folder.path(of: "report"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "outside")) == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "report")) == ["charts"])
  }

  @Test func `what is no file is given the bytes and stays what it is`() throws {
    let link = folder.path(of: "null")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    try write([65], toFile: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
    #expect(try folder.names() == ["null"])
  }

  @Test func `the remnant of a process that was killed is removed, that of another is not`() throws
  {
    // No process has a number beyond the limit of Linux and macOS.
    let remnants = [".a.csv.4999999.new", ".a.csv.\(getppid()).new", ".b.csv.4999999.new"]
    for name in remnants { try folder.write(name, "a part") }
    try write([65], toFile: folder.path(of: "a.csv"))
    #expect(try folder.names() == remnants.dropFirst().sorted() + ["a.csv"])
  }

  @Test(arguments: ["../out.csv", "/etc/out.csv", "a/../../out.csv", ""])
  func `a name that leads out of the folder is refused`(name: String) throws {
    let inner = folder.path(of: "inner")
    #expect(throws: FileError.self) { try write([(name, [65])], intoFolder: inner) }
    #expect(try folder.names() == [])
  }
}
