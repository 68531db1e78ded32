/// What a house that publishes reports puts on them: a title, a logo, a footer, its own templates.
public struct House: Sendable {
  /// A title before that of the report, such as the name of the house.
  public var title: String?

  /// A line at the foot of the page.
  public var footer: String?

  /// The logo.
  public var logo: Logo?

  /// The templates.
  public var templates: Templates

  /// Describes a house; one of nothing leaves reports as they are.
  public init(
    title: String? = nil, footer: String? = nil, logo: Logo? = nil,
    templates: Templates = Templates()
  ) {
    self.title = title
    self.footer = footer
    self.logo = logo
    self.templates = templates
  }

  /// The files that it consists of, for the manifest.
  var inputs: [Manifest.Entry] { (logo.map { [$0.entry] } ?? []) + templates.inputs }

  /// Its files with their bytes, by the names under which a report's folder keeps them.
  public var copies: [(name: String, bytes: [UInt8])] {
    let logos = logo.flatMap { logo in logo.entry.copy.map { [($0, logo.bytes)] } } ?? []
    return logos + templates.copies
  }

  /// What templates show of it, by the names that they use.
  var values: [String: Any] {
    [
      "houseTitle": title.map { [$0] } ?? [], "footer": footer.map { [$0] } ?? [],
      "logo": logo.map { [["address": $0.address, "text": title ?? ""]] } ?? [],
    ]
  }
}

/// A picture that stands in the page itself.
public struct Logo: Sendable {
  /// The file, for the manifest.
  public let entry: Manifest.Entry

  /// The file's content.
  let bytes: [UInt8]

  /// The picture as an address that holds it (RFC 2397).
  let address: String

  /// The greatest number of bytes of a logo, so that a page stays light.
  public static let maximumBytes = 100_000

  /// Takes a picture: PNG, or SVG, which a page shows without running anything in it.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  ///   - bytes: The file's content.
  /// - Throws: ``LogoError`` if it is neither, or too large.
  public init(name: String, bytes: [UInt8]) throws(LogoError) {
    guard bytes.count <= Logo.maximumBytes else { throw .tooLarge(name) }
    let (kind, ending): (String, String)
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      (kind, ending) = ("image/png", "png")
    } else if String(decoding: bytes.prefix(4000), as: UTF8.self).contains("<svg") {
      (kind, ending) = ("image/svg+xml", "svg")
    } else {
      throw .unknownKind(name)
    }
    self.bytes = bytes
    entry = Manifest.Entry(name: name, bytes: bytes, copy: "inputs/logo.\(ending)")
    address = "data:\(kind);base64,\(base64(bytes))"
  }
}

/// Why a file is no logo.
public enum LogoError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It has too many bytes.
  case tooLarge(String)

  /// It is neither PNG nor SVG.
  case unknownKind(String)

  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .tooLarge(let name):
      "\(name): more than \(Logo.maximumBytes / 1000) kB; give a smaller picture, best as SVG"
    case .unknownKind(let name): "\(name): neither PNG nor SVG; give one of these"
    }
  }
}
