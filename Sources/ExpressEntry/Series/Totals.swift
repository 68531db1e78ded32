public import TimeSeries

/// Cumulative invitations to apply (ITAs) at the end of a period.
public struct Total: Sendable, Equatable {
  /// The category, nil for the sum over all.
  public let category: Category?

  /// The period, such as `2024`, `2024-07` or `2024-Q3`.
  public let period: String

  /// The day of the last round in the period.
  public let day: Day

  /// The last round in the period.
  public let round: RoundNumber

  /// The number of rounds in the period; for a total after each round, of its year so far.
  public let rounds: Int

  /// The invitations of the period's rounds.
  public let invitations: Int

  /// The invitations of the year up to the end of the period.
  public let yearToDate: Int

  /// The invitations since the first round.
  public let cumulative: Int

  /// What a total is taken after.
  public enum Period: String, Sendable, CaseIterable {
    case round, month, quarter, year

    /// The name of the period that a day is in; of a round, that is its year.
    func name(of day: Day) -> String {
      switch self {
      case .round, .year: "\(day.year)"
      case .quarter: "\(day.year)-Q\(day.month.quarter)"
      case .month: day.month.description
      }
    }
  }
}

extension Rounds {
  /// The invitations of each period in which there was a round, and their running totals.
  ///
  /// - Parameters:
  ///   - category: The category, nil for all rounds together.
  ///   - period: What a total is taken after.
  /// - Returns: The totals, in the order of time.
  public func totals(of category: Category?, by period: Total.Period = .round) -> [Total] {
    var running = RunningTotal()
    var totals: [Total] = []
    var rounds = 0
    var invitations = 0
    let selected = category.map(of) ?? all
    for (index, round) in selected.enumerated() {
      running.add(round.invitations, on: round.day)
      rounds += 1
      invitations += round.invitations
      let name = period.name(of: round.day)
      let isLast =
        period == .round || index + 1 == selected.count
        || period.name(of: selected[index + 1].day) != name
      guard isLast else { continue }
      totals.append(
        Total(
          category: category, period: name, day: round.day, round: round.number,
          rounds: period == .round ? running.countInYear : rounds, invitations: invitations,
          yearToDate: running.yearToDate, cumulative: running.cumulative))
      rounds = 0
      invitations = 0
    }
    return totals
  }
}
