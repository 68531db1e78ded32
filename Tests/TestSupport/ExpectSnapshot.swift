import Foundation
public import Testing

/// Expects a text to equal the file `Snapshots/NAME` beside the test.
///
/// Where the file is missing or differs, the text is written beside it as `NAME.new`, to be looked
/// at and moved over the old one if it is right. Nothing is recorded by itself.
public func expectSnapshot(
  of text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let snapshot = URL(filePath: testFile).deletingLastPathComponent()
    .appending(components: "Snapshots", name)
  let received = snapshot.appendingPathExtension("new")
  if let stored = try? String(contentsOf: snapshot, encoding: .utf8), stored == text { return }
  try FileManager.default.createDirectory(
    at: snapshot.deletingLastPathComponent(), withIntermediateDirectories: true)
  try text.write(to: received, atomically: true, encoding: .utf8)
  Issue.record(
    "\(name) is not as stored; look at \(received.path) and move it over if it is right",
    sourceLocation: sourceLocation)
}
