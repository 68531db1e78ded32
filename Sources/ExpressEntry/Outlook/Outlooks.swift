import Forecasting
public import TimeSeries

/// The outlook of every family, from one set of models and one pass over the past.
public struct Outlooks: Sendable {
  /// The day on which they are said.
  public let asOf: Day

  private let rounds: Rounds
  private let others: [any CutoffModel]
  private let forecaster: CutoffForecaster
  private let minimumHistory: Int

  /// Prepares outlooks.
  ///
  /// - Parameters:
  ///   - rounds: The rounds; those after the day are not used.
  ///   - asOf: The day on which the outlooks are said.
  ///   - others: Models to be asked beside the standard ones.
  ///   - minimumHistory: The least number of rounds of a family to forecast its cut-off from.
  public init(
    rounds: Rounds, asOf: Day, others: [any CutoffModel] = [], minimumHistory: Int = 4
  ) {
    self.rounds = rounds.through(asOf)
    self.asOf = asOf
    self.minimumHistory = minimumHistory
    self.others = others
    forecaster = CutoffForecaster(
      rounds: self.rounds, others: others, minimumHistory: minimumHistory)
  }

  /// The forecaster that has answered past questions of which as much was known.
  private func forecaster(day: Day?, size: Int?) -> CutoffForecaster {
    guard day != nil || size != nil else { return forecaster }
    return CutoffForecaster(
      rounds: rounds, others: others, given: size == nil ? .date : .dateAndSize,
      minimumHistory: minimumHistory)
  }

  /// The outlook of one family.
  ///
  /// - Parameters:
  ///   - family: The family.
  ///   - model: The model to ask, by name; by default the one that chooses.
  ///   - day: The day of the round, where it is given.
  ///   - size: The number of invitations, where it is given.
  /// - Returns: What is expected of its next round.
  public func outlook(
    of family: Family, model: String = CutoffForecaster.automaticName, day: Day? = nil,
    size: Int? = nil
  ) -> Outlook {
    let history = rounds.of(family)
    let rhythm = RoundRhythm(history)
    let isDormant = rhythm?.isDormant(on: asOf) ?? false
    let hasHistory = history.count >= minimumHistory
    let question = CutoffQuestion(
      nextRoundOf: family, in: rounds, origin: asOf, day: day, invitations: size)
    let forecaster = forecaster(day: day, size: size)
    let answer =
      hasHistory && !isDormant
      ? forecaster.answers(to: question).first { $0.model == model } : nil
    let record = record(of: model, family: family, in: forecaster.past)
    return Outlook(
      family: family, asOf: asOf, lastRound: history.last, model: model,
      chosenModel: answer?.chosen,
      date: day.map(Estimate.init(given:)) ?? (isDormant ? nil : rhythm?.nextDay(after: asOf)),
      size: size.map(Estimate.init(given:)) ?? (isDormant ? nil : rhythm?.nextSize),
      cutoff: answer?.distribution, record: record,
      notes: notes(
        history: history, isDormant: isDormant, answer: answer, record: record,
        isConditional: day != nil || size != nil))
  }

  private func record(
    of model: String, family: Family, in past: [CutoffForecast]
  ) -> Outlook.Record? {
    let scores = BacktestSummary(past.filter { $0.family == family })
    return scores.row(of: model).map { row in
      Outlook.Record(
        rounds: row.count, meanAbsoluteError: row.meanAbsoluteError,
        naiveMeanAbsoluteError: row.naiveMeanAbsoluteError, coverage80: row.coverage80)
    }
  }

  private func notes(
    history: [Round], isDormant: Bool, answer: CutoffForecast?, record: Outlook.Record?,
    isConditional: Bool
  ) -> [Outlook.Note] {
    guard let last = history.last else { return [.noRounds] }
    if isDormant { return [.dormant(since: last.day)] }
    guard let answer else {
      return [.tooFewRounds(have: history.count, need: minimumHistory)]
    }
    var notes: [Outlook.Note] = []
    if answer.model == CutoffForecaster.automaticName, answer.chosen == "naive" {
      notes.append(.lastValueChosen)
    } else if let record, record.meanAbsoluteError >= record.naiveMeanAbsoluteError {
      notes.append(.noBetterThanLastValue)
    }
    if isConditional, answer.chosen != "skyline" { notes.append(.sizeNotUsed) }
    return notes
  }
}
