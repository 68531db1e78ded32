public import Tabular
public import TimeSeries

/// What a report was made from and what it consists of, so that it can be made again and compared.
public struct Manifest: Sendable, Equatable {
  /// A file by its content.
  public struct Entry: Sendable, Equatable {
    /// The name.
    public let name: String

    /// The SHA-256 digest of its bytes, in hexadecimal.
    public let sha256: String

    /// The number of its bytes.
    public let size: Int

    /// The name of the copy of an input that the report's folder keeps, nil where it keeps none.
    public let copy: String?

    /// Describes a file by a digest that is known.
    init(name: String, sha256: String, size: Int, copy: String? = nil) {
      self.name = name
      self.sha256 = sha256
      self.size = size
      self.copy = copy
    }

    /// Describes a file.
    public init(name: String, bytes: [UInt8], copy: String? = nil) {
      self.init(name: name, sha256: Reports.sha256(bytes), size: bytes.count, copy: copy)
    }

    /// Whether some bytes are those of the file.
    public func describes(_ bytes: [UInt8]) -> Bool {
      bytes.count == size && Reports.sha256(bytes) == sha256
    }
  }

  /// The reading of the data, where that was asked for.
  public struct Reading: Sendable, Equatable {
    /// The file's own names of columns, as they were given.
    public var columns: String?

    /// Whether any name of a category was taken.
    public var takesAnyCategory: Bool

    /// Describes the reading of data; they are read as usual by default.
    public init(columns: String? = nil, takesAnyCategory: Bool = false) {
      self.columns = columns
      self.takesAnyCategory = takesAnyCategory
    }
  }

  /// The month of the report.
  public let month: Month

  /// The last day whose data it uses.
  public let asOf: Day

  /// The language of its text.
  public let language: String

  /// The category that the report begins with, where one was asked for.
  public let lead: String?

  /// The house's title, where one was given.
  public let title: String?

  /// The house's line at the foot, where one was given.
  public let footer: String?

  /// The file of the house's logo, where one was given.
  public let logo: String?

  /// The files of the house's templates.
  public let templates: [String]

  /// The reading of the data.
  public let reading: Reading

  /// The datasets that were read, and the house's logo and templates.
  public let inputs: [Entry]

  /// The files of the report, but for the manifest.
  public let outputs: [Entry]

  /// The version of the program that made the report.
  public var program = version

  /// The manifest as JSON; it holds no time of making, so that two runs give the same bytes.
  public var json: JSON {
    [
      "program": .text("drawline"), "version": .text(program), "command": .text("report"),
      "options": [
        "month": .text(month.description), "asOf": JSON(asOf), "language": .text(language),
        "lead": JSON(lead),
        "title": JSON(title), "footer": JSON(footer),
        "logo": JSON(logo), "templates": .array(templates.map { .text($0) }),
        "columns": JSON(reading.columns),
        "categories": .text(reading.takesAnyCategory ? "any" : "known"),
      ],
      "inputs": .array(inputs.map(\.json)), "outputs": .array(outputs.map(\.json)),
    ]
  }
}

extension Manifest.Entry {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [
      .init(name: "name", value: .text(name)), .init(name: "sha256", value: .text(sha256)),
      .init(name: "bytes", value: .integer(size)),
    ]
    if let copy { members.append(.init(name: "copy", value: .text(copy))) }
    return .object(members)
  }
}
