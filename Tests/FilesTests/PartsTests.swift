import Files
import Foundation
import Testing
import TestSupport

/// Files that are read and written a part at a time.
struct PartsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file comes in parts, and then there is nothing more`() throws {
    let reader = try FileReader(try folder.write("a.csv", "abcdefg"))
    var bytes: [UInt8] = []
    var counts: [Int] = []
    for _ in 0..<4 {
      let part = try [UInt8](unsafeUninitializedCapacity: 3) { buffer, count in
        count = try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      counts.append(part.count)
      bytes += part
    }
    #expect(counts == [3, 3, 1, 0])
    #expect(String(decoding: bytes, as: UTF8.self) == "abcdefg")
    #expect(reader.length == 7)
    #expect(reader.position == 7)
  }

  @Test func `a file that is not there, or a folder, cannot be read`() throws {
    #expect(throws: FileError.self) { try FileReader(folder.path(of: "none")) }
    #expect(!isFile(folder.path(of: "none")))
    #expect(!isFile(folder.path))
  }

  @Test func `parts replace the old file at the end`() throws {
    let path = try folder.write("a.csv", "old")
    let writer = try FileWriter(toFile: path)
    try writer.write(Array("new, ".utf8))
    try writer.write(Array("in parts".utf8))
    #expect(try folder.text(of: "a.csv") == "old")
    try writer.finish()
    #expect(try folder.text(of: "a.csv") == "new, in parts")
    #expect(try folder.names() == ["a.csv"])
  }

  @Test func `parts without an end leave the old file and nothing else`() throws {
    let path = try folder.write("a.csv", "old")
    do {
      let writer = try FileWriter(toFile: path)
      try writer.write(Array("new".utf8))
    }
    #expect(try folder.text(of: "a.csv") == "old")
    #expect(try folder.names() == ["a.csv"])
  }

  @Test(arguments: ["missing/a.csv", "."])
  func `what cannot be written is refused at the beginning`(name: String) throws {
    #expect(throws: FileError.self) { try FileWriter(toFile: folder.path(of: name)) }
    #expect(try folder.names() == [])
  }
}
