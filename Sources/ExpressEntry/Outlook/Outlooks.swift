public import Forecasting
public import TimeSeries

/// The outlook of every category, from one set of models and one pass over the past.
public struct Outlooks: Sendable {
  /// The day on which they are said.
  public let asOf: Day

  let rounds: Rounds

  /// The rounds that have a cut-off, by which cut-offs are forecast.
  let scored: Rounds

  private let others: [ForecastMethod]
  let forecaster: CutoffForecaster

  /// The forecaster that has answered past questions with day and size known, when it is needed.
  private let sized: Deferred<CutoffForecaster>
  let minimumHistory: Int

  /// Prepares outlooks.
  ///
  /// - Parameters:
  ///   - rounds: The rounds; those after the day are not used.
  ///   - asOf: The day on which the outlooks are said.
  ///   - others: Methods to be asked beside the standard ones.
  ///   - minimumHistory: The least number of rounds of a category to forecast its cut-off from.
  public init(
    rounds: Rounds, asOf: Day, others: [ForecastMethod] = [], minimumHistory: Int = 4
  ) {
    self.rounds = rounds.through(asOf)
    scored = self.rounds.scored
    self.asOf = asOf
    self.minimumHistory = minimumHistory
    self.others = others
    forecaster = CutoffForecaster(
      rounds: self.rounds, others: others, minimumHistory: minimumHistory)
    let known = self.rounds
    sized = Deferred {
      CutoffForecaster(
        rounds: known, others: others, given: .dateAndSize, minimumHistory: minimumHistory)
    }
  }

  /// The forecaster that has answered past questions of which as much was known.
  private func forecaster(day: Day?, size: Int?) -> CutoffForecaster {
    if size != nil { return sized.value }
    guard day != nil else { return forecaster }
    return CutoffForecaster(
      rounds: rounds, others: others, given: .date, minimumHistory: minimumHistory)
  }

  /// The outlook of one category.
  ///
  /// - Parameters:
  ///   - category: The category.
  ///   - model: The model to ask; by default the one that chooses.
  ///   - day: The day of the round, where it is given.
  ///   - size: The number of invitations, where it is given.
  ///   - hasSizes: Whether to say the cut-off by the size of the round too.
  /// - Returns: What is expected of its next round.
  public func outlook(
    of category: Category, model: CutoffModelName = .auto, day: Day? = nil,
    size: Int? = nil, bySize hasSizes: Bool = false
  ) -> Outlook {
    let held = rounds.of(category)
    let history = held.filter { $0.cutoff != nil }
    let rhythm = RoundRhythm(held)
    let isDormant = rhythm?.isDormant(on: asOf) ?? false
    let hasHistory = history.count >= minimumHistory
    let question = CutoffQuestion(
      nextRoundOf: category, in: scored, origin: asOf, day: day, invitations: size)
    let forecaster = forecaster(day: day, size: size)
    let answer =
      hasHistory && !isDormant
      ? forecaster.answer(of: model, to: question) : nil
    let record = Outlook.Record(of: model, category: category, in: forecaster.past)
    return Outlook(
      category: category, asOf: asOf, lastRound: held.last, model: model,
      chosenModel: answer?.chosen,
      date: day.map(Estimate.init(given:)) ?? (isDormant ? nil : rhythm?.nextDay(after: asOf)),
      size: size.map(Estimate.init(given:)) ?? (isDormant ? nil : rhythm?.nextSize),
      cutoff: answer?.distribution, record: record,
      explanation: Explanation(question, skyline: forecaster.skyline),
      bySize: answer == nil || !hasSizes
        ? [] : bySize(of: category, model: model, day: day, rhythm: rhythm),
      notes: notes(
        held: held, history: history, isDormant: isDormant, answer: answer, record: record,
        isConditional: day != nil || size != nil),
      stock: isDormant ? nil : Outlook.Stock(question, skyline: forecaster.skyline))
  }

  /// What was said of past rounds from a day on, each on the day of its category's last one.
  ///
  /// - Parameters:
  ///   - start: The first day of a round.
  ///   - version: The version of the program, for the ledger.
  /// - Returns: The forecasts and what the rounds became, in the order of time.
  public func past(from start: Day, version: String) -> ForecastLedger {
    ForecastLedger(
      ForecastLedger.entries(of: forecaster.past, in: rounds, from: start, version: version))
  }

  /// The chances of candidates, said on the same day.
  ///
  /// - Parameter pool: The last known state of the pool.
  /// - Returns: The chances.
  public func chances(pool: PoolSnapshot?) -> Chances {
    Chances(
      rounds: scored, pool: pool, asOf: asOf, forecaster: sized.value,
      minimumHistory: minimumHistory, seed: 1)
  }

  /// The cut-off of rounds of several sizes, on the day given, or else on that which a forecast of
  /// the size alone takes.
  private func bySize(
    of category: Category, model: CutoffModelName, day: Day?, rhythm: RoundRhythm?
  ) -> [Outlook.SizedCutoff] {
    guard let sizes = rhythm?.sizes.sorted(), let least = sizes.first, let most = sizes.last else {
      return []
    }
    return Self.sizes.filter { $0 >= least / 2 && $0 <= most * 3 / 2 }.compactMap { size in
      let question = CutoffQuestion(
        nextRoundOf: category, in: scored, origin: asOf,
        day: day.map { max($0, asOf.advanced(by: 1)) }, invitations: size)
      return sized.value.answer(of: model, to: question).map {
        Outlook.SizedCutoff(invitations: size, cutoff: $0.distribution)
      }
    }
  }

  /// The sizes that a cut-off is said of.
  private static let sizes = [
    100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 8000, 10_000,
  ]

  func notes(
    held: [Round], history: [Round], isDormant: Bool, answer: CutoffForecast?,
    record: Outlook.Record?, isConditional: Bool
  ) -> [Outlook.Note] {
    guard let last = held.last else { return [.noRounds] }
    if isDormant { return [.dormant(since: last.day)] }
    guard let answer else {
      return [.tooFewRounds(have: history.count, need: minimumHistory)]
    }
    var notes: [Outlook.Note] = []
    if answer.model == .auto, answer.chosen == .naive {
      notes.append(.lastValueChosen)
    } else if let record, record.meanAbsoluteError >= record.naiveMeanAbsoluteError {
      notes.append(.noBetterThanLastValue)
    }
    if isConditional, !answer.chosen.usesSize {
      notes.append(.sizeNotUsed)
    }
    return notes
  }
}

extension Outlook.Stock {
  /// What waits for the round of a question.
  init?(_ question: CutoffQuestion, skyline: SkylineModel) {
    guard
      let expected = skyline.expected(question),
      let state = skyline.state(
        of: question.category, after: question.history.count, on: question.origin)
    else { return nil }
    let cutoff = Int(
      state.cutoff(invitations: expected.invitations, on: expected.day).rounded())
    day = expected.day
    invitations = expected.invitations
    self.cutoff = cutoff
    // Up to where hardly anybody stands, and a little below the cut-off, where very many do.
    let above = state.stock(at: min(cutoff, 1200)...1200, on: expected.day)
    let reach = max(20, above.firstIndex { $0 < 0.02 * above[0] } ?? above.count)
    scores = max(0, cutoff - reach / 8)...min(1200, cutoff + reach)
    candidates = state.stock(at: scores, on: expected.day)
  }
}
