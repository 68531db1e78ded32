public import TimeSeries

/// The rounds of a dataset in the order of time.
public struct Rounds: Sendable, Equatable {
  /// The rounds, oldest first, those of one day by number.
  public let all: [Round]

  /// The categories that the rounds belong to, in the order of the categories table.
  public let categories: [Category]

  /// Puts rounds in order.
  ///
  /// - Parameters:
  ///   - rounds: The rounds, in any order.
  ///   - categories: The order of categories; a category not named there follows, by its first round.
  public init(_ rounds: [Round], categories: [Category] = []) {
    all = rounds.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    var seen: Set<Category> = []
    let present = all.map(\.category).filter { seen.insert($0).inserted }
    self.categories =
      categories.filter(seen.contains) + present.filter { !categories.contains($0) }
  }

  /// The rounds of one category.
  public func of(_ category: Category) -> [Round] {
    all.filter { $0.category == category }
  }

  /// What was known on a day: the rounds up to it.
  public func through(_ day: Day) -> Rounds {
    Rounds(all.filter { $0.day <= day }, categories: categories)
  }

  /// The day of the newest round, nil where there is none.
  public var lastDay: Day? { all.last?.day }

  /// The rounds that have a cut-off.
  public var scored: Rounds {
    guard all.contains(where: { $0.cutoff == nil }) else { return self }
    return Rounds(all.filter { $0.cutoff != nil }, categories: categories)
  }

  /// The cut-offs of a category's rounds, of those that have one.
  public func cutoffs(of category: Category) -> TimeSeries {
    let rounds = of(category).filter { $0.cutoff != nil }
    // The rounds are in order of days, so this is a series.
    return (try? TimeSeries(days: rounds.map(\.day), values: rounds.map(\.points)))
      ?? TimeSeries([])
  }
}
