public import Tabular

extension Listing {
  /// The rows of rounds, with the category of each.
  public static func draws(_ rounds: [Round]) -> Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("date", "Date"), .init("name", "Name"),
        .init("category", "Category"), .init("invitations", "Invitations"),
        .init("cutoff", "Cut-off"), .init("tieBreak", "Tie-break"),
      ],
      rows: rounds.map { round in
        [
          .text(round.number.text), .day(round.day), .text(round.name), .text(round.category.name),
          .invitations(of: round), .score(round.cutoff), .instant(round.tieBreak),
        ]
      })
  }

  /// The rows of rounds for JSON, with the bound of the invitations where only that was published.
  public static func drawsWithBounds(_ rounds: [Round]) -> Listing {
    let listing = draws(rounds)
    guard rounds.contains(where: { $0.invitationsBelow != nil }) else { return listing }
    return Listing(
      columns: listing.columns + [.init("invitationsBelow", "Fewer than")],
      rows: zip(listing.rows, rounds).map { $0 + [.integer($1.invitationsBelow)] })
  }

  /// The rows of cumulative totals; the category of the sum over all is `all`.
  public static func totals(_ totals: [Total]) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("period", "Period"), .init("date", "Date"),
        .init("round", "Round"), .init("rounds", "Rounds"), .init("invitations", "Invitations"),
        .init("yearToDate", "Year to date"), .init("cumulative", "Cumulative"),
      ],
      rows: totals.map { total in
        [
          .text(total.category?.name ?? "all"), .text(total.period), .day(total.day),
          .text(total.round.text), .integer(total.rounds), .integer(total.invitations),
          .integer(total.yearToDate), .integer(total.cumulative),
        ]
      })
  }

  /// The rows of changes against the previous round of the same category.
  public static func deltas(_ deltas: [Delta]) -> Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("date", "Date"), .init("category", "Category"),
        .init("cutoff", "Cut-off"), .init("previousCutoff", "Previous"),
        .init("cutoffDelta", "Change"), .init("invitations", "Invitations"),
        .init("invitationsDelta", "Change"), .init("gapDays", "Days since"),
      ],
      rows: deltas.map { delta in
        [
          .text(delta.round.number.text), .day(delta.round.day), .text(delta.round.category.name),
          .score(delta.round.cutoff), .score(delta.previous?.cutoff),
          .change(delta.cutoffDelta), .invitations(of: delta.round),
          .change(delta.invitationsDelta), .integer(delta.gapDays),
        ]
      })
  }
}

extension Listing.Cell {
  /// The invitations of a round, or the bound that was published in place of them.
  static func invitations(of round: Round) -> Listing.Cell {
    round.invitationsBelow.map { .below($0) } ?? .integer(round.invitations)
  }
}
