import Forecasting
import TimeSeries

extension Outlooks {
  /// The outlooks given on the day of each past round for the next of its category, by the number of
  /// that round; none for the last round of a category.
  ///
  /// Each is what an outlook of that day gives: the pass over the past answers every question from what
  /// was known on its day.
  public func afterPastRounds() -> [RoundNumber: Outlook] {
    var answers: [Category: [Day: CutoffForecast]] = [:]
    for answer in forecaster.past where answer.model == .auto {
      answers[answer.category, default: [:]][answer.origin] = answer
    }
    var outlooks: [RoundNumber: Outlook] = [:]
    for category in rounds.categories {
      let all = rounds.of(category)
      let past = forecaster.past.filter { $0.category == category }
      for (index, round) in all.dropLast().enumerated() where all[index + 1].day > round.day {
        let history = Array(all[...index])
        let answer = answers[category]?[round.day]
        guard answer != nil || history.count < minimumHistory else { continue }
        outlooks[round.number] = outlook(
          after: history, answer: answer,
          past: past.filter { ($0.outcome?.day ?? round.day) <= round.day })
      }
    }
    return outlooks
  }

  private func outlook(
    after history: [Round], answer: CutoffForecast?, past: [CutoffForecast]
  ) -> Outlook? {
    guard let last = history.last else { return nil }
    let rhythm = RoundRhythm(history)
    let question = CutoffQuestion(nextRoundOf: last.category, in: rounds, origin: last.day)
    let record = Outlook.Record(of: .auto, category: last.category, in: past)
    return Outlook(
      category: last.category, asOf: last.day, lastRound: last, model: .auto,
      chosenModel: answer?.chosen, date: rhythm?.nextDay(after: last.day), size: rhythm?.nextSize,
      cutoff: answer?.distribution, record: record,
      explanation: Explanation(question, skyline: forecaster.skyline), bySize: [],
      notes: notes(
        held: history, history: history, isDormant: false, answer: answer, record: record,
        isConditional: false),
      stock: nil)
  }
}
