import Foundation

/// A new and empty folder, removed with all that is in it when the value goes away.
public final class TemporaryFolder: Sendable {
  /// Where the folder is.
  public let path: String

  /// Creates a folder.
  ///
  /// - Throws: What the file system says.
  public init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appending(component: "drawline-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder.
  public func path(of name: String) -> String { path + "/" + name }

  /// Writes a file, and gives its path.
  ///
  /// - Parameters:
  ///   - name: The name of the file in the folder.
  ///   - bytes: Its content.
  /// - Returns: The path of the file.
  /// - Throws: What the file system says.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path(of: name)))
    return path(of: name)
  }

  /// Writes a file of text, and gives its path.
  ///
  /// - Parameters:
  ///   - name: The name of the file in the folder.
  ///   - text: Its content.
  /// - Returns: The path of the file.
  /// - Throws: What the file system says.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// The text of a file in the folder.
  ///
  /// - Parameter name: The name of the file in the folder.
  /// - Returns: Its content.
  /// - Throws: What the file system says.
  public func text(of name: String) throws -> String {
    try String(contentsOf: URL(filePath: path(of: name)), encoding: .utf8)
  }

  /// The names of everything in the folder, hidden files too, in order.
  ///
  /// - Returns: The names.
  /// - Throws: What the file system says.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
