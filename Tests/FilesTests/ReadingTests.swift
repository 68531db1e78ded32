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

  @Test(arguments: [(9, true), (10, true), (11, false)])
  func `a file is read up to a limit`(count: Int, isRead: Bool) throws {
    let path = try folder.write("a", [UInt8](repeating: 65, count: count))
    #expect((try? bytes(ofFile: path, atMost: 10).count) == (isRead ? count : nil))
  }

  @Test func `what never ends is refused at the limit`() {
    let error = #expect(throws: FileError.self) {
      try bytes(ofFile: "/dev/zero", atMost: 1 << 20)
    }
    #expect(error == .tooLong(path: "/dev/zero", limit: 1 << 20))
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
