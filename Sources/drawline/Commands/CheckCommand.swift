import ArgumentParser
import ExpressEntry
import Tabular

/// `drawline check`: an audit of a dataset or feed.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Audit rounds or the feed: faults, repairs, contradictions.",
    discussion: """
      Without a file, what the program carries is audited. The exit status is 1 where there is an \
      error; warnings and notes leave it 0.
      """)

  @Argument(help: "Rounds as CSV or the feed (JSON), - for standard input.")
  var file: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let findings = try audit()
    try output.show(.findings(findings))
    guard findings.contains(where: { $0.severity == .error }) else { return }
    throw ExitCode.doesNotHold
  }

  /// What is found; where the file cannot be read, each of its faults.
  private func audit() throws -> [Finding] {
    var data = data
    data.data = file ?? data.data
    do {
      return try Audit(of: data.dataset()).findings()
    } catch let error as InvalidFile {
      return error.diagnostics.map(Finding.init)
    }
  }
}
