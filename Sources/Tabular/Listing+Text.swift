extension Listing {
  /// The rows as a table of aligned columns under a heading, numbers to the right.
  ///
  /// - Parameter heading: What a line of headings is shown as, such as bold on a terminal.
  /// - Returns: The lines; only the heading where there is no row.
  public func table(heading: (String) -> String = { $0 }) -> String {
    let cells = rows.map { $0.map(\.shown) }
    let widths = columns.indices.map { index in
      cells.reduce(columns[index].heading.shownWidth) { max($0, $1[index].shownWidth) }
    }
    let isNumeric = columns.indices.map { index in rows.contains { $0[index].isNumeric } }
    let spaces = String(repeating: " ", count: widths.max() ?? 0)
    func line(_ texts: [String]) -> String {
      var line = ""
      for (index, text) in texts.enumerated() {
        let space = spaces.utf8.prefix(widths[index] - text.shownWidth)
        if index > 0 { line += "  " }
        if isNumeric[index] { line += Substring(space) }
        line += text
        if !isNumeric[index] { line += Substring(space) }
      }
      let rest = line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      return String(line.dropLast(rest))
    }
    var table = heading(line(columns.map(\.heading))) + "\n"
    for row in cells {
      table += line(row)
      table += "\n"
    }
    return table
  }

  /// The listing on its side: a row a column, under the cells of the first.
  ///
  /// For few rows of many columns, which would be wider than a terminal.
  public var transposed: Listing {
    guard let corner = columns.first else { return self }
    return Listing(
      columns: [corner] + rows.map { Column($0[0].shown, $0[0].shown) },
      rows: columns.indices.dropFirst().map { index in
        [.text(columns[index].heading)] + rows.map { $0[index] }
      })
  }
}

extension Listing.Cell {
  /// The cell as a person reads it, safe to show on a terminal.
  public var shown: String {
    switch self {
    case .text(let value): value.safeForTerminal
    case .integer(let value): value.grouped
    case .change(let value): value > 0 ? "+\(value.grouped)" : value.grouped
    case .number(let value, _) where !value.isFinite: ""
    case .number(let value, let decimals): value.fixed(decimals: decimals)
    case .probability(let value): value.probabilityText
    case .movement(let value, let decimals):
      (value > 0 ? "+" : "") + value.fixed(decimals: decimals)
    case .below(let bound): "<\(bound.grouped)"
    case .missing: ""
    }
  }
}

extension String {
  /// The text with each control character shown as `\u{…}`, so that it cannot steer a terminal.
  public var safeForTerminal: String {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
    var safe = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The number of characters, which of plain text needs no look at where each ends.
  fileprivate var shownWidth: Int {
    let isPlain = utf8.allSatisfy { (0x20...0x7E).contains($0) }
    return isPlain ? utf8.count : count
  }
}
