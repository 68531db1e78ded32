public import Tabular
public import TimeSeries

/// A change of rules that breaks a history, to be marked on a chart.
public struct Event: Sendable, Equatable {
  /// The first day of the change.
  public let day: Day

  /// The last day, where the change was undone.
  public let until: Day?

  /// A few words for a chart.
  public let title: String

  /// A sentence.
  public let detail: String

  /// The family that it concerns, nil for all.
  public let family: Family?

  /// The address where it was published.
  public let source: String

  /// Reads a table of events from CSV.
  ///
  /// - Parameter source: A file with the columns date, until, title, detail, families and source.
  /// - Returns: The events, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Event] {
    let (days, ends, titles, details, families, sources) = try Table(source).read(
      Column<Day>("date"), Column<Day>("until").optional, Column<String>("title"),
      Column<String>("detail"), Column<String>("families"), Column<String>("source"))
    return days.indices.map { row in
      Event(
        day: days[row], until: ends[row], title: titles[row], detail: details[row],
        family: families[row] == "all" ? nil : Family(families[row]), source: sources[row])
    }
  }

  /// Whether the event bears on a family.
  public func concerns(_ family: Family) -> Bool {
    self.family == nil || self.family == family
  }
}
