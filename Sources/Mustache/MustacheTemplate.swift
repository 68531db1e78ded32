/// A template in the Mustache language, ready to be filled in.
///
/// The language is that of mustache(5): variables `{{name}}`, unescaped `{{{name}}}` and `{{&name}}`,
/// sections `{{#name}}…{{/name}}`, inverted ones `{{^name}}…{{/name}}`, comments `{{! … }}`, other
/// delimiters `{{=<% %>=}}`, names with dots, and lines of nothing but a tag, which leave no line
/// behind. Beside it there are the transforms of swift-mustache, such as `{{uppercased(name)}}` and, in
/// a list, `{{#first()}}`, and its `{{% CONTENT_TYPE: TEXT}}`. A template has no partials: `{{> name}}`
/// leaves nothing, and a block `{{$name}}…{{/name}}` has its own content.
///
/// It is its own parser because the Swift libraries for Mustache and its like all bring the full
/// Foundation, which makes a statically linked program three times as large and later to start.
public struct MustacheTemplate: Sendable {
  /// A part of a template.
  indirect enum Part: Sendable {
    case text(String)
    case variable(Name, isEscaped: Bool)
    case section(Name, isInverted: Bool, [Part])
    case block([Part])
    case escaping(Bool)
  }

  /// A name in a tag, with what is done to its value.
  struct Name: Sendable, Equatable {
    /// The names from the outside to the inside; none for the value itself.
    var path: [String]

    /// Whether only the innermost value has it.
    var isOfTop: Bool

    /// The transforms, the first one first.
    var transforms: [String]

    /// Whether it asks for where an element stands in its list, as `first()` does.
    var isOfPlace: Bool
  }

  let parts: [Part]

  /// Reads a template.
  ///
  /// - Parameter string: The text.
  /// - Throws: ``MustacheError`` at the first tag that is not well formed.
  public init(string: String) throws(MustacheError) {
    var parser = MustacheParser(string)
    parts = try parser.template()
  }

  /// Fills the template in.
  ///
  /// - Parameter values: The values by their names.
  /// - Returns: The text.
  public func render(_ values: [String: Any]) -> String { render(TemplateValue(values)) }

  /// Fills the template in.
  ///
  /// - Parameter value: The values.
  /// - Returns: The text.
  public func render(_ value: TemplateValue) -> String {
    var renderer = MustacheRenderer(value)
    renderer.render(parts)
    return renderer.text
  }
}

/// Why a text is no template.
public struct MustacheError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line of the fault, from one.
  public let line: Int

  /// The column of the fault in bytes, from one.
  public let column: Int

  /// The fault.
  public let problem: String

  /// The position and the fault.
  public var description: String { "line \(line), column \(column): \(problem)" }
}
