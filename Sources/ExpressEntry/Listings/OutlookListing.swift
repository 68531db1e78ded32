import Forecasting
public import Tabular

extension Listing {
  /// A row an outlook, with the bounds of its 80 % and 95 % intervals.
  public static func outlooks(_ outlooks: [Outlook]) -> Listing {
    Listing(
      columns: [
        .init("family", "Family"), .init("asOf", "As of"), .init("lastDate", "Last round"),
        .init("lastCutoff", "Last cut-off"), .init("model", "Model"), .init("date", "Due"),
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
      .text(outlook.family.name), .day(outlook.asOf), .day(outlook.lastRound?.day),
      .integer(outlook.lastRound?.cutoff), .text(outlook.chosenModel ?? outlook.model),
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
}
