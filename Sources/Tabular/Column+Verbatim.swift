extension Column<String> {
  /// A column of text as it stands in the file: with the white space around it, or empty.
  ///
  /// - Parameter name: The name in the file.
  public init(verbatim name: String) {
    let read: @Sendable (String) throws(CellFault) -> String = { $0 }
    self.init(
      name: name, aliases: [], absent: nil, read: read,
      readBlock: { block, column, _, values, _ in
        values.append(addingCapacity: block.rowCount) { values in
          for row in 0..<block.rowCount {
            values.append(block.text(of: block.cells[row &* block.columnCount &+ column]))
          }
        }
      },
      readOptionalBlock: { block, column, _, values, _ in
        for row in 0..<block.rowCount {
          let text = block.text(of: block.cells[row &* block.columnCount &+ column])
          values.append(text.isEmpty ? nil : text)
        }
      })
  }
}
