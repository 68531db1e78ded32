import Files
import TestSupport
import Testing

struct ReadingTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func `a file is read whole, whatever its size`(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("a", content)
    #expect(try bytes(ofFile: path) == content)
  }

  @Test func `a missing file is said to be missing`() {
    let path = folder.path(of: "none.csv")
    let error = #expect(throws: FileError.self) { try bytes(ofFile: path) }
    #expect(
      error?.description == """
        \(path): cannot be read: no such file or directory; check the path and its permissions
        """)
  }

  @Test func `a folder is not a file`() {
    let error = #expect(throws: FileError.self) { try bytes(ofFile: folder.path) }
    guard case .unreadable(_, "is a directory") = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
