import ArgumentParser
import ExpressEntry
import Files
import Reports
import Tabular

/// `drawline verify`: whether a report can be made again to the byte.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a report again from its manifest and compare every byte.",
    discussion: """
      Each file is "same", "missing", "edited" since it was written, or it "differs": made again it \
      has other bytes. The status is 1 unless all are the same.
      """)

  @Argument(help: "The folder of the report.")
  var folder: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = "\(folder)/manifest.json"
    let manifest = try Manifest(SourceText(bytes(ofFile: path, atMost: 1 << 24), file: path))
    let input = try data.input()
    let house = try House(
      title: manifest.title, footer: manifest.footer, logo: manifest.logo,
      templates: manifest.templates)
    let verification = try Verification(
      manifest, of: data.dataset(of: input), house: house, inputs: input.entries
    ) { name in
      // A manifest from elsewhere must not lead out of its folder.
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
      return try bytes(ofFileIfAny: "\(folder)/\(name)")
    }
    try output.show(verification.listing)
    guard !verification.holds else { return }
    if manifest.program != Reports.version {
      PendingNotes.add(
        "the report was made by version \(manifest.program), this is \(Reports.version)"
          .safeForTerminal)
      PendingNotes.say()
    }
    throw ExitCode.doesNotHold
  }
}
