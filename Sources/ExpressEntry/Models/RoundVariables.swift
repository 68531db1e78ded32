public import Regression
public import Tabular
import TimeSeries

extension Formula {
  /// The regression of a category's cut-offs on all that is known of each round.
  ///
  /// The smaller a round, the higher it cuts, and the longer since the last one, the more candidates
  /// have gathered; both act in proportion, so they enter as logarithms.
  public static let cutoffs = Formula(
    .variable("cutoff"), [.variable("time"), .logarithm(of: "invitations"), .logarithm(of: "gap")])

  /// The regression of the sizes of a category's rounds on all that is known of each.
  public static let sizes = Formula(
    .variable("invitations"), [.variable("time"), .logarithm(of: "gap")])
}

extension [Round] {
  /// What a formula may name of the rounds of one category, which are in the order of time.
  ///
  /// The numbers are `cutoff`, in CRS points, `invitations`, `time`, in years of 365.25 days since
  /// the first round, and `gap`, in days since the last one: one where both are on a day, NaN for
  /// the first. The label is `name`, the official name of the category.
  public var variables: Variables {
    let gaps = zip(self, dropFirst()).map { Double(Swift.max(1, $0.day.distance(to: $1.day))) }
    return Variables(
      observations: count, days: map(\.day),
      numbers: [
        "cutoff": map { $0.points },
        "invitations": map { Double($0.invitations) },
        "time": map { Double(self[0].day.distance(to: $0.day)) / 365.25 },
        "gap": Array<Double>((isEmpty ? [] : [.nan]) + gaps),
      ],
      labels: ["name": map(\.name)])
  }
}

extension [Round] {
  /// The variables of new rounds in a table, as a formula fitted to these rounds names them.
  ///
  /// Where the table has a column `date`, `time` and `gap` are computed from it unless they are
  /// columns too; the gap of the first new round counts from the last of these rounds.
  ///
  /// - Parameters:
  ///   - table: The new rounds, in the order of time.
  ///   - formula: The formula.
  /// - Returns: The variables that the formula names.
  /// - Throws: `InvalidFile` if a column is missing or a cell is not a number.
  public func variables(
    ofNew table: Table, naming formula: Formula
  ) throws(InvalidFile) -> Variables {
    let header = Set(table.header.map { $0.lowercased() })
    let days: [Day]? =
      header.contains("date") ? try table.read(Column<Day>("date")) : nil
    var numbers: [String: [Double]] = [:]
    var labels: [String: [String]] = [:]
    let response = Set(formula.response.variables)
    for name in formula.variables where header.contains(name) || !response.contains(name) {
      switch name {
      case "name": labels[name] = try table.read(Column<String>(name).optional).map { $0 ?? "" }
      case "time" where !header.contains(name):
        guard let days, let first else { fallthrough }
        numbers[name] = days.map { Double(first.day.distance(to: $0)) / 365.25 }
      case "gap" where !header.contains(name):
        guard let days, let last else { fallthrough }
        numbers[name] = zip([last.day] + days, days).map {
          Double(Swift.max(1, $0.distance(to: $1)))
        }
      default: numbers[name] = try table.read(Column<Double>(name).optional).map { $0 ?? .nan }
      }
    }
    return Variables(
      observations: table.rowCount, days: days,
      numbers: numbers, labels: labels)
  }
}
