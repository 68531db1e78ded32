import ExpressEntry
import TimeSeries

/// A sentence with places for figures, as it stands in a file of words.
///
///     {n} {n?round|rounds} in {month}
///     {move?up=rose|down=fell|same=stayed}
///
/// `{name}` is replaced by a value. `{name?one|many}` takes the form that the language asks for behind
/// the number, `{name?case=…|case=…}` that of a case, the last where none fits.
struct Message: Sendable, Equatable {
  /// A value that goes into a sentence.
  enum Value: Sendable, Equatable {
    /// A text, or the name of a case.
    case text(String)

    /// A whole number, its thousands parted.
    case whole(Int)

    /// A score or a year, whose thousands are not.
    case plain(Int)

    /// A number with one decimal.
    case tenths(Double)

    /// A share in percent.
    case percent(Double)

    /// A day in words.
    case day(Day)

    /// A month in words.
    case month(Month)
  }

  fileprivate indirect enum Part: Sendable, Equatable {
    case text(String)
    case value(String)
    case choice(String, [(name: String?, message: Message)])

    static func == (left: Part, right: Part) -> Bool {
      switch (left, right) {
      case (.text(let a), .text(let b)), (.value(let a), .value(let b)): a == b
      case (.choice(let a, let cases), .choice(let b, let others)):
        a == b && cases.count == others.count
          && zip(cases, others).allSatisfy { $0.name == $1.name && $0.message == $1.message }
      default: false
      }
    }
  }

  fileprivate let parts: [Part]

  /// The names of the values that it needs.
  var names: Set<String> {
    parts.reduce(into: []) { names, part in
      switch part {
      case .text: break
      case .value(let name): names.insert(name)
      case .choice(let name, let cases):
        names.insert(name)
        for one in cases { names.formUnion(one.message.names) }
      }
    }
  }
}

// MARK: - Reading

extension Message {
  /// Reads a sentence; nil where its braces do not pair.
  init?(_ text: String) {
    var rest = text[...]
    guard let parts = Message.parts(&rest, isInner: false), rest.isEmpty else { return nil }
    self.parts = parts
  }

  private static func parts(_ rest: inout Substring, isInner: Bool) -> [Part]? {
    var parts: [Part] = []
    var text = ""
    while let character = rest.first {
      if character == "{" {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        rest.removeFirst()
        guard let part = place(&rest) else { return nil }
        parts.append(part)
      } else if character == "}" || (isInner && character == "|") {
        guard isInner else { return nil }
        break
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// What stands between two braces, the first of which has been read.
  private static func place(_ rest: inout Substring) -> Part? {
    let name = String(rest.prefix { $0.isLetter || $0.isNumber })
    guard !name.isEmpty else { return nil }
    rest.removeFirst(name.count)
    switch rest.popFirst() {
    case "}": return .value(name)
    case "?": break
    default: return nil
    }
    var cases: [(name: String?, message: Message)] = []
    while true {
      let label = rest.prefix { $0.isLetter || $0.isNumber }
      var caseName: String?
      if !label.isEmpty, rest.dropFirst(label.count).first == "=" {
        caseName = String(label)
        rest.removeFirst(label.count + 1)
      }
      guard let inner = parts(&rest, isInner: true) else { return nil }
      cases.append((caseName, Message(parts: inner)))
      switch rest.popFirst() {
      case "|": continue
      case "}": return .choice(name, cases)
      default: return nil
      }
    }
  }
}

// MARK: - Filling in

extension Message {
  /// The sentence with its values.
  func filled(_ values: [String: Value], _ format: TextFormat) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let plain): text += plain
      case .value(let name): text += values[name]?.text(format) ?? "{\(name)}"
      case .choice(let name, let cases):
        text += Message.chosen(values[name], cases, format)?.filled(values, format) ?? ""
      }
    }
    return text
  }

  private static func chosen(
    _ value: Value?, _ cases: [(name: String?, message: Message)], _ format: TextFormat
  ) -> Message? {
    if cases.allSatisfy({ $0.name == nil }) {
      let isOne =
        switch value {
        case .whole(let number), .plain(let number): format.isSingular(Double(number))
        case .tenths(let number): format.isSingular(number)
        default: false
        }
      return isOne ? cases.first?.message : cases.last?.message
    }
    let key =
      switch value {
      case .text(let text): text
      case .whole(let number), .plain(let number): String(number)
      default: ""
      }
    return (cases.first { $0.name == key } ?? cases.last)?.message
  }
}

extension Message.Value {
  /// The value as the language writes it.
  func text(_ format: TextFormat) -> String {
    switch self {
    case .text(let text): text
    case .whole(let number): format.whole(number)
    case .plain(let number): "\(number)"
    case .tenths(let number): format.tenths(number)
    case .percent(let share): format.percent(share)
    case .day(let day): format.date(day)
    case .month(let month): format.month(month)
    }
  }
}

extension TextFormat {
  /// Whether a number takes the singular: one in English, less than two in French.
  func isSingular(_ number: Double) -> Bool {
    language == .french ? abs(number) < 2 : number == 1
  }
}
