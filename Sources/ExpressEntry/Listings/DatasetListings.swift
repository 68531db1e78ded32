public import Tabular

extension Rounds {
  /// The rounds in the schema of our datasets, which the reader of CSV takes back.
  public var datasetListing: Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("date", "Date"), .init("name", "Name"),
        .init("invitations", "Invitations"), .init("cutoff", "Cut-off"),
        .init("tieBreak", "Tie-break"), .init("drawn", "Drawn"),
      ],
      rows: all.map { round in
        [
          .text(round.number.text), .day(round.day), .text(round.name),
          .invitations(of: round), .score(round.cutoff), .instant(round.tieBreak),
          .instant(round.drawn),
        ]
      })
  }
}

extension Repair {
  /// The rows of repairs, with the reason of each.
  public static func listing(_ repairs: [Repair]) -> Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("field", "Field"), .init("published", "Published"),
        .init("taken", "Taken"), .init("reason", "Reason"),
      ],
      rows: repairs.map { repair in
        [
          .text(repair.round.text), .text(repair.field), .text(repair.published),
          .text(repair.taken), .text(repair.reason),
        ]
      })
  }
}
