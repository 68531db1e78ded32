public import Tabular

extension SourceText {
  /// Reads the text of a file.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Throws: ``FileError`` if it cannot be read, `InvalidFile` if it is not UTF-8.
  public init(contentsOf path: String) throws {
    try self.init(Files.bytes(ofFile: path), file: path == "-" ? "standard input" : path)
  }
}

extension Table {
  /// Reads a file of comma-separated values whose first row names the columns.
  ///
  ///     let table = try Table(contentsOf: "sales.csv")
  ///     let values = try table.read(Column<Double>("value"))
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Throws: ``FileError`` if it cannot be read, `InvalidFile` if it is not a table.
  public init(contentsOf path: String) throws {
    try self.init(SourceText(contentsOf: path))
  }
}
