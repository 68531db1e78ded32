import CReportTemplates
import Mustache
public import Tabular

/// The files that reports and bulletins are made with, which a designer may edit.
public struct Templates: Sendable {
  /// The files by name.
  public enum Name: String, Sendable, CaseIterable {
    case report = "report.mustache"
    case article = "article.mustache"
    case bulletin = "bulletin.mustache"
    case style = "report.css"
    case site = "site.mustache"
    case siteStyle = "site.css"

    /// Whether it is a style sheet, and no template.
    var isStyle: Bool { self == .style || self == .siteStyle }
  }

  private var own: [Name: [UInt8]] = [:]

  /// The files that are not those of the program, for the manifest.
  private(set) var inputs: [Manifest.Entry] = []

  /// The files that are not those of the program, by the names of their copies in a report's folder.
  var copies: [(name: String, bytes: [UInt8])] {
    Name.allCases.compactMap { name in own[name].map { (Templates.copy(of: name), $0) } }
  }

  /// The name of the copy of a file in a report's folder.
  public static func copy(of name: Name) -> String { "inputs/templates/\(name.rawValue)" }

  /// The templates of the program.
  public init() {}

  /// Takes another file for one of the program's.
  ///
  /// - Parameters:
  ///   - name: Which.
  ///   - path: Where it is, for the manifest.
  ///   - bytes: Its content, UTF-8.
  /// - Throws: `InvalidFile` if it is no template.
  public mutating func replace(
    _ name: Name, path: String, bytes: [UInt8]
  ) throws(InvalidFile) {
    let source = try SourceText(bytes, file: path)
    if !name.isStyle { try Templates.check(source) }
    own[name] = bytes
    inputs.append(Manifest.Entry(name: path, bytes: bytes, copy: Templates.copy(of: name)))
  }

  /// Sees that a template can be read.
  private static func check(_ source: SourceText) throws(InvalidFile) {
    try TemplateLimits.check(source)
    do throws(MustacheError) {
      _ = try MustacheTemplate(string: String(decoding: source.bytes, as: UTF8.self))
    } catch {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: source.file, line: error.line, column: error.column),
          problem: "this is no Mustache template: \(error.problem)",
          remedy: "begin from the program's own, which has every name")
      ])
    }
  }

  /// The bytes of a file of the program, to begin editing with.
  public static func bundled(_ name: Name) -> [UInt8] { Array(Template.text(name).utf8) }

  /// The text of a file.
  subscript(name: Name) -> String {
    own[name].map { String(decoding: $0, as: UTF8.self) } ?? Template.text(name)
  }

  /// A template, ready to be filled in.
  func template(_ name: Name) throws -> MustacheTemplate {
    try own[name] == nil ? Template.parsed(name) : MustacheTemplate(string: self[name])
  }
}
