public import Tabular

/// The manifest of an analysis: its data, its commands and its outputs.
public struct AnalysisManifest: Sendable {
  /// The file of the analysis, by its name in the folder.
  public let analysis: String

  /// The files of data.
  public let inputs: [Manifest.Entry]

  /// The commands.
  public let steps: [String]

  /// The files that the commands wrote.
  public let outputs: [Manifest.Entry]

  /// The digest of the file of the analysis.
  private let sha256: String

  /// Describes an analysis.
  public init(
    analysis: Manifest.Entry, inputs: [Manifest.Entry], steps: [String], outputs: [Manifest.Entry]
  ) {
    self.analysis = analysis.name
    sha256 = analysis.sha256
    self.inputs = inputs
    self.steps = steps
    self.outputs = outputs
  }

  /// The manifest as JSON; it holds no time of making, so that two runs give the same bytes.
  public var json: JSON {
    [
      "program": .text("drawline"), "version": .text(version), "command": .text("run"),
      "analysis": ["name": .text(analysis), "sha256": .text(sha256)],
      "inputs": .array(inputs.map(\.json)), "steps": .array(steps.map { .text($0) }),
      "outputs": .array(outputs.map(\.json)),
    ]
  }

  /// The name of the analysis that a manifest is of; nil where it is of something else.
  ///
  /// - Parameter source: The manifest.
  /// - Returns: The name of its file, which is in the manifest's folder.
  public static func analysis(in source: SourceText) -> String? {
    guard let root = try? JSONDocument(source).root, root["command"]?.text == "run" else {
      return nil
    }
    return root["analysis"]?["name"]?.text
  }
}
