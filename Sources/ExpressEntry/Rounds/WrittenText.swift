import Tabular

extension Column<String> {
  /// A column of text of a file that we write, where an apostrophe keeps a text from being a formula.
  static func written(_ name: String, aliases: [String] = []) -> Column<String> {
    let column = Column(name, aliases: aliases)
    return Column(name, aliases: aliases) { text throws(CellFault) in
      try column.parse(text).withoutFormulaGuard
    }
  }
}
