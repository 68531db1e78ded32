import Mustache

/// A piece of HTML, in which what comes from outside is text.
struct HTML: Sendable, Equatable {
  /// The markup.
  let markup: String

  /// Markup that the program itself has written.
  init(raw markup: String) { self.markup = markup }

  /// A text.
  init(_ text: String) { markup = text.escapedForHTML }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - attributes: Its attributes; one without a value is left out.
  ///   - content: What stands in it.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML]
  ) {
    let list = attributes.compactMap { key, value in
      value.map { " \(key)=\"\($0.escapedForHTML)\"" }
    }
    markup = "<\(name)\(list.joined())>\(content.map(\.markup).joined())</\(name)>"
  }

  /// An element around a text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String) {
    self.init(name, attributes, [HTML(text)])
  }

  /// A paragraph.
  static func paragraph(_ text: String) -> HTML { HTML("p", [:], text) }

  /// A paragraph set smaller.
  static func note(_ content: HTML...) -> HTML { HTML("p", ["class": "note"], content) }

  /// A link.
  static func link(_ text: String, to address: String) -> HTML {
    HTML("a", ["href": address], text)
  }

  /// Pieces after one another, each on a line.
  static func all(_ pieces: [HTML]) -> HTML {
    HTML(raw: pieces.map(\.markup).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// Nothing.
  static let none = HTML(raw: "")

  static func + (left: HTML, right: HTML) -> HTML { HTML(raw: left.markup + right.markup) }
}
