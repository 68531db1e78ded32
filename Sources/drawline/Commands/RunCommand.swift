import ArgumentParser
import Files
import Reports
import Tabular

/// `drawline run`: an analysis that is written in a file.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run an analysis from a file: its commands, its data by digest, its expectations.",
    discussion: """
      Each line of the file is a command as you would type it, without "drawline"; "> NAME" puts what \
      it prints into a file. A line "data NAME SHA-256" names a file of data beside the analysis \
      ("bundled" the data of the program). Expectations are the commands' own: --require of backtest \
      and series backtest. An indented line continues the one above it, and # begins a comment.

          # Do the forecasts of CEC still hold?
          data bundled 3f1c…
          backtest cec --require "mae<=25, coverage80>=0.7" > backtest.txt
          report --month 2026-02 --output report

      The commands run in a folder that has nothing but these data. All that they write, with the \
      analysis, its data and one manifest, is then put into the folder of --output; nothing is if a \
      command fails, whose status is that of the run. "drawline verify FOLDER" runs it again and \
      compares every byte.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The folder (default: the name of the file without its ending).", valueName: "folder"))
  var output: String?

  @Flag(help: "Write nothing: compare with the folder, with status 1 if a byte differs.")
  var check = false

  @Flag(help: "Do not tell the commands as they are run.")
  var quiet = false

  func run() throws {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let folder = parts.dropLast().isEmpty ? "." : parts.dropLast().joined(separator: "/")
    let name = parts.last ?? file
    let source = try SourceText(bytes(ofFile: file, atMost: 1 << 20), file: file)
    let run = try AnalysisRun(name, source, isQuiet: quiet) { name in
      try bytes(ofFileIfAny: "\(folder)/\(name)")
    }
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
    let target =
      output
      ?? (stem.isEmpty
        ? name + "-run"
        : parts.dropLast().joined(separator: "/")
          + (parts.count > 1 ? "/" : "") + stem)
    guard check else {
      try write(run.files, intoFolder: target)
      return try writeToStandardOutput(Array("\(target)/manifest.json\n".utf8))
    }
    try show(run, against: FolderContents(of: target))
  }
}

extension ParsableCommand {
  /// Shows how a folder compares with a run of its analysis.
  func show(_ run: AnalysisRun, against folder: FolderContents) throws {
    let (listing, notes, holds) = try run.comparison(with: folder)
    let lines = notes.map { $0.safeForTerminal + "\n" }.joined()
    let text = listing.table(heading: { $0 }) + (lines.isEmpty ? "" : "\n" + lines)
    try writeToStandardOutput(Array(text.utf8))
    guard holds else { throw ExitCode.doesNotHold }
  }
}
