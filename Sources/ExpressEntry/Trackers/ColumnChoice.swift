import Tabular
import TimeSeries

/// The choice of a file's column for each field of a round.
struct ColumnChoice {
  /// The column of each field that the file has.
  private(set) var columns: [RoundField: String] = [:]

  /// The fields that no column was found for, of those that a file must have.
  var missing: [RoundField] { RoundField.required.filter { columns[$0] == nil } }

  /// Chooses by the names of the columns, and where no name tells, by the values.
  ///
  /// - Parameters:
  ///   - names: The names of the columns, in the order of the file.
  ///   - renamed: For our name of a field, the name that the user says its column has.
  ///   - rows: The cells of each row by the name of their column.
  ///   - officialNames: The names that a column of names may have.
  init(
    among names: [String], renamed: [String: String], rows: [[String: JSONCell]],
    officialNames: OfficialNames
  ) {
    let folded = names.map(\.foldedColumnName)
    for field in RoundField.allCases {
      if let given = renamed[field.rawValue] {
        columns[field] = names.first { $0.lowercased() == given.lowercased() }
        continue
      }
      columns[field] = field.knownNames.lazy
        .compactMap { known in folded.firstIndex(of: known).map { names[$0] } }
        .first { !columns.values.contains($0) }
    }
    for field in missing where renamed[field.rawValue] == nil {
      let candidates = names.filter { name in
        !columns.values.contains(name)
          && ColumnChoice.holds(field, rows.lazy.compactMap { $0[name]?.text }, officialNames)
      }
      // Of two columns that could be meant, neither is guessed.
      if candidates.count == 1 { columns[field] = candidates[0] }
    }
  }

  /// The columns that no field is read from.
  func unused(of names: [String]) -> [String] {
    names.filter { !columns.values.contains($0) }
  }

  /// Whether the values of a column can only be those of a field.
  private static func holds(
    _ field: RoundField, _ texts: some Sequence<String>, _ officialNames: OfficialNames
  ) -> Bool {
    let values = texts.filter { !$0.isEmpty }
    guard !values.isEmpty else { return false }
    return switch field {
    case .date:
      values.allSatisfy { Day(inPlainOrder: $0) != nil }
        || DateOrder(of: values) != nil && values.allSatisfy { DateOrder.parts(of: $0) != nil }
    case .name:
      !officialNames.takesAnyName
        && values.allSatisfy { (try? officialNames.category(of: $0)) != nil }
    default: false
    }
  }
}
