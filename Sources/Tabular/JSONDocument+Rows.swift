extension JSONDocument {
  /// A table of CSV as a document: an array of objects, one for each row, whose members are texts.
  ///
  /// Each cell keeps its place, so that what reads rows as people keep them, in CSV or JSON, is
  /// written once.
  ///
  /// - Parameter source: The file, with a header.
  /// - Throws: ``InvalidFile`` with all that is wrong with the form of the file.
  public init(rowsOf source: SourceText) throws(InvalidFile) {
    let reader = BlockReader(source)
    var rows: [Node] = []
    while let block = reader.nextBlock() {
      for row in 0..<block.rowCount {
        let cells = block.cells[row * block.columnCount..<(row + 1) * block.columnCount]
        let members = zip(reader.header, cells).map { name, cell in
          (
            name: name,
            node: Node(
              value: .text(block.text(of: cell).trimmed),
              byte: block.place.offset + Int(cell.start))
          )
        }
        rows.append(Node(value: .object(members), byte: members.first?.node.byte ?? 0))
      }
    }
    guard reader.faults.isEmpty else { throw InvalidFile(reader.faults) }
    self.source = source
    root = Node(value: .array(rows), byte: 0)
  }
}

extension JSONDocument.Node {
  /// The value as a cell of CSV would hold it: a text or number as written, null as nothing; nil for
  /// a list, an object or a truth value.
  public var cellText: String? {
    switch value {
    case .text(let text): text.trimmed
    case .number(let number): number.plain
    case .null: ""
    case .array, .object, .boolean: nil
    }
  }

  /// The members of an object, those of an object within it under names such as `score.min`.
  public var flattened: [(name: String, node: JSONDocument.Node)] {
    guard case .object(let members) = value else { return [] }
    return members.flatMap { name, node in
      guard case .object = node.value else { return [(name: name, node: node)] }
      return node.flattened.map { (name: "\(name).\($0.name)", node: $0.node) }
    }
  }
}
