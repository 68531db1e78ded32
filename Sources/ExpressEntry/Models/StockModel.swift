import TimeSeries

extension Category {
  /// Whether its rounds take nearly all who wait, so that how long they have waited tells nothing.
  ///
  /// The rounds for provincial nominees do: the median of their sizes since June 2023 is all whom the
  /// pool held with 601 points or more as of the day before.
  var isClearedByRounds: Bool { self == .pnp }
}

/// The model of the candidates of a category that are there for a round.
///
/// Where past rounds have left some, that of the skyline. Where each takes all, the cut-off is the
/// least of so many scores, which only their number tells: the regression on the size.
struct StockModel {
  let skyline: SkylineModel
  let regression: SizeRegression

  /// The model of a category.
  func model(of category: Category) -> any CutoffModel {
    category.isClearedByRounds ? regression : skyline
  }

  /// The cut-off by the category's model.
  func cutoff(_ question: CutoffQuestion) -> Double? {
    model(of: question.category).cutoff(question)
  }
}
