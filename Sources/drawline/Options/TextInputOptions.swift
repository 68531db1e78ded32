import ArgumentParser
import Files
import Tabular

/// The encoding of a table, and which of its lines are passed over.
struct TextInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding: utf-8, utf-16 or windows-1252 (default: found from the file).",
      valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "Pass over the lines that begin with this, such as '#' or Total.", valueName: "text"))
  var comment: String?

  func validate() throws {
    if let comment, comment.isEmpty {
      throw ValidationError("--comment: give what comments begin with, such as '#'")
    }
  }

  /// The options of the reading.
  var options: TextSource.Options {
    var options = TextSource.Options()
    options.encoding = encoding
    options.comment = comment
    return options
  }

  /// Reads a table of CSV or JSON whole.
  ///
  /// - Parameter path: The file, `-` for standard input.
  /// - Returns: The table.
  /// - Throws: `FileError`, `InvalidFile`.
  func table(ofFile path: String) throws -> Table {
    try Self.table(ofFile: path, options: options)
  }

  /// Reads a table of CSV or JSON whole.
  static func table(
    ofFile path: String, options: TextSource.Options = TextSource.Options()
  ) throws -> Table {
    let name = path == "-" ? "standard input" : path
    let (text, found) = try SourceText.decoded(
      bytes(ofFile: path, atMost: DataInput.maximumBytes), file: name, options: options)
    if options.encoding == nil, found == .windows1252 { PendingNotes.add(note(of: name)) }
    return try Table(text)
  }

  /// The note that a file is no UTF-8.
  static func note(of file: String) -> String {
    "\(file) is not UTF-8 and is read as Windows-1252; --encoding says otherwise".safeForTerminal
  }
}

extension TextEncoding: ExpressibleByArgument {
  /// Reads an encoding by the name under which it is asked for.
  public init?(argument: String) { self.init(name: argument) }

  /// The names in help and completions.
  public static var allValueStrings: [String] { ["utf-8", "utf-16", "windows-1252"] }
}
