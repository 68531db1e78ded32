import ArgumentParser
import Datasets
import Files
import Reports
import Tabular

/// A run of an analysis: its commands, one after the other, in a folder with nothing but its data.
struct AnalysisRun {
  /// The files of the folder: the analysis, its data, what the commands wrote, and the manifest.
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// The greatest number of bytes of a file.
  private static let limit = 1 << 30

  /// Runs an analysis.
  ///
  /// - Parameters:
  ///   - name: The name of its file in the folder of the result.
  ///   - source: Its text.
  ///   - isQuiet: Whether the commands are not told as they are run.
  ///   - data: The bytes of a file of data by its name; nil where there is none.
  /// - Throws: `InvalidFile` if the file or its data are wrong, ``FailedStep`` if a command fails.
  init(
    _ name: String, _ source: SourceText, isQuiet: Bool,
    data: (_ name: String) throws -> [UInt8]?
  ) throws {
    let analysis = try AnalysisFile(source)
    let scratch = try ScratchFolder()
    let inputs = try AnalysisRun.inputs(of: analysis, data)
    var kept = [(name: name, bytes: source.bytes)]
    kept += inputs.compactMap { input in input.bytes.map { (input.entry.name, $0) } }
    try write(kept, intoFolder: scratch.path)
    for step in analysis.steps {
      if !isQuiet { writeToStandardError("drawline: \(step.text.safeForTerminal)") }
      let result = try runSelf(step.words, in: scratch.path)
      if let output = step.output {
        try write([(output, result.output)], intoFolder: scratch.path)
      } else {
        try writeToStandardOutput(result.output)
      }
      guard result.status == 0 else { throw FailedStep(step, status: result.status) }
    }
    let contents = try FolderContents(of: scratch.path)
    let known = Set(kept.map(\.name))
    let outputs = try contents.entries.keys.filter { !known.contains($0) }.sorted().compactMap {
      name in try contents.bytes(of: name, atMost: AnalysisRun.limit).map { (name, $0) }
    }
    for (name, bytes) in kept where try contents.bytes(of: name, atMost: bytes.count) != bytes {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: source.file, line: 1, column: 1),
          problem: "a command writes over \"\(name)\"", remedy: "give its output another name")
      ])
    }
    let manifest = AnalysisManifest(
      analysis: Manifest.Entry(name: name, bytes: source.bytes), inputs: inputs.map(\.entry),
      steps: analysis.steps.map(\.text),
      outputs: outputs.map { Manifest.Entry(name: $0.0, bytes: $0.1) })
    files = kept + outputs
    files.append((Verification.manifestName, Array(manifest.json.text().utf8)))
  }

  /// The data of an analysis, each with the digest that it has to have.
  private static func inputs(
    of analysis: AnalysisFile, _ data: (_ name: String) throws -> [UInt8]?
  ) throws -> [(entry: Manifest.Entry, bytes: [UInt8]?)] {
    var faults: [Diagnostic] = []
    var found: [(entry: Manifest.Entry, bytes: [UInt8]?)] = []
    for input in analysis.inputs {
      let isBundled = input.name == "bundled"
      let given = isBundled ? Bundled.all.flatMap(\.bytes) : try data(input.name)
      guard let bytes = given else {
        faults.append(
          Diagnostic(
            location: input.location, problem: "there is no file \"\(input.name)\"",
            remedy: "put it beside the analysis"))
        continue
      }
      let entry = Manifest.Entry(name: input.name, bytes: bytes)
      if entry.sha256 != input.sha256 {
        let problem =
          input.sha256.isEmpty
          ? "\(input.name) has no digest" : "\(input.name) is not what the analysis was written for"
        faults.append(
          Diagnostic(
            location: input.location, problem: problem,
            remedy: "restore it, or if it is right, write: data \(input.name) \(entry.sha256)"))
      }
      found.append((entry, isBundled ? nil : bytes))
    }
    guard faults.isEmpty else { throw InvalidFile(faults) }
    return found
  }

  /// Compares a folder with the files of the run.
  ///
  /// - Returns: A row a file of either, and the first difference of each that differs.
  /// - Throws: `FileError` if the folder cannot be read.
  func comparison(with folder: FolderContents) throws -> (
    listing: Listing, notes: [String], holds: Bool
  ) {
    var listing = Listing(columns: [.init("file", "File"), .init("verdict", "Verdict")])
    var notes: [String] = []
    var holds = true
    func add(_ name: String, _ verdict: String) {
      holds = holds && verdict == "same"
      listing.append([.text(name), .text(verdict)])
    }
    for (name, bytes) in files {
      guard let entry = folder.entries[name] else {
        add(name, "missing")
        continue
      }
      guard case .file = entry else {
        add(name, "irregular")
        continue
      }
      guard let found = try folder.bytes(of: name, atMost: 2 * bytes.count + 1 << 20) else {
        add(name, "differs")
        continue
      }
      let difference = Difference(found: found, expected: bytes)
      add(name, difference == nil ? "same" : "differs")
      if let difference {
        notes.append(
          "\(name), line \(difference.line), column \(difference.column): \"\(difference.found)\" "
            + "where the analysis run again has \"\(difference.expected)\"")
      }
    }
    let known = Set(files.map(\.name))
    for name in folder.entries.keys.sorted() where !known.contains(name) { add(name, "added") }
    return (listing, notes, holds)
  }
}

/// A command of an analysis that failed.
struct FailedStep: Error, CustomStringConvertible {
  /// Its exit status.
  let status: Int32

  /// What is wrong, and what to do.
  let description: String

  init(_ step: AnalysisFile.Step, status: Int32) {
    self.status = status
    description =
      "\(step.location.file):\(step.location.line): \"\(step.text)\" ended with status \(status); "
      + "nothing was written"
  }
}
