/// A table of a page: on a narrow screen each row is a card, its cells named by their columns.
struct DataTable {
  /// A column: its heading, and whether it has numbers.
  struct Column {
    let heading: String
    var isNumeric = false

    init(_ heading: String, isNumeric: Bool = false) {
      self.heading = heading
      self.isNumeric = isNumeric
    }
  }

  /// The name of the table for a screen reader.
  let caption: String

  /// The columns; the first names the rows.
  let columns: [Column]

  /// The cells of the rows.
  let rows: [[HTML]]

  /// The row at the foot.
  var total: [HTML]?

  /// The table as HTML.
  var html: HTML {
    guard !rows.isEmpty else { return .none }
    let head = columns.map {
      HTML("th", ["scope": "col", "class": $0.isNumeric ? "n" : nil], $0.heading)
    }
    let body = rows.map { row(of: $0) }
    return HTML(
      "table", ["class": "cards"],
      [
        HTML("caption", ["class": "hidden"], caption),
        HTML("thead", [:], [HTML("tr", [:], head)]),
        HTML(raw: "\n"),
        HTML("tbody", [:], [.all(body)]),
      ] + (total.map { [HTML("tfoot", [:], [row(of: $0)])] } ?? []))
  }

  private func row(of cells: [HTML]) -> HTML {
    let cells = zip(cells, columns).enumerated().map { index, pair -> HTML in
      let (cell, column) = pair
      guard index > 0 else { return HTML("th", ["scope": "row"], [cell]) }
      let kind = column.isNumeric ? "n" : cell.isDate ? "d" : nil
      return HTML("td", ["class": kind, "data-label": column.heading], [cell])
    }
    return HTML("tr", [:], cells)
  }
}

extension HTML {
  /// Whether this is a day or an instant in digits, which no line should part.
  fileprivate var isDate: Bool {
    let bytes = Array(markup.utf8.prefix(17))
    guard bytes.count == 10 || bytes.count == 16, bytes[4] == UInt8(ascii: "-") else {
      return false
    }
    return bytes.allSatisfy { $0 < UInt8(ascii: "A") }
  }
}
