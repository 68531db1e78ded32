public import Tabular

/// An analysis in a file: the commands that make it, and the digests of the data that it needs.
///
/// A line is a command of the program as it is typed in a shell, without the program's name; `> NAME`
/// at its end puts what it prints into a file. `data NAME SHA-256` names a file of data beside the
/// analysis, and `data bundled SHA-256` the data that the program carries. An indented line continues
/// the one before it; what follows `#` is a comment; words with spaces stand in quotes.
public struct AnalysisFile: Sendable {
  /// A file of data, with the digest that it has to have.
  public struct Input: Sendable {
    /// Its name; `bundled` for the data of the program.
    public let name: String

    /// The digest in hexadecimal; empty where none is given.
    public let sha256: String

    /// The location at which the line starts.
    public let location: Diagnostic.Location
  }

  /// A command.
  public struct Step: Sendable {
    /// The command and its arguments.
    public let words: [String]

    /// The file for what it prints; nil to show it.
    public let output: String?

    /// The location at which the line starts.
    public let location: Diagnostic.Location

    /// The command as one line.
    public var text: String {
      words.map { $0.contains(where: \.isWhitespace) || $0.isEmpty ? "'\($0)'" : $0 }
        .joined(separator: " ") + (output.map { " > \($0)" } ?? "")
    }
  }

  /// The files of data, in their order.
  public private(set) var inputs: [Input] = []

  /// The commands, in their order.
  public private(set) var steps: [Step] = []

  /// The commands that no analysis may have: they reach beyond its folder.
  private static let refused = ["update", "run", "verify", "help"]

  /// Reads an analysis.
  ///
  /// - Parameter source: The text.
  /// - Throws: `InvalidFile` with all that is wrong with it.
  public init(_ source: SourceText) throws(InvalidFile) {
    var faults: [Diagnostic] = []
    for line in AnalysisFile.lines(of: source, &faults) where !line.words.isEmpty {
      let location = line.location
      func refuse(_ problem: String, _ remedy: String) {
        faults.append(Diagnostic(location: location, problem: problem, remedy: remedy))
      }
      let outside = line.words.first { $0.leadsOutside }
      if let outside {
        refuse(
          "\"\(outside.shortened)\" leads out of the folder of the analysis",
          "name files in it, and each one in a line: data NAME SHA-256")
      } else if line.words[0] == "data" {
        guard (2...3).contains(line.words.count) else {
          refuse("a line of data has a name and a digest", "write data NAME SHA-256")
          continue
        }
        let digest = line.words.count == 3 ? line.words[2].lowercased() : ""
        inputs.append(Input(name: line.words[1], sha256: digest, location: location))
      } else if AnalysisFile.refused.contains(line.words[0]) {
        refuse(
          "an analysis has no command \"\(line.words[0])\"", "run it before or after the analysis")
      } else {
        var words = line.words
        var output: String?
        if let arrow = words.firstIndex(of: ">") {
          guard arrow == words.count - 2, arrow > 0 else {
            refuse("> stands before the name of a file at the end", "write … > NAME")
            continue
          }
          output = words.removeLast()
          words.removeLast()
        }
        steps.append(Step(words: words, output: output, location: location))
      }
    }
    if steps.isEmpty, faults.isEmpty {
      faults.append(
        Diagnostic(
          location: .init(file: source.file, line: 1, column: 1),
          problem: "the analysis has no command",
          remedy: "write one on a line, such as backtest cec > backtest.txt"))
    }
    guard faults.isEmpty else { throw InvalidFile(faults) }
  }

  // MARK: - Words

  private struct Line {
    var words: [String]
    let location: Diagnostic.Location
  }

  /// The words of each line that is not blank, with those of the indented lines below it.
  private static func lines(of source: SourceText, _ faults: inout [Diagnostic]) -> [Line] {
    var lines: [Line] = []
    let text = String(decoding: source.bytes, as: UTF8.self)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let location = Diagnostic.Location(file: source.file, line: index + 1, column: 1)
      guard let words = words(of: line) else {
        faults.append(
          Diagnostic(
            location: location, problem: "a quote is not closed", remedy: "close it on its line"))
        continue
      }
      guard !words.isEmpty else { continue }
      if line.first?.isWhitespace == true, !lines.isEmpty {
        lines[lines.count - 1].words += words
      } else {
        lines.append(Line(words: words, location: location))
      }
    }
    return lines
  }

  /// The words of a line, up to a comment; nil where a quote is not closed.
  private static func words(of line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let whole = word { words.append(whole) }
        word = nil
      } else if character == "#", word == nil {
        break
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let whole = word { words.append(whole) }
    return quote == nil ? words : nil
  }
}

extension String {
  /// Whether a word may be a path that leads out of the folder in which it is used.
  fileprivate var leadsOutside: Bool {
    let path =
      hasPrefix("-") ? self[(firstIndex(of: "=").map(index(after:)) ?? endIndex)...] : self[...]
    return path.hasPrefix("/") || path.hasPrefix("~") || path.contains("://")
      || path.split(separator: "/").contains("..")
  }
}
