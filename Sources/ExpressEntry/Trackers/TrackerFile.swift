public import Tabular
import TimeSeries

/// The text of a cell with its place in the file.
struct JSONCell {
  let text: String
  let byte: Int
}

/// A file of rounds as people keep them, in CSV or JSON, under whatever names of columns.
///
/// A column is recognised by its name, in any case and spelling, and else by its values. A row without
/// a date is left out, as a row of totals is; rounds that share a number get letters behind it, and
/// rounds without a number are numbered in the order of their dates. All of it is told in
/// ``RoundsReading``; what is in doubt is a fault.
public struct TrackerFile: Sendable {
  /// The rounds.
  public let rounds: Rounds

  /// The reading of the file.
  public let reading: RoundsReading

  /// Reads the rows of a file.
  ///
  /// - Parameters:
  ///   - document: The file: a list of objects, or an object with such a list.
  ///   - officialNames: The category of each name.
  ///   - renamed: For our name of a field, the name of its column; `score.min` for an object within a
  ///     row.
  /// - Throws: ``InvalidFile`` with every fault.
  public init(
    _ document: JSONDocument, officialNames: OfficialNames, columns renamed: [String: String] = [:]
  ) throws(InvalidFile) {
    guard let nodes = TrackerFile.rows(of: document.root) else {
      throw InvalidFile([
        Diagnostic(
          location: document.location(of: document.root), problem: "no list of rounds",
          remedy: "give an array of objects, one a round, or the feed that IRCC publishes")
      ])
    }
    var names: [String] = []
    var seen: Set<String> = []
    let rows = nodes.map { node in
      var cells: [String: JSONCell] = [:]
      for (name, node) in node.flattened {
        if seen.insert(name).inserted { names.append(name) }
        if let text = node.cellText { cells[name] = JSONCell(text: text, byte: node.byte) }
      }
      return cells
    }
    let choice = ColumnChoice(
      among: names, renamed: renamed, rows: rows, officialNames: officialNames)
    guard choice.missing.isEmpty else {
      let found = names.prefix(40).map { "\"\($0.shortened)\"" }.joined(separator: ", ")
      throw InvalidFile(
        choice.missing.map { field in
          Diagnostic(
            location: document.location(of: document.root),
            problem: "no column of the file is known to hold \(field.rawValue)",
            remedy: "the file has \(found); say which one with --columns \(field.rawValue)=NAME")
        })
    }
    var reader = TrackerReader(
      document: document, columns: choice.columns, officialNames: officialNames,
      dateOrder: DateOrder(
        of: rows.lazy.compactMap { $0[choice.columns[.date] ?? ""]?.text }),
      reading: RoundsReading(columns: choice.columns, unused: choice.unused(of: names)))
    let read = zip(nodes, rows).compactMap { reader.row($0.byte, $1) }
    guard reader.faults.isEmpty else { throw InvalidFile(reader.faults) }
    let numbered = reader.numbered(read)
    rounds = Rounds(numbered, categories: officialNames.allCategories)
    reading = reader.reading
  }

  /// The objects of a list, or of the one list of objects in an object.
  private static func rows(of root: JSONDocument.Node) -> [JSONDocument.Node]? {
    if let elements = root.elements { return elements.isEmpty ? nil : elements }
    guard case .object(let members) = root.value else { return nil }
    let lists = members.compactMap { $0.node.elements }.filter { elements in
      !elements.isEmpty && elements.allSatisfy { !$0.flattened.isEmpty }
    }
    return lists.count == 1 ? lists[0] : nil
  }
}
