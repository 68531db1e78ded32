/// A fault in a file: where it is, what is wrong, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
  /// A place in a text file, both numbers counted from one, as editors do.
  public struct Location: Sendable, Hashable {
    /// The file, as the user named it.
    public var file: String

    /// The line.
    public var line: Int

    /// The column, in bytes of UTF-8.
    public var column: Int

    /// Creates a location.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// Where the fault starts.
  public var location: Location

  /// What is wrong, quoting what was found.
  public var problem: String

  /// What to do about it.
  public var remedy: String

  /// Whether the fault is that bytes are not in the encoding that the file is read in.
  var isOfEncoding = false

  /// Creates a diagnostic.
  public init(location: Location, problem: String, remedy: String) {
    self.location = location
    self.problem = problem
    self.remedy = remedy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The place, what is wrong, and what to do.
  public var description: String {
    "\(location.file):\(location.line):\(location.column): \(problem); \(remedy)"
  }
}

/// A file that cannot be used, with all that is wrong with it.
public struct InvalidFile: Error, Sendable, Equatable {
  /// The faults, each once, in the order of the file; at least one.
  public let diagnostics: [Diagnostic]

  /// Creates the error from faults found in any order.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a file without a fault is not invalid")
    var seen: Set<Diagnostic> = []
    self.diagnostics = diagnostics.filter { seen.insert($0).inserted }.sorted {
      ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
    }
  }
}

extension InvalidFile {
  /// Whether the file is not in the encoding that it is read in.
  public var isOfEncoding: Bool { diagnostics.contains(where: \.isOfEncoding) }
}

extension InvalidFile: CustomStringConvertible {
  /// What is wrong, and what to do, a line a fault.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension String {
  /// The text, or its first hundred characters where it is longer, to be quoted in a message.
  public var shortened: String {
    let start = prefix(100)
    return start.endIndex == endIndex ? self : start + "…"
  }
}
