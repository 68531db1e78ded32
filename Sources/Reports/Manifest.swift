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

    /// Describes a file by a digest that is known.
    init(name: String, sha256: String, size: Int) {
      self.name = name
      self.sha256 = sha256
      self.size = size
    }

    /// Describes a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      sha256 = Reports.sha256(bytes)
      size = bytes.count
    }
  }

  /// The month of the report.
  public let month: Month

  /// The last day whose data it uses.
  public let asOf: Day

  /// The language of its text.
  public let language: String

  /// The house's title, where one was given.
  public let title: String?

  /// The house's line at the foot, where one was given.
  public let footer: String?

  /// The file of the house's logo, where one was given.
  public let logo: String?

  /// The files of the house's templates.
  public let templates: [String]

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
        "title": JSON(title), "footer": JSON(footer),
        "logo": JSON(logo), "templates": .array(templates.map { .text($0) }),
      ],
      "inputs": .array(inputs.map(\.json)), "outputs": .array(outputs.map(\.json)),
    ]
  }
}

extension Manifest.Entry {
  fileprivate var json: JSON {
    ["name": .text(name), "sha256": .text(sha256), "bytes": .integer(size)]
  }
}
