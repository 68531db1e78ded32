import Forecasting
public import Tabular

extension Listing {
  /// A row an outlook, with the bounds of its 80 % and 95 % intervals.
  public static func outlooks(_ outlooks: [Outlook]) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("asOf", "As of"), .init("lastDate", "Last round"),
        .init("lastCutoff", "Last cut-off"), .init("model", "Asked"),
        .init("chosenModel", "Model"), .init("date", "Due"),
        .init("dateLower", "From"), .init("dateUpper", "To"), .init("size", "Size"),
        .init("sizeLower", "From"), .init("sizeUpper", "To"), .init("cutoff", "Cut-off"),
        .init("lower80", "80 % from"), .init("upper80", "To"), .init("lower95", "95 % from"),
        .init("upper95", "To"), .init("rounds", "Checked on"), .init("mae", "Mean miss"),
        .init("naiveMae", "Last value's"), .init("coverage80", "Within 80 %"),
      ],
      rows: outlooks.map(row))
  }

  private static func row(_ outlook: Outlook) -> [Cell] {
    let inner = outlook.cutoffInterval(level: 0.8)
    let outer = outlook.cutoffInterval(level: 0.95)
    return [
      .text(outlook.category.name), .day(outlook.asOf), .day(outlook.lastRound?.day),
      .score(outlook.lastRound?.cutoff), .text(outlook.model.rawValue),
      .text(outlook.chosenModel?.rawValue),
      .day(outlook.date?.median), .day(outlook.date?.lower), .day(outlook.date?.upper),
      .integer(outlook.size?.median), .integer(outlook.size?.lower),
      .integer(outlook.size?.upper), .number(outlook.cutoff?.mean, decimals: 1),
      .integer(inner?.lowerBound), .integer(inner?.upperBound), .integer(outer?.lowerBound),
      .integer(outer?.upperBound), .integer(outlook.record?.rounds),
      .number(outlook.record?.meanAbsoluteError, decimals: 1),
      .number(outlook.record?.naiveMeanAbsoluteError, decimals: 1),
      .number(outlook.record?.coverage80, decimals: 2),
    ]
  }

  /// What people are shown of one outlook: a row each for its date, size and cut-off.
  public static func summary(of outlook: Outlook) -> Listing {
    let inner = outlook.cutoffInterval(level: 0.8)
    let outer = outlook.cutoffInterval(level: 0.95)
    return Listing(
      columns: [
        .init("of", "Next \(outlook.category) round"), .init("expected", "Expected"),
        .init("lower80", "80 % from"), .init("upper80", "To"), .init("lower95", "95 % from"),
        .init("upper95", "To"),
      ],
      rows: [
        [
          .text("Date"), .day(outlook.date?.median), .day(outlook.date?.lower),
          .day(outlook.date?.upper), .missing, .missing,
        ],
        [
          .text("Invitations"), .integer(outlook.size?.median), .integer(outlook.size?.lower),
          .integer(outlook.size?.upper), .missing, .missing,
        ],
        [
          .text("Cut-off"), .number(outlook.cutoff?.mean, decimals: 0),
          .integer(inner?.lowerBound), .integer(inner?.upperBound), .integer(outer?.lowerBound),
          .integer(outer?.upperBound),
        ],
      ])
  }

  /// What people are shown of several outlooks: the last and the next cut-off, and the record.
  public static func summary(of outlooks: [Outlook]) -> Listing {
    Listing(
      columns: [
        .init("category", "Category"), .init("lastDate", "Last round"),
        .init("lastCutoff", "Cut-off"),
        .init("date", "Next due"), .init("cutoff", "Cut-off"), .init("lower80", "80 % from"),
        .init("upper80", "To"), .init("model", "Model"), .init("mae", "Mean miss"),
        .init("naiveMae", "Last value's"),
      ],
      rows: outlooks.map { outlook in
        let inner = outlook.cutoffInterval(level: 0.8)
        return [
          .text(outlook.category.name), .day(outlook.lastRound?.day),
          .score(outlook.lastRound?.cutoff), .day(outlook.date?.median),
          .number(outlook.cutoff?.mean, decimals: 0), .integer(inner?.lowerBound),
          .integer(inner?.upperBound), .text(outlook.chosenModel?.rawValue),
          .number(outlook.record?.meanAbsoluteError, decimals: 1),
          .number(outlook.record?.naiveMeanAbsoluteError, decimals: 1),
        ]
      })
  }
}
