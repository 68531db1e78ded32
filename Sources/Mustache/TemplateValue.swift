/// A value that a template shows, or that its sections go through.
public indirect enum TemplateValue: Sendable, Equatable {
  /// Nothing: an empty text, and a section that is left out.
  case none

  /// A text.
  case text(String)

  /// A condition.
  case bool(Bool)

  /// Values of which a section is repeated for each.
  case list([TemplateValue])

  /// Values by their names.
  case object([String: TemplateValue])
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Takes a text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Takes a condition.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Takes a list.
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }

  /// Takes values by their names; the last one counts of several under one name.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

extension TemplateValue {
  /// Takes a value of Swift: a text, a condition, an array, a dictionary, an optional, or what is
  /// described by a text.
  public init(_ value: Any) {
    switch value {
    case let value as TemplateValue: self = value
    case let value as String: self = .text(value)
    case let value as Bool: self = .bool(value)
    case let values as [String: Any]: self = .object(values.mapValues { TemplateValue($0) })
    case let values as [Any]: self = .list(values.map { TemplateValue($0) })
    default:
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .optional {
        self = mirror.children.first.map { TemplateValue($0.value) } ?? .none
      } else {
        self = .text(String(describing: value))
      }
    }
  }

  /// The value under a name; nil where there is none of the name.
  subscript(name: String) -> TemplateValue? {
    guard case .object(let values) = self else { return nil }
    return values[name]
  }

  /// The value as a text.
  var shown: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .bool(let value): value ? "true" : "false"
    case .list(let values): values.map(\.shown).joined(separator: ", ")
    case .object: ""
    }
  }

  /// The value that a transform makes of it; nil for one that there is not.
  func transformed(by name: String) -> TemplateValue? {
    switch (self, name) {
    case (.text(let text), "empty"): .bool(text.isEmpty)
    case (.text(let text), "lowercased"): .text(text.lowercased())
    case (.text(let text), "uppercased"): .text(text.uppercased())
    case (.text(let text), "capitalized"): .text(text.capitalizedWords)
    case (.text(let text), "reversed"): .text(String(text.reversed()))
    case (.list(let values), "first"): values.first
    case (.list(let values), "last"): values.last
    case (.list(let values), "reversed"): .list(values.reversed())
    case (.list(let values), "count"): .text("\(values.count)")
    case (.list(let values), "empty"): .bool(values.isEmpty)
    case (.list(let values), "sorted"): .list(values.sorted { $0.shown < $1.shown })
    case (.object(let values), "count"): .text("\(values.count)")
    case (.object(let values), "empty"): .bool(values.isEmpty)
    default: nil
    }
  }
}

extension String {
  /// The text with each word's first letter in upper case and the others in lower case.
  fileprivate var capitalizedWords: String {
    var result = ""
    var isInWord = false
    for character in self {
      result += isInWord ? character.lowercased() : character.uppercased()
      isInWord = character.isLetter || character.isNumber || character == "'" || character == "’"
    }
    return result
  }
}
