import TimeSeries

/// A model of cut-offs on its way through rounds that have not been held yet.
struct CutoffPath: Sendable {
  private let model: CutoffModelName
  private let category: Category
  private let line: SizeRegression.Line?
  private var last: Double
  private var stock: SkylineState?

  /// Starts from what is known.
  ///
  /// - Parameters:
  ///   - model: The model, among those that the automatic one chooses.
  ///   - question: The question for the next round, with its history.
  ///   - skyline: The model of the stock.
  init(_ model: CutoffModelName, question: CutoffQuestion, skyline: SkylineModel) {
    self.model = model
    category = question.category
    line =
      question.category.isClearedByRounds ? SizeRegression.line(through: question) : nil
    last = question.history.last.map { $0.points } ?? 0
    stock = skyline.state(
      of: question.category, after: question.history.count, on: question.origin)
  }

  /// The cut-off that the model expects of a round.
  func cutoff(invitations: Int, on day: Day) -> Double {
    let stocked =
      line?.cutoff(invitations: invitations) ?? stock?.cutoff(invitations: invitations, on: day)
      ?? last
    switch model {
    case .skyline, .regression: return stocked
    case .combination: return (last + stocked) / 2
    case .auto, .series: return last
    }
  }

  /// Holds a round.
  mutating func hold(cutoff: Double, invitations: Int, on day: Day) {
    last = cutoff
    stock?.hold(
      Round(
        number: RoundNumber(""), day: day, name: "", category: category,
        invitations: invitations, cutoff: cutoff.rounded()))
  }
}
