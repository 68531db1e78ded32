/// The middle between the last value and what the model of the category's stock says.
///
/// Where one errs up and the other down, as a model of the stock does that reacts to what a category's
/// decisions already follow, their mean is better than both. Bates & Granger (1969), *The combination
/// of forecasts*, Operational Research Quarterly 20.
struct Halfway: CutoffModel {
  /// The name by which it is asked for.
  let name = CutoffModelName.combination

  /// The other model.
  let model: StockModel

  /// The mean of both.
  func cutoff(_ question: CutoffQuestion) -> Double? {
    guard let last = question.history.last, let other = model.cutoff(question) else { return nil }
    return (last.points + other) / 2
  }
}
