/// What keeps a text from being JSON, and where.
struct JSONFault: Error {
  let byte: Int
  let problem: String
}

/// Reads JSON by recursive descent, to a stated depth.
struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  /// Deeper than any feed, and far from the end of the stack.
  private static let maximumDepth = 200

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads the one value of a document, or the objects of JSON Lines, one a line, as an array.
  mutating func document() throws(JSONFault) -> JSONDocument.Node {
    var values = [try node(depth: 0)]
    while let end = skipToNext() {
      guard case .object = values[0].value, bytes[end..<position].contains(UInt8(ascii: "\n")),
        peek == UInt8(ascii: "{")
      else { throw fault("text behind the end of the JSON value") }
      values.append(try node(depth: 0))
    }
    return values.count == 1
      ? values[0] : JSONDocument.Node(value: .array(values), byte: values[0].byte)
  }

  /// Skips white space, and gives where it began if something stands behind it.
  private mutating func skipToNext() -> Int? {
    let end = position
    skipSpace()
    return position < bytes.count ? end : nil
  }

  private mutating func node(depth: Int) throws(JSONFault) -> JSONDocument.Node {
    guard depth < Self.maximumDepth else {
      throw fault("values nested more than \(Self.maximumDepth) deep")
    }
    skipSpace()
    let start = position
    let value: JSONDocument.Value
    switch peek {
    case UInt8(ascii: "{"): value = try object(depth: depth)
    case UInt8(ascii: "["): value = try array(depth: depth)
    case UInt8(ascii: "\""): value = .text(try string())
    case UInt8(ascii: "t"): value = try literal("true", .boolean(true))
    case UInt8(ascii: "f"): value = try literal("false", .boolean(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    default: value = try number()
    }
    return JSONDocument.Node(value: value, byte: start)
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONDocument.Value {
    var members: [(name: String, node: JSONDocument.Node)] = []
    var names: Set<String> = []
    position += 1
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw fault("no name in double quotes") }
      let start = position
      let name = try string()
      guard names.insert(name).inserted else {
        throw JSONFault(byte: start, problem: "the name \"\(name.shortened)\" stands here again")
      }
      skipSpace()
      guard take(":") else { throw fault("no colon behind the name \"\(name.shortened)\"") }
      members.append((name, try node(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("neither a comma nor the end of the object") }
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONDocument.Value {
    var elements: [JSONDocument.Node] = []
    position += 1
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try node(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw fault("neither a comma nor the end of the array") }
    }
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSONDocument.Value
  ) throws(JSONFault) -> JSONDocument.Value {
    let word = word.description.utf8
    guard bytes[position...].starts(with: word) else { throw fault("no JSON value") }
    position += word.count
    return value
  }

  private mutating func number() throws(JSONFault) -> JSONDocument.Value {
    let start = position
    while let byte = peek, isPartOfNumber(byte) { position += 1 }
    let text = bytes[start..<position]
    guard
      isNumber(text), let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite
    else {
      position = start
      throw fault(text.isEmpty ? "no JSON value" : "no number as JSON has them")
    }
    return .number(number)
  }

  /// Whether a text has the form of a number in RFC 8259, which is narrower than that in Swift.
  private func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20:
        position -= 1
        throw fault("a control character in a string")
      default: text.append(byte)
      }
    }
    throw JSONFault(byte: start, problem: "a string is opened and never closed")
  }

  /// The bytes that an escape stands for; the backslash has been read.
  private mutating func escape() throws(JSONFault) -> [UInt8] {
    guard let byte = peek else { throw fault("the file ends in the middle") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try unicodeScalar())).utf8)
    default:
      position -= 2
      throw fault("an escape that JSON does not have")
    }
  }

  /// The character of a `\u` escape, or of the two that make a surrogate pair.
  private mutating func unicodeScalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else {
      throw fault("half of a surrogate pair")
    }
    let second = try hexadecimal()
    guard
      (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("half of a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard
      digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("an escape without four hexadecimal digits") }
    position += 4
    return number
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private func fault(_ problem: String) -> JSONFault {
    JSONFault(
      byte: min(position, max(0, bytes.count - 1)),
      problem: position < bytes.count ? problem : "the file ends in the middle of a value")
  }
}
