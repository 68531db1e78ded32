public import TimeSeries

/// A value of JSON (RFC 8259), whose members keep their order.
public enum JSON: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([Member])

  /// A named member of an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public let name: String

    /// The value.
    public let value: JSON

    /// Creates a member.
    public init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

// MARK: - Building

extension JSON {
  /// A number where there is one and it is finite, else null.
  public init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A score where there is one, written without decimals where it is whole; else null.
  public init(score: Double?) {
    self = score.map { JSON(exactly: $0) } ?? .null
  }

  private init(exactly score: Double) {
    self = Int(exactly: score).map(JSON.integer) ?? .number(score)
  }

  /// A whole number where there is one, else null.
  public init(_ integer: Int?) {
    self = integer.map(JSON.integer) ?? .null
  }

  /// A text where there is one, else null.
  public init(_ text: String?) {
    self = text.map(JSON.text) ?? .null
  }

  /// A day where there is one, else null.
  public init(_ day: Day?) {
    self = .init(day?.description)
  }

  /// An instant where there is one, else null.
  public init(_ instant: Instant?) {
    self = .init(instant?.description)
  }

  /// An array of numbers, null where one is not finite.
  public init(_ numbers: [Double]) {
    self = .array(numbers.map { JSON($0) })
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  /// Creates an object whose members are in the order of the literal.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(members.map { Member(name: $0.0, value: $0.1) })
  }

  /// Creates an array.
  public init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }
}

// MARK: - Looking

extension JSON {
  /// The value of an object's member, nil if this is no object or has no such member.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

// MARK: - Writing

extension JSON {
  /// The value as text, two spaces deeper at each level, with a line break at the end.
  ///
  /// An array or object that holds no other stands on one line where it fits in 100 characters.
  public func text() -> String {
    var text = ""
    write(to: &text, indentation: "")
    return text + "\n"
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.plain
    case .text(let value): text += value.quotedForJSON
    case .array(let elements):
      JSON.write(
        elements.map { (name: nil, value: $0) }, between: "[", "]", to: &text,
        indentation: indentation)
    case .object(let members):
      JSON.write(
        members.map { (name: $0.name, value: $0.value) }, between: "{", "}", to: &text,
        indentation: indentation)
    }
  }

  private static func write(
    _ members: [(name: String?, value: JSON)], between open: String, _ close: String,
    to text: inout String, indentation: String
  ) {
    guard !members.isEmpty else {
      text += open + close
      return
    }
    if members.allSatisfy({ $0.value.isScalar }) {
      let line = members.map { member in
        var item = member.name.map { "\($0.quotedForJSON): " } ?? ""
        member.value.write(to: &item, indentation: "")
        return item
      }.joined(separator: ", ")
      if indentation.utf8.count + line.utf8.count <= 98 {
        text += open + line + close
        return
      }
    }
    let inner = indentation + "  "
    text += open
    for (index, member) in members.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += inner
      if let name = member.name { text += "\(name.quotedForJSON): " }
      member.value.write(to: &text, indentation: inner)
    }
    text += "\n\(indentation)\(close)"
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}

extension Double {
  /// The shortest decimal text that reads back as the number, a whole number without its ".0".
  var plain: String {
    guard self == rounded(), magnitude < 9e15 else { return description }
    return String(Int64(self))
  }
}

extension String {
  /// The text in double quotes, with what JSON cannot hold in a string escaped.
  ///
  /// The line separators of Unicode are escaped too, so that the text may stand in a script.
  fileprivate var quotedForJSON: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
