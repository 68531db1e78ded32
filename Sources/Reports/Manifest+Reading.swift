public import Tabular
import TimeSeries

extension Manifest {
  /// Reads the manifest of a report.
  ///
  /// - Parameter source: The manifest, JSON.
  /// - Throws: `InvalidFile` if it is no JSON, or no manifest of a report.
  public init(_ source: SourceText) throws(InvalidFile) {
    let root = try JSONDocument(source).root
    guard let options = root["options"], let month = options["month"]?.text.flatMap({ Month($0) }),
      let asOf = options["asOf"]?.text.flatMap({ Day($0) }),
      let language = options["language"]?.text,
      let inputs = root["inputs"]?.elements.flatMap(Manifest.entries),
      let outputs = root["outputs"]?.elements.flatMap(Manifest.entries)
    else {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: source.file, line: 1, column: 1),
          problem: "this is no manifest of a report",
          remedy: "name the folder that drawline report wrote")
      ])
    }
    self.init(
      month: month, asOf: asOf, language: language,
      lead: options["lead"]?.text, title: options["title"]?.text,
      footer: options["footer"]?.text, logo: options["logo"]?.text,
      templates: options["templates"]?.elements?.compactMap(\.text) ?? [],
      reading: Reading(
        columns: options["columns"]?.text,
        takesAnyCategory: options["categories"]?.text == "any"),
      inputs: inputs, outputs: outputs,
      program: root["version"]?.text ?? "")
  }

  /// The files of a list; nil where one of them is not described in full.
  private static func entries(_ nodes: [JSONDocument.Node]) -> [Entry]? {
    let entries = nodes.compactMap { node -> Entry? in
      guard let name = node["name"]?.text, let digest = node["sha256"]?.text,
        case .number(let size) = node["bytes"]?.value, let size = Int(exactly: size), size >= 0
      else { return nil }
      return Entry(name: name, sha256: digest, size: size, copy: node["copy"]?.text)
    }
    return entries.count == nodes.count ? entries : nil
  }
}
