public import Tabular
public import TimeSeries

/// A change of rules that breaks a history, to be marked on a chart.
public struct Event: Sendable, Equatable {
  /// The first day of the change.
  public let day: Day

  /// The last day, where the change was undone.
  public let until: Day?

  /// A few words in each language.
  private let titles: Translated

  /// A sentence in each language.
  private let details: Translated

  /// A few words for a chart.
  public var title: String { titles.english }

  /// A sentence.
  public var detail: String { details.english }

  /// A few words for a chart in a language.
  public func title(in language: Language) -> String { titles[language] }

  /// A sentence in a language.
  public func detail(in language: Language) -> String { details[language] }

  /// The category that it concerns, nil for all.
  public let category: Category?

  /// The address where it was published.
  public let source: String

  /// Reads a table of events from CSV.
  ///
  /// - Parameter source: A file with the columns date, until, title, detail, categories and source, and
  ///   perhaps titleFrench and detailFrench.
  /// - Returns: The events, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Event] {
    let (days, ends, titles, details, categories, sources, frenchTitles, frenchDetails) = try Table(
      source
    ).read(
      Column<Day>("date"), Column<Day>("until").optional, Column<String>("title"),
      Column<String>("detail"), Column<String>("categories", aliases: ["families"]),
      Column<String>("source"),
      Column<String>("titleFrench").optional, Column<String>("detailFrench").optional)
    return days.indices.map { row in
      Event(
        day: days[row], until: ends[row],
        titles: Translated(english: titles[row], french: frenchTitles[row]),
        details: Translated(english: details[row], french: frenchDetails[row]),
        category: categories[row] == "all" ? nil : Category(categories[row]), source: sources[row])
    }
  }

  /// Whether the event bears on a category.
  public func concerns(_ category: Category) -> Bool {
    self.category == nil || self.category == category
  }
}
