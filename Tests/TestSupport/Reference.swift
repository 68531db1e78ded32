import Foundation

/// The bytes of a file in the folder `Reference` beside a test.
///
/// - Parameters:
///   - name: The name of the file.
///   - testFile: The source file of the test.
/// - Returns: Its content.
/// - Throws: What the file system says.
public func reference(_ name: String, testFile: String = #filePath) throws -> [UInt8] {
  let file = URL(filePath: testFile).deletingLastPathComponent()
    .appending(components: "Reference", name)
  return Array(try Data(contentsOf: file))
}
