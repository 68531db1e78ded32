import Foundation
import Testing

/// The program, run as a process of its own.
enum Drawline {
  /// What a run of the program gave.
  struct Run {
    let stdout: String
    let stderr: String
    let status: Int32
  }

  /// Runs the program and waits for its end.
  ///
  /// The environment is that of the tests without what steers the program, so that a run gives the
  /// same on any machine.
  static func run(
    _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:],
    folder: String? = nil, program: URL? = nil
  ) throws -> Run {
    try run(
      arguments, input: input, environment: environment, folder: folder, program: program)
  }

  /// Runs the program with a list of arguments and waits for its end.
  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    folder: String? = nil, program: URL? = nil
  ) throws -> Run {
    let scratch = FileManager.default.temporaryDirectory
      .appending(component: "drawline-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["in", "out", "err"].map { scratch.appending(component: $0) }
    for file in files { try Data(input).write(to: file) }
    for file in files.dropFirst() { try Data().write(to: file) }

    let process = Process()
    process.executableURL = try program ?? executable()
    process.arguments = arguments
    process.environment = inherited().merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    try process.run()
    process.waitUntilExit()
    return Run(
      stdout: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
      status: process.terminationStatus)
  }

  /// The program, which is built into the folder that the tests are built into.
  static func executable() throws -> URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = try #require(bundle?.bundleURL ?? Bundle.main.executableURL)
    var folder = tests.deletingLastPathComponent()
    // A bundle on an Apple platform has its executable three folders deep.
    for _ in 0..<4 {
      let program = folder.appending(component: "drawline")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder.deleteLastPathComponent()
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private static func inherited() -> [String: String] {
    let steering = ["DRAWLINE_", "NO_COLOR", "COLUMNS", "XDG_", "HOME"]
    return ProcessInfo.processInfo.environment.filter { name, _ in
      !steering.contains { name.hasPrefix($0) }
    }
  }
}
