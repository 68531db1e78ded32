import Files
import Foundation
import TestSupport
import Testing

struct FolderContentsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "r/inner"), withIntermediateDirectories: true)
    try folder.write("r/a", "abc")
    try folder.write("r/inner/b", "defg")
  }

  @Test func `files are listed with their sizes and read up to a limit`() throws {
    let contents = try FolderContents(of: folder.path(of: "r"))
    #expect(contents.entries == ["a": .file(size: 3), "inner/b": .file(size: 4)])
    #expect(try contents.bytes(of: "inner/b", atMost: 4) == Array("defg".utf8))
    #expect(try contents.bytes(of: "inner/b", atMost: 3) == nil)
  }

  @Test func `links and pipes are listed, and neither followed nor read`() throws {
    try folder.write("secret", "abc")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "r/link"), withDestinationPath: "../secret")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "r/up"), withDestinationPath: "..")
    #expect(mkfifo(folder.path(of: "r/pipe"), 0o600) == 0)
    let contents = try FolderContents(of: folder.path(of: "r"))
    for name in ["link", "up", "pipe"] {
      #expect(contents.entries[name] == .other)
      #expect(try contents.bytes(of: name, atMost: 100) == nil)
    }
    #expect(try contents.bytes(of: "../secret", atMost: 100) == nil)
  }

  @Test func `a folder that is not there cannot be read`() throws {
    #expect(throws: FileError.self) { try FolderContents(of: folder.path(of: "none")) }
  }
}
