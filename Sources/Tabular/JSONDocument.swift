/// A JSON file (RFC 8259) read whole, each value with its place, so that a fault in it can be shown.
///
/// Foundation's decoder gives no place for a value that is well formed but wrong, and this does.
public struct JSONDocument: Sendable {
  /// A value and where it starts.
  public struct Node: Sendable {
    /// The value.
    public let value: Value

    /// The byte at which the value starts.
    public let byte: Int
  }

  /// A value whose members are nodes.
  public enum Value: Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case array([Node])
    case object([(name: String, node: Node)])
  }

  /// The text that the values are parts of.
  public let source: SourceText

  /// The outermost value.
  public let root: Node

  /// Reads a file.
  ///
  /// - Parameter source: The file.
  /// - Throws: ``InvalidFile`` with the first place where the text is not JSON.
  public init(_ source: SourceText) throws(InvalidFile) {
    var parser = JSONParser(bytes: source.bytes)
    do throws(JSONFault) {
      root = try parser.document()
    } catch {
      throw InvalidFile([
        Diagnostic(
          location: source.location(ofByte: error.byte), problem: error.problem,
          remedy: "the file must be JSON; download it again, or correct it here")
      ])
    }
    self.source = source
  }

  /// The place of a node in the file.
  public func location(of node: Node) -> Diagnostic.Location {
    source.location(ofByte: node.byte)
  }
}

extension JSONDocument.Node {
  /// The members of an array, nil if this is none.
  public var elements: [JSONDocument.Node]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The text of a string, nil if this is none.
  public var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The value of an object's member, nil if this is no object or has no such member.
  public subscript(name: String) -> JSONDocument.Node? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }
}
