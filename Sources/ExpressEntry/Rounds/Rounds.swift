public import TimeSeries

/// The rounds of a dataset in the order of time.
public struct Rounds: Sendable, Equatable {
  /// The rounds, oldest first, those of one day by number.
  public let all: [Round]

  /// The families that the rounds belong to, in the order of the categories table.
  public let families: [Family]

  /// Puts rounds in order.
  ///
  /// - Parameters:
  ///   - rounds: The rounds, in any order.
  ///   - families: The order of families; a family not named there follows, by its first round.
  public init(_ rounds: [Round], families: [Family] = []) {
    all = rounds.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    var seen: Set<Family> = []
    let present = all.map(\.family).filter { seen.insert($0).inserted }
    self.families =
      families.filter(seen.contains) + present.filter { !families.contains($0) }
  }

  /// The rounds of one family.
  public func of(_ family: Family) -> [Round] {
    all.filter { $0.family == family }
  }

  /// What was known on a day: the rounds up to it.
  public func through(_ day: Day) -> Rounds {
    Rounds(all.filter { $0.day <= day }, families: families)
  }

  /// The day of the newest round, nil where there is none.
  public var lastDay: Day? { all.last?.day }

  /// The cut-offs of a family's rounds.
  public func cutoffs(of family: Family) -> TimeSeries {
    let rounds = of(family)
    // The rounds are in order of days, so this is a series.
    return (try? TimeSeries(days: rounds.map(\.day), values: rounds.map { Double($0.cutoff) }))
      ?? TimeSeries([])
  }
}
