import Files

/// A page in Markdown with places such as `{{models}}` for what is measured.
public struct PageTemplate {
  private var text: String
  private let path: String

  /// Reads a template of `Tools/Templates`.
  ///
  /// - Parameters:
  ///   - name: The name of the file, without its extension.
  ///   - root: The folder of the repository.
  /// - Throws: `FileError` if it cannot be read.
  public init(_ name: String, in root: String) throws {
    path = "\(root)/Tools/Templates/\(name).md"
    text = String(decoding: try bytes(ofFile: path), as: UTF8.self)
  }

  /// The page, each place filled.
  ///
  /// - Parameter values: The text of each place.
  /// - Returns: The page.
  /// - Throws: ``UnfilledPlace`` if a place has no value, or a value no place.
  public func filled(with values: [String: String]) throws(UnfilledPlace) -> String {
    var page = text
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard page.contains("{{\(name)}}") else { throw UnfilledPlace(name: name, path: path) }
      page = page.replacing("{{\(name)}}", with: value)
    }
    if let rest = page.firstRange(of: "{{") {
      throw UnfilledPlace(name: String(page[rest.upperBound...].prefix { $0 != "}" }), path: path)
    }
    return page
  }
}

/// A place of a template without a value, or a value without a place.
public struct UnfilledPlace: Error, CustomStringConvertible {
  let name: String
  let path: String

  /// The text of the error.
  public var description: String {
    "\(path): {{\(name)}} stands in the template or in the program only; name it in both"
  }
}
