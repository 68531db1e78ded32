import ArgumentParser
import Datasets
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

  /// What is found; where a row cannot be read, that, and what is found in the others.
  private func audit() throws -> [Finding] {
    var data = data
    data.data = file ?? data.data
    let input = try data.input()
    do {
      return Audit(of: data.known(in: try data.dataset(of: input), of: input)).findings()
    } catch let error as InvalidFile {
      guard
        case .file(let files, let bytes) = input,
        error.diagnostics.allSatisfy({ $0.location.file == files.name }),
        let (source, encoding) = try? DataInput.text(bytes, file: files.name)
      else { return error.diagnostics.map(Finding.init) }
      let audit = FileAudit(
        of: source, encoding: encoding, officialNames: try data.takenCategories(),
        corrections: try Correction.bundled(), columns: try data.renamedColumns())
      return Audit(of: audit, in: try .bundled()).findings()
    }
  }
}
