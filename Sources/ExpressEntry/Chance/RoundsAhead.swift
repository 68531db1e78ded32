import Statistics
public import Tabular
public import TimeSeries

/// The rounds of a category that are still to come, one after the other.
public struct RoundsAhead: Sendable {
  /// One of the rounds.
  public struct Step: Sendable {
    /// Its place: one for the next.
    public let place: Int

    /// The day.
    public let date: Estimate<Day>

    /// The number of invitations.
    public let size: Estimate<Int>

    /// The median of the cut-off.
    public let cutoff: Int

    /// The cut-offs between which it falls in four cases of five.
    public let interval80: ClosedRange<Int>

    /// The cut-offs between which it falls in nineteen cases of twenty.
    public let interval95: ClosedRange<Int>
  }

  /// The rounds, the next one first; none where nothing can be said.
  public let steps: [Step]
}

extension Chances {
  /// The next rounds of a category, drawn many times: day, size and cut-off together.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - count: How many rounds, at least one.
  /// - Returns: The rounds, none for a category of which nothing can be said.
  public func roundsAhead(of category: Category, count: Int) -> RoundsAhead {
    precondition(count >= 1, "\(count) rounds")
    // No category is looked at for longer than ten years.
    let end = asOf.advanced(by: 3650)
    guard let drawn = paths(of: category, through: end, limit: count) else {
      return RoundsAhead(steps: [])
    }
    let steps = (0..<count).compactMap { place -> RoundsAhead.Step? in
      let rounds = drawn.paths.compactMap { place < $0.count ? $0[place] : nil }
      guard rounds.count == drawn.paths.count,
        let date = Estimate(
          rounds.map { Double($0.day.number) }, as: { Day(number: Int32($0.rounded())) }),
        let size = Estimate(rounds.map { Double($0.invitations) }, as: { Int($0.rounded()) })
      else { return nil }
      let marks = rounds.map(\.cutoff).quantiles([0.025, 0.1, 0.5, 0.9, 0.975])
      return RoundsAhead.Step(
        place: place + 1, date: date, size: size, cutoff: Int(marks[2].rounded()),
        interval80: Int(marks[1].rounded(.down))...Int(marks[3].rounded(.up)),
        interval95: Int(marks[0].rounded(.down))...Int(marks[4].rounded(.up)))
    }
    return RoundsAhead(steps: steps)
  }
}

extension RoundsAhead {
  /// A row a round.
  public var listing: Listing {
    Listing(
      columns: [
        .init("ahead", "Round"), .init("date", "Date"), .init("dateLower", "80 % from"),
        .init("dateUpper", "To"), .init("invitations", "Invitations"), .init("cutoff", "Cut-off"),
        .init("lower80", "80 % from"), .init("upper80", "To"), .init("lower95", "95 % from"),
        .init("upper95", "To"),
      ],
      rows: steps.map { step in
        [
          .integer(step.place), .day(step.date.median), .day(step.date.lower),
          .day(step.date.upper), .integer(step.size.median), .score(step.cutoff),
          .score(step.interval80.lowerBound), .score(step.interval80.upperBound),
          .score(step.interval95.lowerBound), .score(step.interval95.upperBound),
        ]
      })
  }
}
