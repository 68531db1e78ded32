import Foundation

/// A program of the system that a test checks our output with, where it is installed.
public struct ExternalTool: Sendable {
  /// Where it is.
  public let path: String

  /// Finds a program; nil where it is not installed.
  public init?(_ name: String) {
    let path = "/usr/bin/\(name)"
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.path = path
  }

  /// Runs the program and waits for its end.
  ///
  /// - Parameter arguments: What it is given.
  /// - Returns: Its status, and what it said of the input.
  /// - Throws: What the system says where it does not start.
  public func run(_ arguments: [String]) throws -> (status: Int32, messages: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    try process.run()
    let messages = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: messages, as: UTF8.self))
  }
}
