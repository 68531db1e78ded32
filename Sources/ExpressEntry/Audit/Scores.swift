import TimeSeries

extension Audit {
  /// Cut-offs of provincial nominees below 600, the points of a nomination, and of others above.
  func scores() -> [Finding] {
    let official = Set(dataset.officialNames.allCategories)
    return dataset.rounds.all.compactMap { round in
      guard let cutoff = round.cutoff else { return nil }
      if round.category == Audit.nominees, cutoff < 600 {
        return Finding(
          .error, round: round.number, field: "cutoff", value: cutoff.writtenScore,
          problem: "a nomination alone is worth 600 points", repair: "correct it")
      }
      if official.contains(round.category),
        round.category != Audit.nominees,
        cutoff > 600, round.day >= Audit.endOfLargeJobOffers
      {
        return Finding(
          .warning, round: round.number, field: "cutoff", value: cutoff.writtenScore,
          problem: "more than 600 points without a nomination",
          repair: "compare it with the page of the round")
      }
      return nil
    }
  }

  private static let nominees = Category("pnp")

  /// 2016-11-19, when a job offer fell from 600 points to 200 or 50.
  private static let endOfLargeJobOffers = Day(number: 17_124)
}
