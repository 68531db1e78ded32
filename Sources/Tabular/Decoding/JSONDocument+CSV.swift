extension JSONDocument {
  /// The objects of a list as rows of CSV, below a line of all their names.
  ///
  /// Each row stands on the line of its object, the line of names before the first: then a fault in a
  /// row has the line of the file.
  func rowsAsCSV() throws(InvalidFile) -> [UInt8] {
    guard let objects = objects else {
      throw fault(root, "no list of rows")
    }
    var names: [String] = []
    var places: [String: Int] = [:]
    var rows: [(line: Int, cells: [Int: String])] = []
    for node in objects {
      guard case .object = node.value else { throw fault(node, "a value that is no object") }
      var cells: [Int: String] = [:]
      for (name, node) in node.flattened {
        if places[name] == nil {
          places[name] = names.count
          names.append(name)
        }
        if let place = places[name] { cells[place] = node.rowText }
      }
      rows.append((location(of: node).line, cells))
    }
    var text = names.map(\.asCell).joined(separator: ",")
    var line = 1
    for row in rows {
      text += String(repeating: "\n", count: max(row.line - line, 0) + 1)
      line = max(row.line, line) + 1
      text += names.indices.map { (row.cells[$0] ?? "").asCell }.joined(separator: ",")
    }
    return Array((text + "\n").utf8)
  }

  /// The elements of a list, of the one list of objects in an object, or the object itself.
  private var objects: [Node]? {
    if let elements = root.elements { return elements.isEmpty ? nil : elements }
    guard case .object(let members) = root.value else { return nil }
    let lists = members.compactMap { $0.node.elements }.filter { elements in
      !elements.isEmpty && elements.allSatisfy { !$0.flattened.isEmpty }
    }
    return lists.count == 1 ? lists[0] : lists.isEmpty ? [root] : nil
  }

  private func fault(_ node: Node, _ problem: String) -> InvalidFile {
    InvalidFile([
      Diagnostic(
        location: location(of: node), problem: problem,
        remedy: "give an array of objects, one a row, or one object a line; pandas writes it by "
          + "to_json(orient=\"records\")")
    ])
  }
}

extension JSONDocument.Node {
  /// The value as the text of a cell.
  fileprivate var rowText: String {
    if case .boolean(let isTrue) = value { return isTrue ? "true" : "false" }
    return cellText ?? ""
  }
}

extension String {
  /// The text as a cell of one line.
  fileprivate var asCell: String {
    let line = String(map { $0.isNewline ? " " : $0 })
    let isPlain = !line.isEmpty && !line.contains { ",\"|;\t".contains($0) }
    return isPlain ? line : "\"\(line.replacing("\"", with: "\"\""))\""
  }
}
