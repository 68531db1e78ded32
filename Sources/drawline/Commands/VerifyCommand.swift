import ArgumentParser
import ExpressEntry
import Files
import Reports
import Tabular

/// `drawline verify`: whether a report can be made again to the byte.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a report again from its manifest and compare every byte of its folder.",
    discussion: """
      Each file is "same", "missing", "edited" since it was written, "added" to the folder, \
      "irregular" (a link, pipe or device), or it "differs": made again it has other bytes. The \
      status is 0 if all are the same, 1 if not, and 65 if the report cannot be made again, because \
      its inputs are neither in its folder nor given, or have changed since.

      A report keeps copies of the data, logo and templates that only you have, and is made again \
      from these. Nothing outside of the folder is read that its manifest names. The folder of \
      "drawline run" is verified in the same way: its analysis is run again.
      """)

  @Argument(help: "The folder of the report.")
  var folder: String

  @Option(
    help: ArgumentHelp("The logo, where the folder keeps no copy of it.", valueName: "file"))
  var logo: String?

  @Option(
    help: ArgumentHelp(
      "The folder of your templates, where the report keeps no copies.", valueName: "folder"))
  var templates: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if data.asOf != nil {
      throw ValidationError("verify takes no --as-of; the day is that of the report's manifest")
    }
  }

  func run() throws {
    let contents = try FolderContents(of: folder)
    let path = "\(folder)/\(Verification.manifestName)"
    guard let bytes = try contents.bytes(of: Verification.manifestName, atMost: 1 << 24) else {
      throw FileError.unreadable(
        path: path, reason: "there is no regular file of that name, of at most 16 MiB")
    }
    let source = try SourceText(bytes, file: path)
    if let name = AnalysisManifest.analysis(in: source) {
      return try verify(name, in: contents)
    }
    let manifest = try Manifest(source)
    let replay = try ReportReplay(
      manifest, in: contents, data: data, logo: logo, templates: templates)
    let verification = try replay.verification()
    try output.show(
      verification.detailedListing, json: verification.detailedListing.json,
      table: verification.listing, notes: verification.notes)
    if verification.holds { return note(replay, manifest) }
    guard verification.isOnlyMadeOtherwise else { throw ExitCode.doesNotHold }
    let differing = verification.files.count { $0.verdict == .differs }
    if !replay.changed.isEmpty {
      throw VerificationError.otherData(replay.changed, differing: differing)
    }
    if manifest.program != Reports.version {
      throw VerificationError.otherVersion(manifest.program, differing: differing)
    }
    throw ExitCode.doesNotHold
  }

  /// Runs an analysis again from the copies in its folder, and compares the folder.
  private func verify(_ name: String, in contents: FolderContents) throws {
    guard FolderContents.isWithin(name),
      let bytes = try contents.bytes(of: name, atMost: 1 << 20)
    else {
      throw FileError.unreadable(
        path: "\(folder)/\(name)", reason: "the folder has no such analysis")
    }
    let source = try SourceText(bytes, file: "\(folder)/\(name)")
    let run = try AnalysisRun(name, source, isQuiet: true) { name in
      try contents.bytes(of: name, atMost: DataInput.maximumBytes)
    }
    try show(run, against: contents)
  }

  /// Says of a report that holds whether the data have changed since.
  private func note(_ replay: ReportReplay, _ manifest: Manifest) {
    if !replay.changed.isEmpty {
      data.verbosity.note(
        replay.changed.joined(separator: ", ").safeForTerminal
          + " changed since the report was made; made from what is there now, it is the same")
    } else if data.data == nil, let rounds = manifest.inputs.first,
      let now = try? data.input().entries.first, now.sha256 != rounds.sha256
    {
      let source = rounds.copy == nil ? "the bundled data" : "the copies in its folder"
      data.verbosity.note(
        "the data in use have changed since; the report was made again from \(source)")
    }
  }
}
