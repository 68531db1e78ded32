import CReportTemplates
public import ExpressEntry
public import Tabular

/// The sentences of pages in a language, read from a file that an editor can change.
///
/// A line is `key = sentence`; what begins with `#` is a comment. Typography is the program's: a
/// French space before a colon or within guillemets is written as an ordinary one.
public struct Words: Sendable {
  /// How numbers and dates are written.
  let format: TextFormat

  private var messages: [String: Message]

  /// The sentences as they were written.
  private var sources: [String: String] = [:]

  /// The language.
  var language: Language { format.language }

  /// The sentence of a key with its values.
  func callAsFunction(_ key: String, _ values: [String: Message.Value] = [:]) -> String {
    guard let message = messages[key] else { preconditionFailure("no sentence \(key)") }
    return message.filled(values, format)
  }

  /// The keys of the sentences.
  var keys: [String] { messages.keys.sorted() }

  /// A sentence with its places, to compare it by.
  func raw(_ key: String) -> String { sources[key] ?? "" }

  /// The names of the values that a sentence needs.
  func names(of key: String) -> Set<String> { messages[key]?.names ?? [] }
}

extension Words {
  /// The sentences that the program carries inside.
  public static func bundled(_ language: Language) -> Words {
    switch language {
    case .english: english
    case .french: french
    }
  }

  private static let english = compiledIn(.english, Template.englishWords)
  private static let french = compiledIn(.french, Template.frenchWords)

  private static func compiledIn(_ language: Language, _ text: String) -> Words {
    var words = Words(format: TextFormat(language: language), messages: [:])
    for line in Words.lines(text) {
      guard let pair = Words.pair(line), let message = Message(words.typeset(pair.text)) else {
        preconditionFailure("spoilt sentence: \(line)")
      }
      words.messages[pair.key] = message
      words.sources[pair.key] = pair.text
    }
    return words
  }

  /// The language that an editor's file is for: that of its line `language = fr`, else English.
  public static func language(of source: SourceText) -> Language {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let pairs = lines(text).compactMap(pair)
    return pairs.first { $0.key == "language" }.flatMap { Language(rawValue: $0.text) } ?? .english
  }

  /// The file of the program's own sentences in a language, to begin editing with.
  public static func file(_ language: Language) -> String {
    language == .french ? Template.frenchWords : Template.englishWords
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") }
  }

  private static func pair(_ line: String) -> (key: String, text: String)? {
    guard let sign = line.firstIndex(of: "=") else { return nil }
    let key = line[..<sign].filter { !$0.isWhitespace }
    let text = line[line.index(after: sign)...].drop { $0 == " " }
    return key.isEmpty ? nil : (String(key), String(text))
  }

  /// A text with the spaces that the language puts before and within its marks.
  private func typeset(_ text: String) -> String {
    guard language == .french else { return text }
    return text.replacing(" :", with: "\u{A0}:").replacing(" %", with: "\u{A0}%")
      .replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»")
      .replacing(" ;", with: "\u{202F};").replacing(" ?", with: "\u{202F}?")
      .replacing(" !", with: "\u{202F}!").replacing("} {", with: "}\u{A0}{")
  }
}

// MARK: - An editor's file

extension Words {
  /// Takes an editor's sentences for the program's.
  ///
  /// - Parameter source: Lines of `key = sentence`, as many as are to be changed.
  /// - Throws: `InvalidFile` with every line that is no sentence, has an unknown key, or asks for a
  ///   value that its sentence does not have.
  public mutating func override(by source: SourceText) throws(InvalidFile) {
    var faults: [Diagnostic] = []
    let text = String(decoding: source.bytes, as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = String(line.last == "\r" ? line.dropLast() : line)
      guard !Words.lines(line).isEmpty else { continue }
      func fault(_ problem: String, _ remedy: String) {
        faults.append(
          Diagnostic(
            location: .init(file: source.file, line: index + 1, column: 1), problem: problem,
            remedy: remedy))
      }
      guard let pair = Words.pair(line) else {
        fault("this is no line of key = sentence", "write it so, or begin it with #")
        continue
      }
      if pair.key == "language" {
        guard Language(rawValue: pair.text) == nil else { continue }
        fault("there are no sentences in \"\(pair.text.shortened)\"", "give en or fr")
        continue
      }
      guard let old = messages[pair.key] else {
        fault(
          "there is no sentence \"\(pair.key.shortened)\"",
          "see drawline site --print-wording for all of them")
        continue
      }
      guard let message = Message(typeset(pair.text)) else {
        fault("the braces of the sentence do not pair", "write a value as {name}")
        continue
      }
      let unknown = message.names.subtracting(old.names).sorted()
      guard unknown.isEmpty else {
        let names = old.names.sorted().map { "{\($0)}" }.joined(separator: ", ")
        fault(
          "the sentence has no value {\(unknown[0].shortened)}",
          names.isEmpty ? "it has none" : "it has \(names)")
        continue
      }
      messages[pair.key] = message
      sources[pair.key] = pair.text
    }
    guard faults.isEmpty else { throw InvalidFile(faults) }
  }
}
